// `npm test`: installs what is missing and runs every check, in the order in which a fault is cheapest to
// learn of. `npm test -- unit journeys` runs just the named ones. Checks of one row run side by side, as many as
// there are cores: each keeps to one. The tests take every core, and so have a row each.

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensureInstalled, fail, NODE_OPTIONS, run } from './ensure.mjs';
import { sideBySide } from './side-by-side.mjs';

const CHECKS = [
  [['sync', 'svelte-kit', ['sync']]],
  [
    ['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--threshold', 'error', '--output', 'human']],
    ['lint', 'eslint', ['.']],
    ['build', 'vite', ['build', '--logLevel', 'warn']],
    ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
    ['unused', 'knip', []],
    ['imports', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ],
  [['unit', 'node', [...NODE_OPTIONS, path.join('node_modules', 'vitest', 'vitest.mjs'), 'run']]],
  [['browser', 'vitest', ['run', '--config', 'vitest.browser.config.ts']]],
  [['journeys', 'vitest', ['run', '--config', 'vitest.journeys.config.ts']]],
];

const wanted = process.argv.slice(2);
const names = CHECKS.flat().map(([name]) => name);
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) fail(`There is no check "${unknown}". There are: ${names.join(', ')}.`);

await ensureInstalled();
await run('node', ['--version']);
const began = Date.now();
const times = [];
for (const row of CHECKS) {
  const due = row.filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const failed = await sideBySide(due, availableParallelism(), (check, signal) => judge(check, due.length > 1, signal));
  if (failed) fail(`\n${failed[0]} failed. (${times.join(', ')})`);
}
console.log(`\nAll passed in ${seconds(began)}: ${times.join(', ')}.`);

/** Runs a check and resolves to whether it passed. What one of several says is printed whole, when it ends. */
async function judge([name, command, args], among, signal) {
  const start = Date.now();
  let said = '';
  if (!among) console.log(`\n== ${name}`);
  const code = await run(command, args, among ? { hear: (text) => (said += text), signal } : {});
  if (signal.aborted) return false;
  if (among) console.log(`\n== ${name}\n${said}`.trimEnd());
  times.push(`${name} ${seconds(start)}`);
  return code === 0;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
