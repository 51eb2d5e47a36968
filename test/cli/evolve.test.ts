import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCheckpoint } from '#lib/training/checkpoint.ts';
import { stratagem } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-evolve-'));
const at = (name: string): string => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A field with chance in it, quick to load and to play. */
const FIELD = 'Tit For Tat,Grudger,Defector,Random,Joss,Prober,Win-Stay Lose-Shift,Alternator';
const SMALL = ['--field', FIELD, '--generations', '40', '--population', '12', '--seed', '3', '--mutations', 'all'];

describe('evolve', () => {
  it('gives the same champion for any number of workers, and after a SIGKILL; the champion is better than the first', async () => {
    const reference = await stratagem('evolve', ...SMALL, '--workers', '1', '--checkpoint', at('one'), '--json');
    expect(reference).toMatchObject({ code: 0 });
    const three = await stratagem('evolve', ...SMALL, '--workers', '3', '--checkpoint', at('three'), '--json');
    expect(three.out).toBe(reference.out);
    expect(readFileSync(at('three'), 'utf8')).toBe(readFileSync(at('one'), 'utf8'));

    await killedAfter(5, at('killed'));
    const half = parseCheckpoint(readFileSync(at('killed'), 'utf8'));
    expect(half.ok && half.value.history.length).toBeLessThan(40);
    const resumed = await stratagem('evolve', '--resume', at('killed'), '--workers', '2', '--json');
    expect(resumed.out).toBe(reference.out);
    expect(readFileSync(at('killed'), 'utf8')).toBe(readFileSync(at('one'), 'utf8'));

    const { score, history } = JSON.parse(reference.out) as { score: number; history: { best: number }[] };
    expect(score).toBeGreaterThan(history[0]!.best + 0.05);
  }, 240_000);

  it('writes a champion that plays like its minimised form, and ranks with the score it was selected for', async () => {
    const options = [...SMALL, '--generations', '8', '--checkpoint', at('m'), '--hold-out', 'Defector,Grudger'];
    const { out } = await stratagem('evolve', ...options, '--out', at('champion.json'), '--json');
    await stratagem('evolve', ...options, '--minimise', '--out', at('small.json'), '--parameters', at('params.csv'));
    expect((await stratagem('equal', at('champion.json'), at('small.json'))).code).toBe(0);
    expect((await stratagem('equal', at('champion.json'), at('params.csv'))).code).toBe(0);
    const ranked = await stratagem('rank', at('small.json'), '--field', FIELD, '--json');
    const { score, history } = JSON.parse(out) as { score: number; history: { heldOut: number }[] };
    expect((JSON.parse(ranked.out) as { score: number }).score).toBeCloseTo(score, 9);
    const heldOut = await stratagem('rank', at('small.json'), '--field', 'Defector,Grudger', '--json');
    expect((JSON.parse(heldOut.out) as { score: number }).score).toBeCloseTo(history.at(-1)!.heldOut, 9);
    expect(readFileSync(at('small.json'), 'utf8')).toContain('stratagem evolve --field');
  }, 240_000);

  it('trains a gambler by a swarm, and says how to go on where it was stopped', async () => {
    const options = ['--field', FIELD, '--particles', '8', '--depths', '1,1,0', '--workers', '1'];
    const run = ['swarm', ...options, '--iterations', '12', '--checkpoint', at('swarm'), '--json'];
    const { out } = await stratagem(...run);
    const { score, history, form } = JSON.parse(out) as { score: number; history: { best: number }[]; form: object };
    expect(score).toBeGreaterThan(history[0]!.best);
    expect(form).toMatchObject({ kind: 'gambler', initial: 'C' });

    await killedAfter(3, at('swarm2'), ['swarm', ...options, '--iterations', '12'], 'SIGINT');
    const resumed = await stratagem('swarm', '--resume', at('swarm2'), '--json');
    expect(resumed.out).toBe(out);
    expect((await stratagem('evolve', '--resume', at('swarm2'))).err).toContain('stratagem swarm');
  }, 240_000);

  it('anneals to the same champion for any number of workers and after an interruption', async () => {
    const options = ['--field', FIELD, '--noise', '0.05', '--turns', '50', '--proposals', '20', '--most', '4'];
    const command = ['anneal', ...options, '--chains', '3', '--sweeps', '12'];
    const { out, code } = await stratagem(...command, '--workers', '3', '--checkpoint', at('annealed'), '--json');
    expect(code).toBe(0);
    const { score, history } = JSON.parse(out) as { score: number; history: { best: number }[] };
    expect(score).toBeGreaterThan(history[0]!.best);
    expect(history).toHaveLength(13);

    await killedAfter(3, at('annealed2'), [...command, '--workers', '1']);
    const resumed = await stratagem('anneal', '--resume', at('annealed2'), '--workers', '1', '--json');
    expect(resumed.out).toBe(out);
  }, 240_000);

  it('refuses to anneal what is no machine, or too large a one', async () => {
    const network = await stratagem('anneal', '--from', 'Evolved ANN 5');
    expect([network.code, network.err]).toEqual([1, expect.stringContaining('of the kind ann')]);
    const large = await stratagem('anneal', '--from', 'Evolved FSM 16', '--most', '8');
    expect([large.code, large.err]).toEqual([1, expect.stringContaining('14 states; the most is 8')]);
  });

  it.each([
    [['--archetype', 'nothing'], 2, 'no archetype "nothing"'],
    [['--mutations', 'flip,jump'], 2, 'no mutation "jump"'],
    [['--archetype', 'gambler', '--depths', '9,9,9'], 2, '--depths takes'],
    [['--archetype', 'hmm', '--from', 'Grudger'], 1, 'of the kind fsm'],
    [['--resume', at('nowhere')], 1, 'no file'],
  ])('refuses %j with a reason', async (args, code, message) => {
    const ran = await stratagem('evolve', ...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(message);
  });
});

/** Starts the run and kills it without warning once so many generations are on disk. */
async function killedAfter(
  generations: number,
  checkpoint: string,
  command: readonly string[] = ['evolve', ...SMALL],
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<void> {
  const args = ['src/cli/main.ts', ...command, '--checkpoint', checkpoint];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const done = reached(checkpoint);
    if (done >= generations) break;
  }
  // It is still at it: else the test would tell nothing.
  expect(child.kill(signal)).toBe(true);
  await ended;
}

function reached(checkpoint: string): number {
  try {
    const parsed = parseCheckpoint(readFileSync(checkpoint, 'utf8'));
    // A checkpoint that is there is whole, at any moment.
    expect(parsed.ok).toBe(true);
    return parsed.ok ? parsed.value.history.length : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
