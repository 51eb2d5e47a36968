// What must be there before anything runs: the dependencies, the project's own Node among them, and a
// build that is not older than its sources. Plain JavaScript for Node 20 and up, since it runs before
// anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const bin = path.join(root, 'node_modules', '.bin');

/**
 * What Node is started with where many threads come and go. On processors with memory protection keys V8 (13.6) keeps
 * a list of pages of compiled code for the whole process, loses some of it among threads that end, and gives up the
 * process: "Check failed: jit_page.has_value()". Only builds for Linux on x64 have the keys, and know the option.
 */
export const NODE_OPTIONS =
  process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [];

/** The environment in which the project's own Node and tools come first on the path. */
export function environment(extra = {}) {
  const env = { ...process.env, ...extra };
  const key = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  env[key] = `${bin}${path.delimiter}${env[key] ?? ''}`;
  return env;
}

/**
 * Runs a command in the project and resolves to its exit code, 1 where `signal` or another ended it. What it prints
 * goes to the terminal, or as text to `hear`.
 */
export function run(command, args, { hear, signal } = {}) {
  return new Promise((resolve) => {
    const env = environment(hear && process.stdout.hasColors?.() ? { FORCE_COLOR: '1' } : {});
    const stdio = hear ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd: root, env, stdio, shell: windows, signal });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => {
      if (signal?.aborted) return;
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, ended) => resolve(ended ? 1 : (code ?? 1)));
  });
}

/** Installs the dependencies of the lock file where they are missing or older than it. */
export async function ensureInstalled() {
  const stamp = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs && runtimeWorks()) return;
  console.log('Installing the dependencies of package-lock.json ...');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) fail('npm ci failed. Check the network and the messages above, then run the command again.');
  if (!runtimeWorks()) fail('The project pins its own Node 24 as the npm package "node", and it did not install.');
}

function runtimeWorks() {
  const result = spawnSync('node', ['--version'], { cwd: root, env: environment(), encoding: 'utf8', shell: windows });
  return result.status === 0 && Number(/^v(\d+)/.exec(result.stdout)?.[1]) >= 24;
}

/** Builds the studio where there is no build or a source is newer than it. */
export async function ensureBuilt() {
  const built = path.join(root, 'build', 'index.js');
  if (existsSync(built) && statSync(built).mtimeMs > newestSource()) return;
  console.log('Building the studio ...');
  const code = await run('vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) fail('The build failed; the messages above say where.');
}

function newestSource() {
  const bundled = bundledMachines();
  const files = ['package-lock.json', 'svelte.config.js', 'vite.config.ts', ...bundled].map((file) =>
    path.join(root, file),
  );
  const times = files.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs);
  for (const folder of ['src', 'static']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) times.push(statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
    }
  }
  return Math.max(...times);
}

/** The machine files that are part of the build: those the library imports. */
function bundledMachines() {
  const source = path.join(root, 'src', 'lib', 'library', 'machines.ts');
  if (!existsSync(source)) return [];
  return [...readFileSync(source, 'utf8').matchAll(/strategies\/([\w-]+\.json)/g)].map(
    (match) => `strategies/${match[1]}`,
  );
}

/** Prints a message and ends the process with exit code 1. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}
