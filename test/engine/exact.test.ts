import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain } from '#lib/engine/chain.ts';
import { compile } from '#lib/engine/compile.ts';
import { exact } from '#lib/engine/exact.ts';
import { reduce } from '#lib/engine/reduce.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import type { Automaton } from '#lib/game/automaton.ts';
import { sample } from '#lib/engine/meet.ts';
import { RANDOM, TIT_FOR_TAT, behaviourOf, contenderOf, naiveExpected, randomAutomaton, rulesOf } from './oracle.ts';

const seed = fc.integer({ min: 0, max: 1e9 });
const smallRules = fc
  .record({
    turns: fc.integer({ min: 1, max: 4 }),
    ending: fc.constantFrom(null, 0.3, 1),
    noise: fc.constantFrom(0, 0.1),
    payoffs: fc.constantFrom({ R: 3, S: 0, T: 5, P: 1 }, { R: 2.5, S: -1.5, T: 4, P: 0.25 }),
  })
  .map((rules): MatchRules => rules);

function exactly(a: Automaton<number>, b: Automaton<number>, rules: MatchRules, lumped: boolean) {
  const options = { noise: rules.noise > 0, turns: rules.turns };
  const [tableA, tableB] = [compile(a, options)!, compile(b, options)!];
  const joint = lumped ? chain(reduce(tableA), reduce(tableB), rules) : chain(tableA, tableB, rules);
  return exact(joint!, rules, { variance: true, wins: true });
}

describe('exact', () => {
  it('agrees with the whole tree of chance, lumped or not', () => {
    fc.assert(
      fc.property(seed, seed, fc.integer({ min: 1, max: 4 }), smallRules, fc.boolean(), (s1, s2, n, rules, lumped) => {
        const a = randomAutomaton(s1, n, 'stochastic');
        const b = randomAutomaton(s2, 3, 'stochastic');
        const found = exactly(a, b, rules, lumped);
        const wanted = naiveExpected(a as Automaton, b as Automaton, rules);
        for (const key of ['score', 'opponentScore', 'turns', 'variance', 'opponentVariance', 'win', 'loss'] as const) {
          expect(Math.abs(found[key] - (wanted[key] as number)), key).toBeLessThan(1e-10);
        }
        (wanted.tally as number[]).forEach((count, cell) =>
          expect(Math.abs(found.tally[cell]! - count), `tally ${cell}`).toBeLessThan(1e-10),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('closes a settled chain as if it had gone on', () => {
    // Under noise this pair settles after a few dozen of 400 turns.
    const rules = rulesOf({ turns: 400, noise: 0.1 });
    const a = randomAutomaton(3, 4, 'stochastic');
    const b = randomAutomaton(8, 4, 'stochastic');
    const whole = exactly(a, b, rules, false);
    let total = 0;
    for (const count of whole.tally) total += count;
    expect(total).toBeCloseTo(400, 8);
    const shorter = exactly(a, b, { ...rules, turns: 399 }, false);
    const shortest = exactly(a, b, { ...rules, turns: 398 }, false);
    // In the stationary part each turn adds the same.
    const last = 400 * whole.score - 399 * shorter.score;
    expect(last).toBeCloseTo(399 * shorter.score - 398 * shortest.score, 9);
  });

  it('gives Tit For Tat against itself under noise the stationary cooperation rate of one half', () => {
    const rules = rulesOf({ turns: 20_000, noise: 0.05 });
    const table = compile(TIT_FOR_TAT, { noise: true })!;
    const { score } = exact(chain(table, table, rules)!, rules);
    expect(score).toBeCloseTo(2.25, 2);
  });

  it('gives Random its known mean and variance', () => {
    const rules = rulesOf();
    const table = compile(RANDOM, { noise: false })!;
    const { score, variance, win, loss } = exact(chain(table, table, rules)!, rules, { variance: true, wins: true });
    expect(score).toBeCloseTo(2.25, 12);
    // Variance of one turn's payoff: (9 + 0 + 25 + 1) / 4 - 2.25^2.
    expect(variance).toBeCloseTo((35 / 4 - 2.25 ** 2) / 200, 12);
    expect(win).toBeCloseTo(loss, 12);
    expect(win + loss).toBeLessThan(1);
  });

  it('agrees with simulation', () => {
    for (const [s, noise, ending] of [
      [1, 0, null],
      [2, 0.05, null],
      [3, 0, 0.05],
      [4, 0.02, 0.1],
    ] as const) {
      const rules = rulesOf({ turns: ending === null ? 60 : Infinity, noise, ending });
      const [a, b] = [s, s + 10].map((each) => {
        const behaviour = behaviourOf(randomAutomaton(each, 5, 'stochastic'));
        return contenderOf(String(each), behaviour, rules);
      });
      const repetitions = 4000;
      const sampled = sample(a!, b!, rules, { repetitions, seed: 5, exact: false, path: [s] });
      const joint = exact(chain(a!.table!, b!.table!, rules)!, rules, { variance: true });
      const error = Math.sqrt(joint.variance / repetitions) || 1e-12;
      expect(Math.abs(sampled.score - joint.score) / error).toBeLessThan(4);
      expect(sampled.deviation ** 2 / joint.variance || 1).toBeCloseTo(1, 0);
      joint.tally.forEach((count, cell) => {
        expect(Math.abs(sampled.tally[cell]! / repetitions - count)).toBeLessThan(0.05 * (1 + count));
      });
    }
  });
});
