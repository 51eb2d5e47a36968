import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('says nothing when who reads its results has seen enough', () => {
  const pipe = `"${process.execPath}" src/cli/main.ts list all --json | head -n 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', pipe], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['[\n', '']);
});
