import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stratagem } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-cli-'));
const at = (name: string): string => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('usage', () => {
  it('lists the commands, and explains each with --help', async () => {
    const overview = await stratagem('--help');
    expect(overview.code).toBe(0);
    const names = [...overview.out.matchAll(/^ {2}(\w+) {2,}/gm)].map((match) => match[1]!);
    expect(names).toEqual(
      expect.arrayContaining(['reach', 'prune', 'minimise', 'equal', 'rank', 'tournament', 'trace']),
    );
    for (const name of names) expect(await stratagem(name, '--help')).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    [[]],
    [['nonsense']],
    [['reach']],
    [['reach', 'a', 'b']],
    [['play', 'Grudger', 'Grudger', '--turns', 'x']],
    [['list', '--nope']],
  ])('exits with 2 on wrong usage: %j', async (args) => {
    expect((await stratagem(...args)).code).toBe(2);
  });
});

describe('list', () => {
  it('gives the whole library with every field', async () => {
    const { out } = await stratagem('list', 'all', '--json');
    const entries = JSON.parse(out) as Record<string, unknown>[];
    expect(entries).toHaveLength(240);
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual([
        'id',
        'name',
        'stochastic',
        'memoryDepth',
        'longRun',
        'usesPayoffs',
        'usesLength',
        'inspectsOpponent',
        'origin',
        'description',
      ]);
    }
  });

  it.each([
    ['short', 222],
    ['long', 18],
    ['Tit For Tat, "DBS: 0.75, 3, 4, 3, 5"', 2],
  ])('%s has %i', async (field, count) => {
    expect(JSON.parse((await stratagem('list', field, '--json')).out)).toHaveLength(count);
  });
});

describe('play', () => {
  it('plays a match and counts it', async () => {
    const { out } = await stratagem('play', 'Tit For Tat', 'Defector', '--turns', '10', '--json');
    expect(JSON.parse(out)).toMatchObject({ own: 'CDDDDDDDDD', opponent: 'DDDDDDDDDD', score: 9, opponentScore: 14 });
  });

  it('gives the same match for the same seed', async () => {
    const args = ['play', 'Random', 'strategies/secondprac.json', '--noise', '0.1', '--seed', '7', '--json'];
    expect((await stratagem(...args)).out).toBe((await stratagem(...args)).out);
  });
});

describe('trace', () => {
  it('adds the moves or the rates to each case', async () => {
    const setting = { opponent: 'CDDC', flips: [1], length: null, noise: 0.1 };
    const cases = [
      { strategy: 'Tit For Tat', ...setting },
      { strategy: 'Random: 0.5', ...setting, samples: 500, seed: 3 },
    ];
    writeFileSync(at('cases.json'), JSON.stringify(cases));
    const { out } = await stratagem('trace', at('cases.json'));
    const [first, second] = JSON.parse(out) as [{ player: string }, { cooperation: number[] }];
    expect(first).toEqual({ ...cases[0], player: 'CDDD' });
    expect(second.cooperation).toHaveLength(4);
    for (const rate of second.cooperation) expect(Math.abs(rate - 0.5)).toBeLessThan(0.12);
  });

  it('names the case that is wrong', async () => {
    writeFileSync(at('bad.json'), '[{"strategy": "Grudger", "opponent": "CXC"}]');
    expect(await stratagem('trace', at('bad.json'))).toMatchObject({
      code: 1,
      err: 'Case 0: "opponent" must be a string of C and D.\n',
    });
  });
});

describe('rank and tournament', () => {
  it('ranks a machine in a field', async () => {
    const { out } = await stratagem('rank', 'strategies/secondprac.json', '--field', 'demo', '--json');
    const result = JSON.parse(out) as {
      of: number;
      opponents: unknown[];
      exact: boolean;
      rates: Record<string, number>;
    };
    expect(result).toMatchObject({ of: 6, exact: true });
    expect(result.opponents).toHaveLength(5);
    expect(result.rates['CC']).toBe(1);
  });

  it('plays the same tournament with one worker and with two, and writes its tables', async () => {
    const run = (workers: string): Promise<unknown> =>
      stratagem('tournament', '--field', 'demo', '--repetitions', '5', '--workers', workers, '--out', at(workers));
    await Promise.all([run('1'), run('2')]);
    for (const file of ['summary.csv', 'payoffs.csv']) {
      expect(readFileSync(path.join(at('1'), file), 'utf8')).toBe(readFileSync(path.join(at('2'), file), 'utf8'));
    }
    const [head] = readFileSync(path.join(at('1'), 'summary.csv'), 'utf8').split('\n');
    expect(head).toBe(
      'Rank,Name,Median_score,Cooperation_rating,Wins,Initial_C_rate,CC_rate,CD_rate,DC_rate,DD_rate,CC_to_C_rate,CD_to_C_rate,DC_to_C_rate,DD_to_C_rate',
    );
  });
});
