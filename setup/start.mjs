// `npm start`: installs what is missing, builds what is stale, serves the studio on this machine alone.
// Options (after `--`): --port N (default 5173, the next free one if taken), --open, --host ADDRESS.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, environment, fail, NODE_OPTIONS, root, run } from './ensure.mjs';

const { values } = readOptions();
const host = values.host ?? '127.0.0.1';

await ensureInstalled();
await ensureBuilt();
const port = await freePort(values.port === undefined ? 5173 : Number(values.port), values.port !== undefined);
const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const server = spawn('node', [...NODE_OPTIONS, path.join('build', 'index.js')], {
  cwd: root,
  env: environment({
    HOST: host,
    PORT: String(port),
    ORIGIN: address,
    BODY_SIZE_LIMIT: '12M',
    STRATAGEM_HOME: process.env.STRATAGEM_HOME ?? root,
    ...(values.host ? { STRATAGEM_HOST: host } : {}),
  }),
  stdio: ['inherit', 'pipe', 'inherit'],
});
server.stdout.on('data', (text) => {
  if (!String(text).includes('Listening on')) return process.stdout.write(text);
  console.log(`Stratagem is at ${address}   (Ctrl+C ends it)`);
  if (values.open) void run(...browserCommand(address));
});
server.on('close', (code) => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));

function readOptions() {
  try {
    const options = { port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' } };
    const parsed = parseArgs({ options });
    const { port } = parsed.values;
    if (port !== undefined && !(Number.isInteger(Number(port)) && Number(port) > 0 && Number(port) < 65536)) {
      fail(`--port takes a whole number from 1 to 65535, not "${port}".`);
    }
    return parsed;
  } catch (error) {
    return fail(`${error.message}\nUsage: npm start -- [--port N] [--host ADDRESS] [--open]`);
  }
}

async function freePort(first, exact) {
  for (let candidate = first; candidate < first + (exact ? 1 : 50); candidate++) {
    if (await isFree(candidate)) return candidate;
  }
  return fail(
    `Port ${first} is in use. End the program that uses it, or choose another: npm start -- --port ${first + 1}`,
  );
}

function isFree(candidate) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(candidate, host, () => probe.close(() => resolve(true)));
  });
}

function browserCommand(url) {
  if (process.platform === 'darwin') return ['open', [url]];
  if (process.platform === 'win32') return ['start', ['""', url]];
  return ['xdg-open', [url]];
}
