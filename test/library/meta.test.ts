import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import { chance, playerOf, type Automaton, type Behaviour } from '#lib/game/automaton.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { OWN, RowStore } from '#lib/library/lazy-table.ts';
import {
  ensembleVote,
  huntersVote,
  lotteryVote,
  majorityVote,
  recruitOf,
  minorityVote,
  niceVote,
  teamPlayer,
  winnerVote,
  type Council,
  type Squad,
  type Vote,
} from '#lib/library/meta.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { replyMachine, TIT_FOR_TAT_ROWS } from '#lib/library/reply-machine.ts';

/** A council of members that propose these moves, with these scores. */
function council(proposals: string, scores: readonly number[] = [], rest: Partial<Council> = {}): Council {
  return {
    places: Int32Array.from(proposals, (move) => (move === 'C' ? 0 : OWN)),
    defections: [...proposals].filter((move) => move === 'D').length,
    scores: Float64Array.from({ length: proposals.length }, (_, i) => scores[i] ?? 0),
    best: Math.max(0, ...scores),
    turns: 0,
    last: null,
    ...rest,
  };
}

/** The moves that a council's members propose. */
function proposalsOf({ places }: Council): string {
  return Array.from(places, (place) => ((place & OWN) === 0 ? 'C' : 'D')).join('');
}

describe('votes', () => {
  it.each([
    ['CCD', 1, 0],
    ['CDD', 0, 1],
    ['CD', 1, 1],
    ['CCC', 1, 0],
    ['DDD', 0, 1],
    ['', 1, 1],
  ])('majority and minority of "%s"', (proposals, majority, minority) => {
    expect(majorityVote.of(council(proposals))).toBe(majority);
    expect(minorityVote.of(council(proposals))).toBe(minority);
  });

  it('the lottery weighs the members', () => {
    expect(lotteryVote().of(council('CCCD'))).toBe(0.75);
    expect(lotteryVote([0.1, 0.2, 0.7]).of(council('CDC'))).toBeCloseTo(0.8, 12);
    expect(lotteryVote([0, 5, 0]).of(council('CDC'))).toBe(0);
    expect(lotteryVote([0.1, 0.2, 0.7]).of(council('CCC'))).toBe(1);
  });

  it.each([
    ['DDC', [3, 3, 2], 0],
    ['DCD', [3, 3, 2], 1],
    ['CDD', [1, 2, 3], 0],
    ['DDDC', [0, 0, 0, 0], 1],
  ])('the winners among %s with points %j', (proposals, scores, expected) => {
    expect(winnerVote.of(council(proposals, scores))).toBe(expected);
  });

  it('the ensemble takes the best 8 %, the later of equals first', () => {
    const size = 30; // two are chosen
    const vote = ensembleVote(size);
    const proposals = (cooperators: readonly number[]): string =>
      Array.from({ length: size }, (_, i) => (cooperators.includes(i) ? 'C' : 'D')).join('');
    expect(vote.of(council(proposals([28, 29])))).toBe(1);
    expect(vote.of(council(proposals([29])))).toBe(0.5);
    expect(vote.of(council(proposals([0, 1, 2, 27])))).toBe(0);
    const scores = Array.from({ length: size }, (_, i) => (i === 4 || i === 9 || i === 12 ? 7 : i === 20 ? 6 : 0));
    expect(vote.of(council(proposals([9, 12]), scores))).toBe(1);
    expect(vote.of(council(proposals([4, 20, 29]), scores))).toBe(0);
    expect(ensembleVote(12).of(council('D'.repeat(11) + 'C'))).toBe(1);
  });

  it('the hunters turn to Tit For Tat after a hundred turns', () => {
    expect(huntersVote.of(council('CCD', [], { turns: 3 }))).toBe(0);
    expect(huntersVote.of(council('CCC', [], { turns: 100, last: 'D' }))).toBe(1);
    expect(huntersVote.of(council('CCC', [], { turns: 101, last: 'D' }))).toBe(0);
    expect(huntersVote.of(council('CCC', [], { turns: 101, last: 'C' }))).toBe(1);
  });
});

