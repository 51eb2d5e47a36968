import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, distinguish } from '#lib/machine/equivalence.ts';
import { replies, type Mealy } from '#lib/machine/mealy.ts';
import { minimise } from '#lib/machine/minimise.ts';
import {
  anyMachine,
  anyRedundantMachine,
  EVOLVED_FSM_8,
  LIBRARY,
  SECOND_PRAC,
  SECOND_PRAC_2,
  TIT_FOR_TAT,
  wordsUpTo,
} from './machines.ts';

const WORDS = wordsUpTo(8);
const lastReply = (machine: Mealy, word: string): string => replies(machine, word).at(-1)!;

describe('compare', () => {
  it('tells the opening moves apart by the empty history', () => {
    expect(compare(TIT_FOR_TAT, { ...TIT_FOR_TAT, opening: 'D' })).toEqual({
      equivalent: false,
      history: '',
      replies: ['C', 'D'],
    });
  });

  it('finds a shortest history for Tit For Tat against Evolved FSM 6', () => {
    expect(compare(EVOLVED_FSM_8, LIBRARY.get('evolved-fsm-6')!)).toEqual({ equivalent: true });
    const found = compare(TIT_FOR_TAT, LIBRARY.get('evolved-fsm-6')!);
    expect(found).toEqual({ equivalent: false, history: 'DCC', replies: ['C', 'D'] });
  });

  it('tells SecondPrac from its variant where state 5 meets a defection', () => {
    expect(compare(SECOND_PRAC, SECOND_PRAC_2)).toEqual({ equivalent: false, history: 'DDD', replies: ['C', 'D'] });
  });

  it('is shortest, as trying every history shows, and symmetric', () => {
    fc.assert(
      fc.property(anyMachine(4), anyMachine(4), (a, b) => {
        // Machines of n and m states that differ do so within n + m moves.
        const shortest = WORDS.find((word) => lastReply(a, word) !== lastReply(b, word));
        const found = compare(a, b);
        const back = compare(b, a);
        expect(found.equivalent).toBe(shortest === undefined);
        expect(back.equivalent).toBe(found.equivalent);
        if (found.equivalent || back.equivalent) return;
        expect(found.history.length).toBe(shortest!.length);
        expect(back.history.length).toBe(shortest!.length);
        expect(found.replies).toEqual([lastReply(a, found.history), lastReply(b, found.history)]);
        expect(found.replies[0]).not.toBe(found.replies[1]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is shortest for machines that differ in one reply only', () => {
    fc.assert(
      // At most 6 states that behave as 2, against 6: they differ within 7 moves or never.
      fc.property(anyRedundantMachine(2), fc.nat(), (a, cell) => {
        const output = a.output.slice();
        output[cell % output.length]! ^= 1;
        const b = { ...a, output };
        const shortest = WORDS.find((word) => lastReply(a, word) !== lastReply(b, word));
        const found = compare(a, b);
        expect(found.equivalent ? undefined : found.history.length).toBe(shortest?.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('distinguish', () => {
  it('gives a shortest word, or null for states of one class', () => {
    fc.assert(
      fc.property(anyRedundantMachine(4), (machine) => {
        const { merged } = minimise(machine);
        const reachable = machine.names.flatMap((name, i) => (merged.has(name) ? [i] : []));
        for (const a of reachable) {
          for (const b of reachable) {
            const word = distinguish(machine, a, b);
            const from = (start: number): Mealy => ({ ...machine, start });
            const shortest = WORDS.find((w) => w !== '' && lastReply(from(a), w) !== lastReply(from(b), w));
            expect(word?.length).toBe(shortest?.length);
            expect(word === null).toBe(merged.get(machine.names[a]!) === merged.get(machine.names[b]!));
            if (word !== null) expect(lastReply(from(a), word)).not.toBe(lastReply(from(b), word));
          }
        }
      }),
    );
  });
});
