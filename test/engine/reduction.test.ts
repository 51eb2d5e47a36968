// Pruned and minimised machines play exactly as the original does: move by move in whole matches, with noise
// too, since noise flips moves and not states; and so do the drawn machine and the engine's table.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '#lib/engine/compile.ts';
import { playMatch } from '#lib/engine/play.ts';
import { DEFAULT_RULES, matchInfo } from '#lib/engine/rules.ts';
import type { Behaviour } from '#lib/game/automaton.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { mealyAutomaton, size, type Mealy } from '#lib/machine/mealy.ts';
import { minimise } from '#lib/machine/minimise.ts';
import { prune } from '#lib/machine/prune.ts';
import { randomMachine } from '#lib/machine/random.ts';

const OPPONENTS = [
  'Tit For Tat',
  'Win-Stay Lose-Shift',
  'Random',
  'GTFT',
  'Omega TFT',
  'Evolved FSM 16',
  'First by Joss',
];
const behaviourOf = (machine: Mealy): Behaviour => ({ kind: 'automaton', automaton: mealyAutomaton(machine) });

describe('a machine, pruned and minimised', () => {
  it.each([0, 0.05, 0.3])('plays the same matches at noise %d', (noise) => {
    const rules = { ...DEFAULT_RULES, turns: 120, noise };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(), fc.constantFrom(...OPPONENTS), (states, seed, name) => {
        const machine = randomMachine(stream(seed), states);
        const { record, parameters } = unwrap(findStrategy(name));
        const against = (own: Mealy) =>
          playMatch(behaviourOf(own), record.create(parameters, matchInfo(rules)), rules, seed);
        const original = against(machine);
        expect(against(prune(machine))).toEqual(original);
        expect(against(minimise(machine).machine)).toEqual(original);
      }),
      { numRuns: 300 },
    );
  });

  it('compiles to a table of its reachable states and replies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(), (states, seed) => {
        const machine = randomMachine(stream(seed), states);
        const table = compile(mealyAutomaton(machine), { noise: true })!;
        const again = compile(mealyAutomaton(prune(machine)), { noise: true })!;
        expect([...table.cooperation]).toEqual([...again.cooperation]);
        expect(table.cooperation.length).toBeLessThanOrEqual(2 * size(prune(machine)));
      }),
    );
  });
});
