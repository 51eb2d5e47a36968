import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stratagem } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-judging-'));
const at = (name: string): string => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECOND_PRAC = 'strategies/secondprac.json';
const FIELD = ['--field', 'Tit For Tat, Defector, Cooperator, Random: 0.5', '--turns', '50'];

describe('sensitivity', () => {
  it('lists the best edits with what rank would say, and keeps to --top', async () => {
    const { code, out } = await stratagem('sensitivity', SECOND_PRAC, ...FIELD, '--json', '--top', '3');
    expect(code).toBe(0);
    const { base, of, edits } = JSON.parse(out) as {
      base: { score: number };
      of: number;
      edits: { edit: object; gain: number; score: number; rank: number }[];
    };
    const ranked = await stratagem('rank', SECOND_PRAC, ...FIELD, '--json');
    const { score } = JSON.parse(ranked.out) as { score: number };
    expect(base.score).toBeCloseTo(score, 12);
    expect(of).toBe(5);
    expect(edits).toHaveLength(3);
    expect(edits[0]!.score - edits[0]!.gain).toBeCloseTo(score, 12);
    expect(edits[0]!.gain).toBeGreaterThanOrEqual(edits[1]!.gain);
    const text = (await stratagem('sensitivity', SECOND_PRAC, ...FIELD, '--top', '2')).out;
    expect(text).toContain('210 single edits, the best 2');
    expect(text.trim().split('\n')).toHaveLength(6);
  });

  it('refuses a strategy that plays by chance', async () => {
    const { code, err } = await stratagem('sensitivity', 'Random', ...FIELD);
    expect(code).toBe(1);
    expect(err).toContain('not a finite state machine');
    expect((await stratagem('sensitivity', SECOND_PRAC, '--top', '0')).code).toBe(2);
  });
});

describe('usage', () => {
  it('gives visits that add up, and names states that are never visited', async () => {
    const { code, out } = await stratagem('usage', 'strategies/evolved-fsm-8.json', ...FIELD, '--json');
    expect(code).toBe(0);
    const { exact, transitions, states } = JSON.parse(out) as {
      exact: boolean;
      transitions: { visits: number; share: number }[];
      states: { state: string; reachable: boolean; visits: number }[];
    };
    expect(exact).toBe(true);
    expect(transitions).toHaveLength(16);
    expect(transitions.reduce((sum, { visits }) => sum + visits, 0)).toBeCloseTo(49, 9);
    expect(states.filter(({ reachable }) => !reachable).map(({ state, visits }) => [state, visits])).toEqual([
      ['1', 0],
      ['2', 0],
    ]);
    const text = (await stratagem('usage', 'strategies/evolved-fsm-8.json', '--field', 'Cooperator')).out;
    expect(text).toContain('unreachable: 1, 2');
    expect(text).toMatch(/reachable but never visited: .*8/);
  });
});

describe('respond', () => {
  it('finds the best response and writes a machine that gets what it says', async () => {
    const { code, out } = await stratagem('respond', SECOND_PRAC, '--json', '--out', at('response.json'));
    expect(code).toBe(0);
    const { score, longRun, machineScore, loss, moves } = JSON.parse(out) as Record<string, number> & { moves: string };
    expect(longRun).toBe(3.75);
    expect(moves).toHaveLength(200);
    expect(machineScore! + loss!).toBeCloseTo(score!, 12);
    const played = await stratagem('play', at('response.json'), SECOND_PRAC, '--json');
    const match = JSON.parse(played.out) as { score: number; turns: number };
    expect(match.score / match.turns).toBeCloseTo(machineScore!, 12);
  });

  it('says what it finds in words, and refuses an ending it cannot write', async () => {
    const { out } = await stratagem('respond', 'Tit For Tat', '--turns', '5');
    expect(out).toContain('No strategy gets more than 3.4000 per turn from Tit For Tat in a match of 5 turns.');
    expect(out).toContain('A best play: CCCCD');
    const refused = await stratagem('respond', 'Tit For Tat', '--out', at('response.unknown'));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('No format that can be written');
  });
});
