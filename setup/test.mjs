// `npm test`: installs what is missing and runs every check, in the order in which a fault is cheapest to
// learn of. `npm test -- unit journeys` runs just the named ones.

import { ensureInstalled, fail, run } from './ensure.mjs';

const CHECKS = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'eslint', ['.']],
  ['sync', 'svelte-kit', ['sync']],
  ['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--threshold', 'error', '--output', 'human']],
  ['imports', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['unused', 'knip', []],
  ['unit', 'vitest', ['run']],
  ['build', 'vite', ['build', '--logLevel', 'warn']],
  ['browser', 'vitest', ['run', '--config', 'vitest.browser.config.ts']],
  ['journeys', 'vitest', ['run', '--config', 'vitest.journeys.config.ts']],
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some(([check]) => check === name));
if (unknown.length > 0)
  fail(`There is no check "${unknown[0]}". There are: ${CHECKS.map(([name]) => name).join(', ')}.`);

await ensureInstalled();
await run('node', ['--version']);
const times = [];
for (const [name, command, args] of CHECKS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const start = Date.now();
  const code = await run(command, args);
  times.push(`${name} ${((Date.now() - start) / 1000).toFixed(1)} s`);
  if (code !== 0) fail(`\n${name} failed. (${times.join(', ')})`);
}
console.log(`\nAll passed: ${times.join(', ')}.`);
