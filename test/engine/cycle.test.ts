import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '#lib/engine/compile.ts';
import { jointPath } from '#lib/engine/cycle.ts';
import { expectedOfPath } from '#lib/engine/expected.ts';
import { playMatch } from '#lib/engine/play.ts';
import { swapped } from '#lib/engine/tally.ts';
import { longest } from '#lib/engine/rules.ts';
import type { Automaton } from '#lib/game/automaton.ts';
import { ALL_D, TIT_FOR_TAT, behaviourOf, naiveExpected, randomAutomaton, rulesOf, tallyOfMoves } from './oracle.ts';

const table = (automaton: Automaton<number> | Automaton<string>) => compile(automaton as Automaton, { noise: false })!;
const pair = fc.tuple(
  fc.integer({ min: 0, max: 1e9 }),
  fc.integer({ min: 0, max: 1e9 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 12 }),
);

describe('jointPath', () => {
  it('closes the sum of any number of turns as simulation does', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 700 }), ([s1, s2, n, m], turns) => {
        const a = randomAutomaton(s1, n, 'deterministic');
        const b = randomAutomaton(s2, m, 'deterministic');
        const rules = rulesOf({ turns });
        const found = expectedOfPath(jointPath(table(a), table(b), turns), rules);
        const match = playMatch(behaviourOf(a), behaviourOf(b), rules, 1);
        expect(found.score).toBe(match.score / turns);
        expect(found.opponentScore).toBe(match.opponentScore / turns);
        expect(found.win - found.loss).toBe(Math.sign(match.score - match.opponentScore));
        expect([...found.tally]).toEqual(tallyOfMoves(match.own, match.opponent));
      }),
      { numRuns: 1000 },
    );
  });

  it('weights random lengths as the tree of chance does', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(0.1, 0.5, 1), ([s1, s2, n, m], ending) => {
        const a = randomAutomaton(s1, n, 'deterministic');
        const b = randomAutomaton(s2, m, 'deterministic');
        const rules = rulesOf({ turns: 40, ending });
        const found = expectedOfPath(jointPath(table(a), table(b), longest(rules)), rules);
        const wanted = naiveExpected(a as Automaton, b as Automaton, rules);
        for (const key of ['score', 'opponentScore', 'turns', 'variance', 'win', 'loss'] as const) {
          expect(Math.abs(found[key] - (wanted[key] as number)), key).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives transposed results when the players are swapped', () => {
    fc.assert(
      fc.property(pair, ([s1, s2, n, m]) => {
        const a = table(randomAutomaton(s1, n, 'deterministic'));
        const b = table(randomAutomaton(s2, m, 'deterministic'));
        const one = expectedOfPath(jointPath(a, b, 200), rulesOf());
        const other = expectedOfPath(jointPath(b, a, 200), rulesOf());
        expect(other.score).toBe(one.opponentScore);
        expect(other.win).toBe(one.loss);
        expect([...swapped(other.tally)]).toEqual([...one.tally]);
      }),
    );
  });

  it('knows Defector against Tit For Tat: one temptation, then punishment', () => {
    const { score, opponentScore, win } = expectedOfPath(jointPath(table(ALL_D), table(TIT_FOR_TAT), 200), rulesOf());
    expect(score).toBe((5 + 199) / 200);
    expect(opponentScore).toBe(199 / 200);
    expect(win).toBe(1);
  });

  it('stays right when its scratch memory grows and wraps', () => {
    const large = randomAutomaton(5, 1000, 'deterministic');
    const small = table(ALL_D);
    for (const automaton of [large, randomAutomaton(6, 900, 'deterministic')]) {
      const rules = rulesOf({ turns: 5000 });
      const found = expectedOfPath(jointPath(table(automaton), table(large), 5000), rules);
      const match = playMatch(behaviourOf(automaton), behaviourOf(large), rules, 1);
      expect(found.score).toBe(match.score / 5000);
      expect(expectedOfPath(jointPath(small, small, 5000), rules).score).toBe(1);
    }
  });
});
