// Breaks one threshold in each of ten strategies of ten families, one at a time, in a copy of the project in a
// temporary folder, and runs the family's tests there: each must fail. Exits with 1 when one does not notice.
// Run: npx node bench/mutations.ts

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Mutation {
  readonly strategy: string;
  /** File in src/lib/library, and of the test in test/library, without endings. */
  readonly family: string;
  readonly from: string;
  readonly to: string;
}

const MUTATIONS: readonly Mutation[] = [
  {
    strategy: 'Forgetful Grudger',
    family: 'grudgers',
    from: "opponent === 'D' ? 10 : 0",
    to: "opponent === 'D' ? 9 : 0",
  },
  { strategy: 'Defector Hunter', family: 'hunters', from: 'state === 4 ? 0 : 1', to: 'state === 3 ? 0 : 1' },
  { strategy: 'Prober 4', family: 'probers', from: 'Math.abs(balance) <= 2', to: 'Math.abs(balance) <= 3' },
  { strategy: 'Soft Go By Majority', family: 'majority', from: 'surplus > 0 ? 0 : 1', to: 'surplus > 1 ? 0 : 1' },
  { strategy: 'First by Shubik', family: 'first-tournament', from: 'if (owed > 0)', to: 'if (owed > 1)' },
  { strategy: 'Second by White', family: 'second-tournament', from: 'if (turn <= 10 ||', to: 'if (turn <= 11 ||' },
  { strategy: 'Adaptive Pavlov 2006', family: 'adaptive-pavlov', from: 'if (turn < 6)', to: 'if (turn < 5)' },
  { strategy: 'Gradual Killer', family: 'simple', from: 'turn === 5 || turn === 6', to: 'turn === 5 || turn === 4' },
  { strategy: 'Retaliate', family: 'retaliate', from: 'run > 0 ? 0 : 1', to: 'run > 1 ? 0 : 1' },
  {
    strategy: 'Omega TFT',
    family: 'tit-for-tat-variants',
    from: 'deadlock >= deadlockThreshold',
    to: 'deadlock > deadlockThreshold',
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(path.join(tmpdir(), 'stratagem-mutations-'));
const print = (text: string): void => void process.stdout.write(`${text}\n`);

function passes(family: string): boolean {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const ran = spawnSync(process.execPath, [vitest, 'run', `test/library/${family}.test.ts`], { cwd: copy });
  // 1: a test failed. Anything else would be no finding.
  if (ran.status !== 0 && ran.status !== 1) throw new Error(`vitest ended with ${ran.status}: ${String(ran.stderr)}`);
  if (ran.status === 1 && !/Tests.*failed/.test(String(ran.stdout))) {
    throw new Error(`The tests of ${family} did not run: ${String(ran.stderr)}`);
  }
  return ran.status === 0;
}

try {
  for (const part of ['src/lib', 'test/library', 'test/fixtures', 'strategies', 'package.json']) {
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  cpSync(path.join(root, 'vitest.config.ts'), path.join(copy, 'vitest.config.ts'));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  let unnoticed = 0;
  for (const { strategy, family, from, to } of MUTATIONS) {
    const file = path.join(copy, 'src', 'lib', 'library', `${family}.ts`);
    const source = readFileSync(file, 'utf8');
    if (!source.includes(from)) throw new Error(`${family}.ts has no "${from}" to break any more.`);
    if (!passes(family)) throw new Error(`The tests of ${family} fail before anything is broken.`);
    writeFileSync(file, source.replace(from, to));
    const caught = !passes(family);
    writeFileSync(file, source);
    if (!caught) unnoticed++;
    print(`${caught ? 'caught     ' : 'NOT CAUGHT '} ${strategy}: ${from}  ->  ${to}`);
  }
  print(`${MUTATIONS.length - unnoticed} of ${MUTATIONS.length} caught`);
  if (unnoticed > 0) process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
