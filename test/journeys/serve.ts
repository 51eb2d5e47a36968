// Serves the built studio to the journeys of one file, on a free port, over a home of its own in a temporary folder
// that starts with the project's machines. Files run side by side, and none sees what another does to its home.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let [servedAt, servedFrom] = ['', ''];

/** Where the studio of this file's journeys is served, `http://127.0.0.1:PORT`. */
export function address(): string {
  return servedAt;
}

/** The folder that holds its strategies and runs. */
export function home(): string {
  return servedFrom;
}

/** Serves the studio while the tests of a file run. */
export function served(): void {
  let server: ChildProcess;

  beforeAll(async () => {
    servedFrom = mkdtempSync(path.join(tmpdir(), 'stratagem-'));
    cpSync(path.join(root, 'strategies'), path.join(servedFrom, 'strategies'), { recursive: true });
    const port = await freePort();
    servedAt = `http://127.0.0.1:${port}`;
    server = spawn(process.execPath, [path.join(root, 'build', 'index.js')], {
      cwd: root,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        ORIGIN: servedAt,
        BODY_SIZE_LIMIT: '12M',
        STRATAGEM_HOME: servedFrom,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      server.stdout?.on('data', (text) => String(text).includes('Listening') && resolve());
      server.once('exit', (code) =>
        reject(new Error(`The studio's server ended with code ${code}. Run "npm run build" first.`)),
      );
    });
    // A server that ends in the middle is what the journeys are there to find.
    server.removeAllListeners('exit');
    server.once('exit', (code, signal) => {
      console.error(`The studio's server ended by itself: code ${code}, signal ${signal}.`);
    });
  });

  afterAll(async () => {
    server.removeAllListeners('exit');
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    }
    rmSync(servedFrom, { recursive: true, force: true });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}
