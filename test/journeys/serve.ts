// Serves the built studio for the journeys, on a free port, over a home of its own in a temporary folder
// that starts with the project's machines.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
    home: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(path.join(tmpdir(), 'stratagem-'));
  cpSync(path.join(root, 'strategies'), path.join(home, 'strategies'), { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [path.join(root, 'build', 'index.js')], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: address,
      BODY_SIZE_LIMIT: '12M',
      STRATAGEM_HOME: home,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text) => String(text).includes('Listening') && resolve());
    server.on('exit', (code) =>
      reject(new Error(`The studio's server ended with code ${code}. Run "npm run build" first.`)),
    );
  });
  // A server that ends in the middle is what the journeys are there to find.
  let ending = false;
  server.removeAllListeners('exit');
  server.once('exit', (code, signal) => {
    if (!ending) console.error(`The studio's server ended by itself: code ${code}, signal ${signal}.`);
  });
  project.provide('address', address);
  project.provide('home', home);
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    ending = true;
    server.kill('SIGKILL');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1000))]);
    rmSync(home, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
