import { afterAll, describe, expect, it } from 'vitest';
import { createEngine } from '#lib/engine/node.ts';
import { playMatch } from '#lib/engine/play.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { recordPairs, type Recording } from '#lib/engine/recording.ts';
import { pairAt, pairCount } from '#lib/engine/tournament.ts';
import { behaviourOf, contenderOf, randomAutomaton, rulesOf } from './oracle.ts';

/** Moves of the two players of each match, as strings. */
function matches({ turns, outcomes }: Recording): string[] {
  let at = 0;
  return Array.from(turns, (length) => {
    const match = outcomes.subarray(at, (at += length));
    const moves = (bit: number): string => Array.from(match, (outcome) => 'CD'[(outcome >> bit) & 1]).join('');
    return `${moves(1)} ${moves(0)}`;
  });
}

describe('recordPairs', () => {
  for (const [name, rules] of Object.entries({
    'a known length': rulesOf({ turns: 40 }),
    'noise and a random length': rulesOf({ turns: Infinity, ending: 0.1, noise: 0.1 }),
  })) {
    it(`records the matches that playMatch plays, under ${name}`, () => {
      const roster = [1, 2, 3, 4].map((s) =>
        contenderOf(`S${s}`, behaviourOf(randomAutomaton(s, 3, s < 3 ? 'deterministic' : 'stochastic')), rules),
      );
      const setting = { rules, repetitions: 3, seed: 5, exact: false };
      const expected: string[] = [];
      for (let pair = 2; pair < 9; pair++) {
        const [i, j] = pairAt(4, pair);
        for (let r = 0; r < 3; r++) {
          const { own, opponent } = playMatch(roster[i]!.behaviour, roster[j]!.behaviour, rules, 5, i, j, r);
          expected.push(`${own} ${opponent}`);
        }
      }
      expect(matches(recordPairs(roster, setting, 2, 9))).toEqual(expected);
    });
  }
});

describe('the engine', () => {
  const engines = [createEngine(1), createEngine(2)];
  afterAll(() => {
    for (const engine of engines) engine.close();
  });
  const spec: TournamentSpec = {
    contenders: ['Tit For Tat', 'Random: 0.5', 'Grudger', 'Joss', 'Defector'].map((name) => ({
      kind: 'library',
      name,
    })),
    rules: rulesOf({ turns: 20, noise: 0.05 }),
    repetitions: 2,
    seed: 9,
    exact: false,
  };

  it('records in order, whatever the threads, and counts the pairs', async () => {
    const [one, two] = await Promise.all(
      engines.map(async (engine) => {
        const done: number[] = [];
        const found: string[] = [];
        for await (const part of engine.recordings(spec, { onProgress: (progress) => done.push(progress.done) })) {
          found.push(...matches(part));
        }
        expect(done.at(-1)).toBe(pairCount(5));
        return found;
      }),
    );
    expect(one).toHaveLength(2 * pairCount(5));
    expect(two).toEqual(one);
  });

  it('ends where the reader stops, and when it is cancelled', async () => {
    const controller = new AbortController();
    await expect(async () => {
      for await (const _ of engines[1]!.recordings(spec, { signal: controller.signal })) {
        controller.abort(new Error('enough'));
      }
    }).rejects.toThrow('enough');
    for await (const part of engines[1]!.recordings(spec)) {
      expect(part.from).toBe(0);
      break;
    }
  });
});
