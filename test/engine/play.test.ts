import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainPath, countMatch, playMatch, type Seat } from '#lib/engine/play.ts';
import { branch } from '#lib/game/random.ts';
import { TALLY, swapped } from '#lib/engine/tally.ts';
import type { Automaton, Behaviour } from '#lib/game/automaton.ts';
import { LazyTable } from '#lib/library/lazy-table.ts';
import { ALL_D, RANDOM, TIT_FOR_TAT, behaviourOf, randomAutomaton, rulesOf, tallyOfMoves } from './oracle.ts';

const seed = fc.integer({ min: 0, max: 1e9 });
const rules = fc
  .record({
    turns: fc.integer({ min: 1, max: 60 }),
    ending: fc.constantFrom(null, 0.1),
    noise: fc.constantFrom(0, 0.2, 1),
  })
  .map(rulesOf);

describe('countMatch', () => {
  const kind = fc.constantFrom('stochastic' as const, 'deterministic' as const);
  // Tables with room for all states, for some, and for none, so that play leaves them at any turn.
  const room = fc.constantFrom(0, 1, 3, 100);
  it('plays the match that playMatch records, by tables, by automata, and by one of each', () => {
    fc.assert(
      fc.property(seed, seed, seed, rules, kind, kind, room, (s1, s2, s, setting, kindA, kindB, most) => {
        const a = randomAutomaton(s1, 6, kindA);
        const b = randomAutomaton(s2, 6, kindB);
        const match = playMatch(behaviourOf(a), behaviourOf(b), setting, s, 4, 2);
        const tables = new Map([a, b].map((automaton) => [automaton, new LazyTable(automaton as Automaton, most)]));
        const seat = (automaton: Automaton<number>, tabled: boolean): Seat => ({
          behaviour: behaviourOf(automaton),
          lazy: tabled ? tables.get(automaton)! : null,
        });
        for (const [ofA, ofB] of [
          [true, true],
          [true, false],
          [false, false],
        ] as const) {
          const tally = new Float64Array(TALLY);
          expect(countMatch(seat(a, ofA), seat(b, ofB), setting, tally, branch(s, [4, 2])).turns).toBe(match.turns);
          expect([...tally]).toEqual(tallyOfMoves(match.own, match.opponent));
        }
      }),
    );
  });
});

describe('playMatch', () => {
  it('is the same for the same seed and path, and another for others', () => {
    const [a, b] = [behaviourOf(RANDOM), behaviourOf(RANDOM)];
    const play = (s: number, ...path: number[]) => playMatch(a, b, rulesOf(), s, ...path).own;
    expect(play(1, 2, 3)).toBe(play(1, 2, 3));
    expect(new Set([play(1, 2, 3), play(2, 2, 3), play(1, 3, 3), play(1, 2, 4)]).size).toBe(4);
  });

  it('tells which moves noise has flipped', () => {
    const match = playMatch(behaviourOf(ALL_D), behaviourOf(ALL_D), rulesOf({ noise: 0.2 }), 9);
    const flipped = [...match.own].flatMap((move, turn) => (move === 'C' ? [turn] : []));
    expect(match.ownFlips).toEqual(flipped);
    expect(flipped.length).toBeGreaterThan(20);
    expect(match.opponentFlips).not.toEqual(match.ownFlips);
  });

  it('draws random lengths with the right mean', () => {
    let sum = 0;
    const setting = rulesOf({ turns: Infinity, ending: 0.1 });
    for (let r = 0; r < 5000; r++) sum += playMatch(behaviourOf(ALL_D), behaviourOf(ALL_D), setting, 1, r).turns;
    // Standard error of the mean: sqrt(0.9) / 0.1 / sqrt(5000) = 0.134.
    expect(Math.abs(sum / 5000 - 10)).toBeLessThan(0.55);
  });
});

describe('certainPath', () => {
  it('is the match of players that draw nothing', () => {
    const a = { behaviour: behaviourOf(randomAutomaton(1, 5, 'deterministic')), lazy: null };
    const b = { behaviour: { kind: 'automaton', automaton: TIT_FOR_TAT } as unknown as Behaviour, lazy: null };
    const path = certainPath(a, b, rulesOf())!;
    const match = playMatch(a.behaviour, b.behaviour, rulesOf(), 1);
    expect(path).toMatchObject({ length: 200, tail: 200 });
    const outcomes = [...path.outcomes.subarray(0, 200)];
    expect(outcomes.map((code) => 'CCDD'[code]).join('')).toBe(match.own);
    expect(outcomes.map((code) => 'CDCD'[code]).join('')).toBe(match.opponent);
  });

  it('ends where two tables begin to repeat themselves', () => {
    const seat = (s: number): Seat => {
      const automaton = randomAutomaton(s, 5, 'deterministic');
      return { behaviour: behaviourOf(automaton), lazy: new LazyTable(automaton as Automaton) };
    };
    for (let s = 0; s < 50; s++) {
      const [a, b] = [seat(s), seat(s + 100)];
      const match = playMatch(a.behaviour, b.behaviour, rulesOf(), 1);
      // The first match fills the tables; from then on they are known, and the play closes its cycle.
      certainPath(a, b, rulesOf());
      const { outcomes, length, tail } = certainPath(a, b, rulesOf())!;
      expect(length).toBeLessThan(80);
      const at = (turn: number): number => outcomes[turn < length ? turn : tail + ((turn - tail) % (length - tail))]!;
      const own = Array.from({ length: 200 }, (_, turn) => 'CCDD'[at(turn)]).join('');
      expect(own).toBe(match.own);
    }
  });

  it('is null as soon as anything is drawn, even late', () => {
    const lateRandom: Automaton<number> = {
      initial: 0,
      cooperate: (turn) => (turn === 150 ? 0.5 : 1),
      next: (turn) => turn + 1,
    };
    const a = { behaviour: behaviourOf(lateRandom), lazy: null };
    const b = { behaviour: behaviourOf(ALL_D), lazy: null };
    expect(certainPath(a, b, rulesOf())).toBeNull();
    expect(certainPath(a, b, rulesOf({ turns: 100 }))).not.toBeNull();
    expect(certainPath(b, b, rulesOf({ noise: 0.1 }))).toBeNull();
  });
});

describe('swapped', () => {
  it('is the tally from the other seat', () => {
    const match = playMatch(behaviourOf(RANDOM), behaviourOf(RANDOM), rulesOf(), 3);
    const tally = Float64Array.from(tallyOfMoves(match.own, match.opponent));
    expect([...swapped(tally)]).toEqual(tallyOfMoves(match.opponent, match.own));
  });
});
