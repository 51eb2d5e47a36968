import { expect, it } from 'vitest';
import { contender } from '#lib/engine/contender.ts';
import { parseField } from '#lib/engine/field.ts';
import { meet } from '#lib/engine/meet.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import { champions } from '#lib/library/champions.ts';
import trained from '#lib/library/trained/champions.json' with { type: 'json' };
import { allStrategies, findStrategy, namedStrategies } from '#lib/library/registry.ts';

const find = (name: string) => unwrap(findStrategy(name));
const field = unwrap(parseField('short', allStrategies(), namedStrategies()));

it.each(champions.map(({ id, name }) => [name, id] as const))(
  '%s scores in the short-run field what it was chosen for, in matches of its own',
  (name, id) => {
    const { noise, score: chosenFor } = trained[id as keyof typeof trained];
    const rules = { ...DEFAULT_RULES, noise };
    const own = contender({ kind: 'library', name }, rules, find);
    const meetings = field.map((opponent, k) =>
      meet(own, contender({ kind: 'library', name: opponent.name }, rules, find), rules, {
        repetitions: 10,
        seed: 5,
        exact: false,
        path: [k],
      }),
    );
    const score = meetings.reduce((sum, meeting) => sum + meeting.score / meetings.length, 0);
    // The standard error is near 0.004, and to have been chosen is to have been lucky.
    expect(Math.abs(score - chosenFor)).toBeLessThan(0.025);
    // The fifteenth of the field has 2.778.
    if (noise === 0) expect(score).toBeGreaterThan(2.778);
  },
);
