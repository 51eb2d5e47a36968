import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '#lib/game/random.ts';
import { applyEdit, editedCell, editText, singleEdits } from '#lib/machine/edits.ts';
import { size, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';

const anyMachine = fc
  .tuple(fc.nat(), fc.integer({ min: 1, max: 7 }))
  .map(([seed, n]) => randomMachine(stream(seed), n));

/** The parts in which two machines differ; transitions by number. */
function differences(a: Mealy, b: Mealy): (number | 'opening' | 'start')[] {
  const found: (number | 'opening' | 'start')[] = [];
  if (a.opening !== b.opening) found.push('opening');
  if (a.start !== b.start) found.push('start');
  for (let cell = 0; cell < a.next.length; cell++) {
    if (a.next[cell] !== b.next[cell]) found.push(cell);
    if (a.output[cell] !== b.output[cell]) found.push(cell);
  }
  return found;
}

describe('singleEdits', () => {
  it('are all machines that differ in one part, each once, and the machine is left as it was', () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const n = size(machine);
        const before = JSON.stringify(machine);
        const edits = singleEdits(machine);
        expect(edits).toHaveLength(2 * n * (n - 1) + 2 * n + 1 + (n - 1));
        const texts = new Set(edits.map((edit) => JSON.stringify(applyEdit(machine, edit))));
        expect(texts.size).toBe(edits.length);
        for (const edit of edits) {
          const changed = differences(machine, applyEdit(machine, edit));
          expect(changed).toEqual([editedCell(machine, edit) ?? edit.what]);
        }
        expect(JSON.stringify(machine)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('are said in words', () => {
    const machine = randomMachine(stream(1), 2);
    expect(singleEdits(machine).slice(0, 4).map(editText)).toEqual([
      `open with ${machine.opening === 'C' ? 'D' : 'C'}`,
      'start in state 2',
      `state 1 on C: play ${machine.output[0] === 0 ? 'D' : 'C'}`,
      `state 1 on C: go to ${machine.next[0] === 0 ? '2' : '1'}`,
    ]);
  });

  it('refuse a state that is not there', () => {
    expect(() => applyEdit(randomMachine(stream(1), 2), { what: 'start', to: '9' })).toThrow('no state "9"');
  });
});
