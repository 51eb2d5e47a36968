import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOf, codeOf, type Action } from '#lib/game/action.ts';
import { chance, decide, playerOf, type Automaton } from '#lib/game/automaton.ts';
import { stream, type Random } from '#lib/game/random.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { LazyPlayer, LazyTable } from '#lib/library/lazy-table.ts';
import { defaultParameters } from '#lib/library/naming.ts';
import { allStrategies } from '#lib/library/registry.ts';

/** Counts without end, and forgets now and then by a draw: most of its states are beyond any table. */
const forgetfulCounter: Automaton<{ readonly count: number; readonly own: Action }> = {
  initial: chance([0.5, { count: 0, own: 'C' }], [0.5, { count: 3, own: 'D' }]),
  cooperate: ({ count }) => 1 / (1 + count / 10),
  next: ({ count }, own, opponent) => {
    const more = { count: opponent === 'D' ? count + 1 : count, own };
    return count % 7 === 6 ? chance([0.2, { count: 0, own }], [0.8, more]) : more;
  },
};

/** The moves of the automaton itself. */
function playAutomaton<S>(random: Random, opponent: string, automaton: Automaton<S>): string {
  const player = playerOf(automaton, random);
  let own = '';
  for (const move of opponent) {
    const mine = decide(player.cooperate(), random);
    own += mine;
    player.observe(mine, move as Action);
  }
  return own;
}

function playTable<S>(table: LazyTable<S>, random: Random, opponent: string): string {
  const player = new LazyPlayer(table, random);
  let own = '';
  for (const move of opponent) {
    const mine = player.move();
    own += actionOf(mine);
    player.observe(mine, codeOf(move as Action));
  }
  return own;
}

describe('lazy table', () => {
  it('plays as the automaton does, draw for draw, on the table and beyond it, in match after match', () => {
    const opponents = fc.array(fc.string({ unit: fc.constantFrom('C', 'D'), maxLength: 60 }), { maxLength: 6 });
    fc.assert(
      fc.property(opponents, fc.integer({ min: 0, max: 40 }), fc.nat(), (matches, most, seed) => {
        const table = new LazyTable(forgetfulCounter, most);
        matches.forEach((opponent, match) => {
          const expected = stream(seed, match);
          const found = stream(seed, match);
          expect(playTable(table, found, opponent)).toBe(playAutomaton(expected, opponent, forgetfulCounter));
        });
      }),
    );
  });

  it('works out each step once', () => {
    let steps = 0;
    const counted: Automaton<number> = {
      initial: 0,
      cooperate: () => 1,
      next: (state) => {
        steps++;
        return (state + 1) % 4;
      },
    };
    const table = new LazyTable(counted);
    for (let match = 0; match < 3; match++) playTable(table, stream(1), 'C'.repeat(50));
    expect(steps).toBe(4);
  });

  it('keeps room for matches without a draw: where others found none, these still find some', () => {
    const counter: Automaton<number> = { initial: 0, cooperate: () => 1, next: (state) => state + 1 };
    const table = new LazyTable(counter, 2000);
    const reached = (drawn: boolean): number => {
      let mark = table.start(stream(1));
      for (let turn = 0; ; turn++) {
        const after = table.rows[mark]! >= 0 ? table.rows[mark]! : table.follow(mark, stream(1), drawn);
        if (after < 0) return turn;
        mark = after;
      }
    };
    expect([true, false, true].map(reached)).toEqual([1023, 1999, 1999]);
  });

  it('takes no two states of a library strategy for the same that play apart', () => {
    const random = stream(5);
    const words = Array.from({ length: 12 }, (_, i) =>
      Array.from({ length: 40 }, () => (random() < (i % 4) / 4 ? 'C' : 'D')).join(''),
    );
    // Histories of different lengths with the same end are where a careless key fails.
    const opponents = words.flatMap((word) => ['', 'C', 'D', 'CC', 'DD', 'CD'].map((start) => start + word));
    const info = { payoffs: STANDARD_PAYOFFS, length: 200, noise: 0.1 };
    for (const record of allStrategies()) {
      const behaviour = record.create(defaultParameters(record), info);
      if (behaviour.kind !== 'automaton') continue;
      const table = new LazyTable(behaviour.automaton, 1 << 14);
      for (const [match, opponent] of opponents.entries()) {
        const played = playTable(table, stream(9, match), opponent);
        expect(played, record.name).toBe(playAutomaton(stream(9, match), opponent, behaviour.automaton));
      }
    }
  });
});
