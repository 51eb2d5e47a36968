import { expect, it } from 'vitest';
import { canonicalKey } from '#lib/machine/canonical.ts';
import { findEquivalent } from '#lib/machine/known.ts';
import { EVOLVED_FSM_8, LIBRARY, SECOND_PRAC } from './machines.ts';

const candidates = [...LIBRARY].map(([id, machine]) => ({ id, name: id.toUpperCase(), key: canonicalKey(machine) }));

it('recognises Evolved FSM 8 as Evolved FSM 6, and does not know SecondPrac', () => {
  expect(findEquivalent(EVOLVED_FSM_8, candidates).map(({ id }) => id)).toEqual(['evolved-fsm-6']);
  expect(findEquivalent(SECOND_PRAC, candidates)).toEqual([]);
});

it('takes candidates from any iterable and keeps what else they carry', () => {
  const marked = new Set(candidates.map((candidate) => ({ ...candidate, mark: 1 })));
  expect(findEquivalent(LIBRARY.get('tf2')!, marked)).toMatchObject([{ id: 'tf2', mark: 1 }]);
});
