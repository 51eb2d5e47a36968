import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDraft, type Draft, type DraftState } from '#lib/machine/mealy.ts';
import { MAX_ID_LENGTH, idFlaw, toMealy, validate } from '#lib/machine/validate.ts';
import { anyMachine, EVOLVED_FSM_8 } from './machines.ts';

const state = (id: string, onC: string | null, onD: string | null): DraftState => ({
  id,
  label: null,
  C: onC === null ? null : { target: onC, output: 'C' },
  D: onD === null ? null : { target: onD, output: 'D' },
});
const codes = (draft: Draft): string[] => validate(draft).map((problem) => problem.code);

describe('validate', () => {
  it('finds nothing wrong with a complete machine', () => {
    expect(validate(toDraft(EVOLVED_FSM_8))).toEqual([]);
  });

  it('reports everything at once, each in its place', () => {
    const draft: Draft = {
      initial: 'nowhere',
      opening: 'C',
      states: [state('a', null, 'b'), state('a', 'a', 'a'), state('x.y', 'a', 'gone')],
    };
    const found = validate(draft).map(({ code, place }) => [code, place.state, place.input]);
    expect(found).toEqual([
      ['machine/unknown-start', 'nowhere', undefined],
      ['machine/missing-transition', 'a', 'C'],
      ['machine/unknown-target', 'a', 'D'],
      ['machine/duplicate-state', 'a', undefined],
      ['machine/bad-id', 'x.y', undefined],
      ['machine/unknown-target', 'x.y', 'D'],
    ]);
  });

  it('says subject, place and remedy', () => {
    const [problem] = validate({ initial: 'a', opening: 'C', states: [state('a', 'a', null)] });
    expect(problem!.message).toBe(
      'State "a" has no transition for the opponent\'s D. Draw one to say which move it plays and where it leads.',
    );
  });

  it('tells an empty machine from one without a start state', () => {
    expect(codes({ initial: null, opening: 'C', states: [] })).toEqual(['machine/no-states']);
    expect(codes({ initial: null, opening: 'C', states: [state('a', 'a', 'a')] })).toEqual(['machine/no-start']);
  });

  it.each(['', '  ', 'a.b', '#a', '__proto__', 'constructor', 'toString', 'a\nb', 'x'.repeat(MAX_ID_LENGTH + 1)])(
    'refuses the id %j',
    (id) => {
      expect(idFlaw(id)).not.toBeNull();
      expect(codes({ initial: id, opening: 'C', states: [state(id, id, id)] })).toEqual(['machine/bad-id']);
    },
  );

  it.each(['1', 'angry', 'état 5', 'on', '-1', 'x'.repeat(MAX_ID_LENGTH)])('accepts the id %j', (id) => {
    expect(idFlaw(id)).toBeNull();
  });

  it('keeps messages short however long the name', () => {
    const [problem] = validate({ initial: 'a', opening: 'C', states: [state('a', 'y'.repeat(1e6), 'a')] });
    expect(problem!.message.length).toBeLessThan(250);
  });
});

describe('toMealy', () => {
  it('undoes toDraft', () => {
    fc.assert(
      fc.property(anyMachine(12), (machine) => {
        expect(toMealy(toDraft(machine))).toEqual({ ok: true, value: machine, warnings: [] });
      }),
    );
  });

  it('gives the problems of an incomplete draft', () => {
    const draft: Draft = { initial: 'a', opening: 'C', states: [state('a', 'a', null)] };
    expect(toMealy(draft)).toEqual({ ok: false, problems: validate(draft) });
  });
});
