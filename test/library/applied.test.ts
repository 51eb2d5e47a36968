import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { unwrap } from '#lib/game/problem.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';

interface Recorded {
  readonly name: string;
  readonly opponent: string;
  readonly player: string;
}

const recorded = JSON.parse(
  readFileSync(new URL('../fixtures/traces/transformers.json', import.meta.url), 'utf8'),
) as Recorded[];

/** The moves of the strategy of a name. */
function play(name: string, opponent: string): string {
  const { record, parameters } = unwrap(findStrategy(name));
  const length = opponent.length;
  const behaviour = record.create(parameters, { payoffs: STANDARD_PAYOFFS, length, noise: 0 });
  return playOpenLoop(behaviour, { opponent, flips: [], length, noise: 0 });
}

describe('names with transformers', () => {
  it('reads the names that the reference prints, and plays as recorded under them', () => {
    for (const { name, opponent, player } of recorded) {
      expect(unwrap(findStrategy(name)).name).toBe(name);
      expect(play(name, opponent), `${name} against ${opponent}`).toBe(player);
    }
  });

  it.each([
    ['Dual(Tit For Tat)', 'Dual Tit For Tat'],
    ['dual (tit-for-tat)', 'Dual Tit For Tat'],
    ['Noisy 0.1 (GTFT: 0.3)', 'Noisy GTFT: 0.3: 0.1'],
    ['Noisy GTFT: 0.3: 0.1', 'Noisy GTFT: 0.3: 0.1'],
    ['Joss-Ann 0.2, 0.3 (Grudger)', 'Joss-Ann Grudger: (0.2, 0.3)'],
    ['Dual Joss-Ann Tit For Tat: (0.2, 0.3)', 'Dual Joss-Ann Tit For Tat: (0.2, 0.3)'],
    ['Dual(Joss-Ann 0.2, 0.3 (Tit For Tat))', 'Dual Joss-Ann Tit For Tat: (0.2, 0.3)'],
    ['Initial CCD (Defector)', 'Initial Defector: [C, C, D]'],
    ['Final BackStabber: (D, D): [D]', 'Final BackStabber: (D, D): [D]'],
    ['Apologizing D, C (Grudger)', 'Apologizing Grudger: [D], [C]'],
    ['Forgiving 0.2 (Forgiving Tit For Tat)', 'Forgiving Forgiving Tit For Tat: 0.2'],
    ['Nice(Average Copier)', 'Nice Average Copier'],
    [
      "Mutated [0.2, 0.3], ['GTFT: 0.1', 'Defector'] (Cooperator)",
      "Mutated Cooperator: [0.2, 0.3], ['GTFT: 0.1', 'Defector']",
    ],
  ])('reads %j as %j, and that again', (text, name) => {
    const found = unwrap(findStrategy(text));
    expect(found.name).toBe(name);
    if (text !== 'Nice(Average Copier)') expect(unwrap(findStrategy(name)).record.id).toBe(found.record.id);
  });

  it('takes brackets at their word where a strategy has the name', () => {
    expect(unwrap(findStrategy('Nice(Average Copier)')).record.family).toBe('Transformed');
    expect(unwrap(findStrategy('Nice Average Copier')).record.family).not.toBe('Transformed');
  });

  it('keeps the parameters of the strategy inside', () => {
    const behaviourOf = (name: string): number => {
      const { record, parameters } = unwrap(findStrategy(name));
      const behaviour = record.create(parameters, { payoffs: STANDARD_PAYOFFS, length: 10, noise: 0 });
      return behaviour.kind === 'automaton' ? behaviour.automaton.cooperate(behaviour.automaton.initial) : NaN;
    };
    expect(behaviourOf('Flipped(Random: 0.1)')).toBeCloseTo(0.9, 12);
    expect(behaviourOf("Mutated [1], ['Random: 0.3'] (Defector)")).toBeCloseTo(0.3, 12);
  });

  it('leaves the names of the library alone', () => {
    for (const record of allStrategies()) expect(unwrap(findStrategy(fullName(record))).record).toBe(record);
  });

  it.each([
    ['Noisy 1.5 (Tit For Tat)', /Noisy takes a probability from 0 to 1, not "1.5". Write Noisy 0.1 \(Tit For Tat\)/],
    ['Noisy(Tit For Tat)', /Noisy takes a probability/],
    ['Dual 3 (Tit For Tat)', /Dual takes nothing, not "3"/],
    ['Dual()', /Dual needs a strategy/],
    ['Dual(Tit For Tad)', /There is no strategy "Tit For Tad".*Did you mean "Tit For Tat"/],
    ['Apologizing D, CC (Grudger)', /as many of each/],
    ["Mutated [1], ['Nobody at all here'] (Grudger)", /There is no strategy "Nobody at all here"/],
    [`${'Dual('.repeat(5000)}Grudger${')'.repeat(5000)}`, /There is no strategy/],
  ])('refuses %j', (text, message) => {
    const found = findStrategy(text);
    expect(found.ok).toBe(false);
    if (!found.ok) expect(found.problems[0]!.message).toMatch(message);
  });
});
