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
const opponents = field.map(({ name }) => contender({ kind: 'library', name }, DEFAULT_RULES, find));

it.each(champions.map(({ id, name }) => [name, id] as const))(
  '%s scores in the short-run field what it was chosen for, in matches of its own',
  (name, id) => {
    const own = contender({ kind: 'library', name }, DEFAULT_RULES, find);
    const meetings = opponents.map((opponent, k) =>
      meet(own, opponent, DEFAULT_RULES, { repetitions: 10, seed: 5, exact: false, path: [k] }),
    );
    const score = meetings.reduce((sum, meeting) => sum + meeting.score / meetings.length, 0);
    // The standard error is near 0.004, and to have been chosen is to have been lucky.
    expect(Math.abs(score - trained[id as keyof typeof trained].score)).toBeLessThan(0.025);
    // The fifteenth of the field has 2.778.
    expect(score).toBeGreaterThan(2.778);
  },
);
