import { describe, expect, it } from 'vitest';
import { contender, type Contender } from '#lib/engine/contender.ts';
import { meet, sample, sampleScores } from '#lib/engine/meet.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { fieldScores, selfScores, type FieldScores } from '#lib/engine/scores.ts';
import { stream } from '#lib/game/random.ts';
import { unwrap } from '#lib/game/problem.ts';
import type { Form } from '#lib/library/form.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';

const titForTat = mealy('1', 'C', {
  '1': [
    ['1', 'C'],
    ['1', 'D'],
  ],
});
const form: Form = { kind: 'fsm', machine: titForTat };
const sampling = { repetitions: 50, seed: 1, exact: true };
const fieldOf = (names: readonly string[], rules = DEFAULT_RULES): Contender[] =>
  names.map((name) => contender({ kind: 'library', name }, rules, (wanted) => unwrap(findStrategy(wanted))));

describe('scores against a field', () => {
  it('are those of the matches', () => {
    const field = fieldOf(['Cooperator', 'Defector', 'Alternator', 'Random: 0.5']);
    const [{ own, opponent, self, sampled }] = fieldScores([form], field, DEFAULT_RULES, sampling, true) as [
      FieldScores,
    ];
    expect([...own.slice(0, 2), ...opponent.slice(0, 2), self]).toEqual([3, 199 / 200, 3, 204 / 200, 3]);
    // Against Alternator: CC, then DC and CD in turn.
    expect(own[2]).toBeCloseTo((3 + 3 + 0 + 198 * 2.5 - 0.5) / 200, 1);
    // Against Random every pair of moves is as likely as any other: 2.25 a turn but for the first and the last.
    expect(own[3]).toBeCloseTo(2.25, 1);
    expect(sampled).toBe(0);
  });

  it('do not depend on what was scored before, or along with them', () => {
    const names = ['Grudger', 'Joss: 0.9', 'Average Copier', 'Stalker: (D,)', 'Meta Majority Memory One'];
    const forms = Array.from({ length: 6 }, (_, k): Form => ({ kind: 'fsm', machine: randomMachine(stream(k), 5) }));
    for (const noise of [0, 0.05]) {
      const rules = { ...DEFAULT_RULES, turns: 60, noise };
      const one = fieldOf(names, rules);
      const few = { ...sampling, repetitions: 4 };
      const inOrder = forms.map((each) => fieldScores([each], one, rules, few)[0]!);
      const other = fieldOf(names, rules);
      const reversed = fieldScores([...forms].reverse(), other, rules, few);
      expect(reversed.reverse()).toEqual(inOrder);
      expect(inOrder[0]!.sampled).toBeGreaterThan(0);
    }
  });

  it('sampled are to the bit those of results that keep every match', () => {
    const names = ['Alternator', 'Joss: 0.9', 'Average Copier', 'Random: 0.5', 'Meta Majority Memory One'];
    for (const change of [{}, { noise: 0.05 }, { ending: 0.02, turns: Infinity }]) {
      const rules = { ...DEFAULT_RULES, ...change };
      const [candidate, ...field] = fieldOf(['Tit For Tat', ...names], rules);
      field.forEach((member, k) => {
        const options = { repetitions: 3, seed: 5, exact: false, path: [k] };
        const { exact, score, opponentScore } = sample(candidate!, member, rules, options);
        expect(sampleScores(candidate!, member, rules, options)).toEqual({ exact, score, opponentScore });
      });
    }
  });

  it('sampled lie near those computed', () => {
    const rules = { ...DEFAULT_RULES, noise: 0.05 };
    const field = fieldOf(['Grudger', 'Random: 0.5', 'Win-Stay Lose-Shift'], rules);
    const computed = fieldScores([form], field, rules, sampling)[0]!;
    const drawn = fieldScores([form], field, rules, { ...sampling, repetitions: 2000, exact: false })[0]!;
    expect([computed.sampled, drawn.sampled]).toEqual([0, 3]);
    field.forEach((member, k) => {
      const candidate = fieldOf(['Tit For Tat'], rules)[0]!;
      const { deviation } = meet(candidate, member, rules, { ...sampling, path: [k] });
      expect(Math.abs(drawn.own[k]! - computed.own[k]!)).toBeLessThan((4 * deviation) / Math.sqrt(2000));
    });
  });

  it('of members against their own kind', () => {
    const field = fieldOf(['Tit For Tat', 'Defector', 'Alternator']);
    expect([...selfScores(field, DEFAULT_RULES, sampling)]).toEqual([3, 1, 2]);
  });
});
