import { expect, it } from 'vitest';
import type { Draft } from '#lib/machine/mealy.ts';
import { validate } from '#lib/machine/validate.ts';
import { missing } from '#lib/ui/tournament/missing.ts';

const say = (draft: Draft): string => missing(draft, validate(draft));

it('says what keeps a machine from its rank, states by the names on the canvas', () => {
  const loop = { target: 'a', output: 'C' } as const;
  const draft: Draft = {
    initial: 'a',
    opening: 'C',
    states: [
      { id: 'a', label: null, C: loop, D: loop },
      { id: 'b', label: 'angry', C: loop, D: null },
    ],
  };
  expect(say({ initial: null, opening: 'C', states: [] })).toBe('draw a state');
  expect(say({ ...draft, initial: null })).toBe('choose a start state, and 1 more');
  expect(say(draft)).toBe('state angry lacks D');
  expect(say({ ...draft, states: draft.states.slice(0, 1) })).toBe('');
  expect(say({ ...draft, initial: 'gone', states: draft.states.slice(0, 1) })).toContain('"gone" does not exist');
});
