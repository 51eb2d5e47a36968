import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { hunters } from '#lib/library/hunters.ts';
import { expectParity } from './parity.ts';
import { replies } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

/** The shortest period of 3 to 12 moves that the history repeats at least twice, or nothing. */
function cycleOf(history: string): string {
  for (let period = 3; period <= Math.min(Math.floor(history.length / 2), 12); period++) {
    const cycle = history.slice(0, period);
    if (cycle.repeat(Math.ceil(history.length / period)).startsWith(history)) return cycle;
  }
  return '';
}

const moves = (most: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom('C', 'D'), maxLength: most });
/** Random moves, then a pattern over and over, then random moves again. */
const repetitive = fc
  .tuple(
    fc.oneof(fc.constant(''), fc.constant('CCCCCCCCCC'), moves(12)),
    moves(13),
    fc.integer({ min: 0, max: 70 }),
    moves(3),
  )
  .map(([start, pattern, length, end]) => start + pattern.repeat(70).slice(0, length) + end);

describe('recorded play', () => {
  it.each(hunters.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('rules', () => {
  it.each([
    ['defector-hunter', 'DDDDDDCD', 'CCCCDDDC'],
    ['defector-hunter', 'DDCDDDDD', 'CCCCCCCC'],
    ['cooperator-hunter', 'CCCCCDC', 'CCCCDDC'],
    ['alternator-hunter', 'CDCDCDCCC', 'CCCCCCDDD'],
    ['alternator-hunter', 'DCDCDCCCC', 'CCCCCCDDD'],
    ['alternator-hunter', 'DCDCDDDCD', 'CCCCCCCCC'],
    ['cycle-hunter', 'CCDCCDCDDD', 'CCCCCCDDDD'],
    ['cycle-hunter', 'CDCDCDCDCC', 'CCCCCCCCDD'],
  ])('%s against %s', (id, opponent, expected) => {
    expect(replies(hunters, id, opponent)).toBe(expected);
  });

  it('hunts exactly the histories that repeat with a period of 3 to 12', () => {
    fc.assert(
      fc.property(repetitive, (opponent) => {
        let hunted = false;
        let expected = '';
        for (let n = 0; n < opponent.length; n++) {
          const found = cycleOf(opponent.slice(0, n));
          hunted ||= found.includes('C') && found.includes('D');
          expected += hunted ? 'D' : 'C';
        }
        expect(replies(hunters, 'cycle-hunter', opponent)).toBe(expected);
      }),
    );
  });

  it('looks at the history after turn 10 every ten turns', () => {
    fc.assert(
      fc.property(repetitive, (opponent) => {
        let hunted = false;
        let expected = '';
        for (let n = 0; n < opponent.length; n++) {
          const before = opponent.slice(0, n);
          const hunts = n >= 10 && before.includes('D');
          if (hunts && n % 10 === 0) hunted = cycleOf(before.slice(10)) !== '';
          expected += hunts && hunted ? 'D' : 'C';
        }
        expect(replies(hunters, 'eventual-cycle-hunter', opponent)).toBe(expected);
      }),
    );
  });
});

describe('reachable states', () => {
  it.each([
    ['defector-hunter', 6],
    ['cooperator-hunter', 6],
    ['alternator-hunter', 13],
    ['cycle-hunter', 63205],
  ])('%s has %s', (id, states) => {
    const record = hunters.find((candidate) => candidate.id === id)!;
    expect(countStates(behaviourOf(record))).toBe(states);
  });
});