describe('team player', () => {
  it('members live with their own proposals, whatever was really played', () => {
    const seen: { proposals: string; scores: readonly number[] }[] = [];
    const store = new RowStore();
    const alternator = recruitOf(
      {
        kind: 'automaton',
        automaton: {
          initial: 'C',
          cooperate: (move: Action) => (move === 'C' ? 1 : 0),
          next: (_move: Action, own: Action) => (own === 'C' ? 'D' : 'C'),
        },
      },
      store,
    );
    const members = [recruitOf(replyMachine('peace', TIT_FOR_TAT_ROWS), store), alternator];
    const player = teamPlayer(
      { members, store },
      {
        scored: true,
        of(council) {
          seen.push({ proposals: proposalsOf(council), scores: [...council.scores] });
          return 1;
        },
      },
      STANDARD_PAYOFFS,
      stream(1),
    );
    for (const opponent of ['D', 'C', 'C'] as const) {
      player.cooperate();
      player.observe('D', opponent);
    }
    player.cooperate();
    expect(seen).toEqual([
      { proposals: 'CC', scores: [0, 0] },
      { proposals: 'DD', scores: [0, 0] },
      { proposals: 'CC', scores: [5, 5] },
      { proposals: 'CD', scores: [8, 8] },
    ]);
  });

  it('is nice until it is defected against, and then decides as one that was awake all the time', () => {
    const info = { payoffs: STANDARD_PAYOFFS, length: 60, noise: 0 };
    const names = ['Random', 'ZD-GTFT-2', 'Bush Mosteller', 'Alternator', 'Stochastic WSLS', 'ALLCorALLD'];
    const store = new RowStore();
    const members = names.map((name) => {
      const { record, parameters } = unwrap(findStrategy(name));
      return recruitOf(record.create(parameters, info), store);
    });
    for (const patience of [0, 1, 5, 40]) {
      const random = [stream(patience), stream(patience)] as const;
      const nice = teamPlayer({ members, store }, niceVote(winnerVote), STANDARD_PAYOFFS, random[0]);
      const awake = teamPlayer({ members, store }, winnerVote, STANDARD_PAYOFFS, random[1]);
      for (let turn = 0; turn < info.length; turn++) {
        const [mine, asked] = [nice.cooperate(), awake.cooperate()];
        expect(mine).toBe(turn <= patience ? 1 : asked);
        const opponent = turn === patience || turn % 3 === 2 ? (turn < patience ? 'C' : 'D') : 'C';
        nice.observe('C', opponent);
        awake.observe('C', opponent);
      }
      // Both have drawn as much.
      expect(random[0]()).toBe(random[1]());
    }
  });

  it('plays by its tables as by the members themselves, draw for draw, on the tables and beyond them', () => {
    const counter: Automaton<number> = {
      initial: chance([0.5, 0], [0.5, 1]),
      cooperate: (count) => 1 / (1 + count / 100),
      next: (count, own) => (own === 'C' ? chance([0.5, count + 1], [0.5, count + 2]) : count + 1),
    };
    const info = { payoffs: STANDARD_PAYOFFS, length: 700, noise: 0 };
    const names = ['Random', 'ZD-GTFT-2', 'Memory Decay', 'Alternator', 'Stochastic WSLS', 'Bush Mosteller', 'Grudger'];
    const automata = names.map((name) => {
      const { record, parameters } = unwrap(findStrategy(name));
      const behaviour = record.create(parameters, info);
      if (behaviour.kind !== 'automaton') throw new Error(`${name} is no automaton.`);
      return behaviour.automaton;
    });
    automata.splice(3, 0, counter as Automaton);
    const store = new RowStore();
    const squad = (behaviourOf: (automaton: Automaton) => Behaviour): Squad => ({
      members: automata.map((automaton) => recruitOf(behaviourOf(automaton), store)),
      store,
    });
    const tabled = squad((automaton) => ({ kind: 'automaton', automaton }));
    const plain = squad((automaton) => ({ kind: 'player', start: (random) => playerOf(automaton, random) }));
    const play = (team: Squad, match: number): readonly string[] => {
      const opponent = stream(3, match);
      const seen: string[] = [];
      const vote: Vote = {
        scored: true,
        of(council) {
          const proposals = proposalsOf(council);
          expect([...proposals].filter((move) => move === 'D').length).toBe(council.defections);
          seen.push(`${proposals} ${council.scores.join(' ')}`);
          return 1;
        },
      };
      const player = teamPlayer(team, vote, STANDARD_PAYOFFS, stream(7, match));
      for (let turn = 0; turn < info.length; turn++) {
        player.cooperate();
        player.observe('C', opponent() < 0.7 ? 'C' : 'D');
      }
      return seen;
    };
    for (const match of [0, 1, 2]) expect(play(tabled, match)).toEqual(play(plain, match));
  });
});
