import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/game/action.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { stream } from '#lib/game/random.ts';
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
} from '#lib/library/meta.ts';
import { replyMachine, TIT_FOR_TAT_ROWS } from '#lib/library/reply-machine.ts';

/** A council of members that propose these moves, with these scores. */
function council(proposals: string, scores: readonly number[] = [], rest: Partial<Council> = {}): Council {
  return {
    proposals: Uint8Array.from(proposals, (move) => (move === 'C' ? 0 : 1)),
    scores: Float64Array.from({ length: proposals.length }, (_, i) => scores[i] ?? 0),
    turns: 0,
    last: null,
    provoked: false,
    ...rest,
  };
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
    expect(majorityVote(council(proposals))).toBe(majority);
    expect(minorityVote(council(proposals))).toBe(minority);
  });

  it('the lottery weighs the members', () => {
    expect(lotteryVote()(council('CCCD'))).toBe(0.75);
    expect(lotteryVote([0.1, 0.2, 0.7])(council('CDC'))).toBeCloseTo(0.8, 12);
    expect(lotteryVote([0, 5, 0])(council('CDC'))).toBe(0);
    expect(lotteryVote([0.1, 0.2, 0.7])(council('CCC'))).toBe(1);
  });

  it.each([
    ['DDC', [3, 3, 2], 0],
    ['DCD', [3, 3, 2], 1],
    ['CDD', [1, 2, 3], 0],
    ['DDDC', [0, 0, 0, 0], 1],
  ])('the winners among %s with points %j', (proposals, scores, expected) => {
    expect(winnerVote(council(proposals, scores))).toBe(expected);
  });

  it('the ensemble takes the best 8 %, the later of equals first', () => {
    const size = 30; // two are chosen
    const vote = ensembleVote(size);
    const proposals = (cooperators: readonly number[]): string =>
      Array.from({ length: size }, (_, i) => (cooperators.includes(i) ? 'C' : 'D')).join('');
    expect(vote(council(proposals([28, 29])))).toBe(1);
    expect(vote(council(proposals([29])))).toBe(0.5);
    expect(vote(council(proposals([0, 1, 2, 27])))).toBe(0);
    const scores = Array.from({ length: size }, (_, i) => (i === 4 || i === 9 || i === 12 ? 7 : i === 20 ? 6 : 0));
    expect(vote(council(proposals([9, 12]), scores))).toBe(1);
    expect(vote(council(proposals([4, 20, 29]), scores))).toBe(0);
    expect(ensembleVote(12)(council('D'.repeat(11) + 'C'))).toBe(1);
  });

  it('the nice one waits for a defection', () => {
    expect(niceVote(majorityVote)(council('DDD'))).toBe(1);
    expect(niceVote(majorityVote)(council('DDD', [], { provoked: true }))).toBe(0);
  });

  it('the hunters turn to Tit For Tat after a hundred turns', () => {
    expect(huntersVote(council('CCD', [], { turns: 3 }))).toBe(0);
    expect(huntersVote(council('CCC', [], { turns: 100, last: 'D' }))).toBe(1);
    expect(huntersVote(council('CCC', [], { turns: 101, last: 'D' }))).toBe(0);
    expect(huntersVote(council('CCC', [], { turns: 101, last: 'C' }))).toBe(1);
  });
});

describe('team player', () => {
  it('members live with their own proposals, whatever was really played', () => {
    const seen: { proposals: string; scores: readonly number[] }[] = [];
    const alternator = recruitOf({
      kind: 'automaton',
      automaton: {
        initial: 'C',
        cooperate: (move: Action) => (move === 'C' ? 1 : 0),
        next: (_move: Action, own: Action) => (own === 'C' ? 'D' : 'C'),
      },
    });
    const team = [recruitOf(replyMachine('peace', TIT_FOR_TAT_ROWS)), alternator];
    const player = teamPlayer(
      team,
      ({ proposals, scores }) => {
        seen.push({ proposals: [...proposals].map((code) => 'CD'[code]).join(''), scores: [...scores] });
        return 1;
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
});
