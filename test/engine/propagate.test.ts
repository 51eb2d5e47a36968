import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chain } from '#lib/engine/chain.ts';
import { compile } from '#lib/engine/compile.ts';
import { exact } from '#lib/engine/exact.ts';
import { meanScore, opposite, playOf } from '#lib/engine/propagate.ts';
import { longest, type MatchRules } from '#lib/engine/rules.ts';
import { mealyAutomaton } from '#lib/machine/mealy.ts';
import { mealyMachine } from '../machine-arbitrary.ts';
import { RANDOM, randomAutomaton } from './oracle.ts';

const rulesOfAll = fc
  .record({
    turns: fc.constantFrom(1, 7, 8, 9, 200),
    ending: fc.constantFrom(null, 0.02),
    noise: fc.constantFrom(0, 0.05, 0.5, 1),
    payoffs: fc.constantFrom({ R: 3, S: 0, T: 5, P: 1 }, { R: 2.5, S: -1.5, T: 4, P: 0.25 }),
  })
  .map((rules): MatchRules => rules);

it('gives the exact score but for what settling leaves out', () => {
  let compared = 0;
  fc.assert(
    fc.property(mealyMachine, fc.nat(), rulesOfAll, fc.boolean(), (machine, seed, rules, certain) => {
      const options = { noise: rules.noise > 0, turns: longest(rules) };
      // Opponents that draw their moves, and such as do not.
      const other = certain
        ? randomAutomaton(seed, 4, 'deterministic')
        : { ...randomAutomaton(seed, 4, 'deterministic'), cooperate: (state: number) => [0, 0.3, 0.5, 1][state % 4]! };
      const table = compile(other, options)!;
      const found = opposite(table, rules);
      if (!found) return;
      compared++;
      const wanted = exact(chain(compile(mealyAutomaton(machine), options)!, table, rules)!, rules);
      expect(Math.abs(meanScore(playOf(machine), found, rules) - wanted.score)).toBeLessThan(1e-3);
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(250);
});

it('leaves opponents with drawn successors to others', () => {
  const rules: MatchRules = { turns: 10, ending: null, noise: 0.05, payoffs: { R: 3, S: 0, T: 5, P: 1 } };
  const tables = Array.from({ length: 20 }, (_, k) => compile(randomAutomaton(k, 3, 'stochastic'), { noise: true })!);
  for (const table of tables)
    expect(opposite(table, rules) === null).toBe(table.next.includes(-2) || table.initial.length > 1);
  expect(tables.some((table) => opposite(table, rules) === null)).toBe(true);
  expect(opposite(compile(RANDOM, { noise: true })!, rules)).not.toBeNull();
});
