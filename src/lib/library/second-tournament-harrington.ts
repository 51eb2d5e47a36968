// Harrington's program of Axelrod's second tournament: Tit For Tat that teases from turn 37 on, goes easy on
// an opponent that looks like one of its kind, breaks alternations, and defects on opponents that look
// random until they have defected enough. The state is one record; it names what the rules name.
// Source: Axelrod 1980b, Journal of Conflict Resolution 24(3), 379-403 (K75R).

import { codeOf, type Action } from '../game/action.ts';
import { chance, type Chance } from '../game/automaton.ts';
import { asDecided, rule, type Decided } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

interface Harrington extends Decided {
  /** Finished turns; they stop counting once no rule asks for them. */
  readonly turns: number;
  /** The last turn, 2 own + opponent in codes. */
  readonly last: number;
  readonly phase: 'ordinary' | 'lenient' | 'defecting';
  /** Whether the defecting phase has been left; it comes only once. */
  readonly released: boolean;
  readonly parole: number;
  /** The opponent's cooperations, as long as turn 38 has not come. */
  readonly cooperations: number;
  /** Its defections from turn 2 on, until a test has found it random. */
  readonly lateDefections: number;
  /** Counts of the opponent's answers, index 4 own + 2 opponent + answer in codes. */
  readonly answers: readonly number[];
  /** Cooperations still owed. */
  readonly due: number;
  /** Turns since the last teasing defection, at most 3. */
  readonly age: number;
  readonly stung: boolean;
  readonly run: number;
  /** The two alternating counters: the one in use on the last turn, and the other. */
  readonly active: number;
  readonly other: number;
  readonly limit: 3 | 5;
  readonly trips: number;
  /** Probability of teasing on the next occasion. */
  readonly risk: number;
}

const START: Harrington = {
  turns: 0,
  last: 0,
  phase: 'ordinary',
  released: false,
  parole: 0,
  cooperations: 0,
  lateDefections: 0,
  answers: [0, 0, 0, 0, 0, 0, 0, 0],
  due: 0,
  age: 3,
  stung: false,
  run: 0,
  active: 0,
  other: 0,
  limit: 5,
  trips: 0,
  risk: 0.25,
  move: 'C',
};

/** Whether the answers are so evenly spread that the opponent's moves look random. */
function answersLookRandom(answers: readonly number[], late: number, total: number): boolean {
  if (answers[0]! / total >= 0.8) return false;
  if (late / total < 0.25 || late / total > 0.75) return false;
  let statistic = 0;
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 2; column++) {
      const rowTotal = answers[2 * row]! + answers[2 * row + 1]!;
      const columnTotal = answers[column]! + answers[2 + column]! + answers[4 + column]! + answers[6 + column]!;
      const expected = (rowTotal * columnTotal) / total;
      if (expected > 1) statistic += (expected - answers[2 * row + column]!) ** 2 / expected;
    }
  }
  return statistic <= 3;
}

/** A state under construction. */
type Draft = { -readonly [key in keyof Harrington]: Harrington[key] };

/** Cooperates and keeps the books of owed cooperations and of the time since the last teasing. */
function cooperate(draft: Draft): Harrington {
  draft.due = Math.max(0, draft.due - 1);
  draft.age = Math.min(3, draft.age + 1);
  draft.move = 'C';
  return draft;
}

function titForTat(draft: Draft, opponent: Action): Harrington {
  if (opponent === 'C') return cooperate(draft);
  draft.active += 1;
  draft.move = 'D';
  return draft;
}

function tease(draft: Draft): Harrington {
  draft.due = 2;
  draft.age = 1;
  draft.move = 'D';
  return draft;
}

function defecting(draft: Draft, opponent: Action): Harrington {
  draft.parole += opponent === 'D' ? 1 : -3;
  if (draft.parole < 11) {
    draft.move = 'D';
    return draft;
  }
  draft.phase = 'ordinary';
  draft.released = true;
  draft.parole = 0;
  draft.due = 2;
  draft.move = 'C';
  return draft;
}

function next(state: Harrington, own: Action, opponent: Action): Harrington | Chance<Harrington> {
  const wronged = opponent === 'D';
  const draft: Draft = { ...state };
  draft.turns = state.released ? Math.min(state.turns + 1, 38) : state.turns + 1;
  draft.last = 2 * codeOf(own) + codeOf(opponent);
  const turn = draft.turns + 1;
  draft.cooperations = turn > 38 ? 0 : state.cooperations + (wronged ? 0 : 1);

  if (draft.phase === 'defecting') return defecting(draft, opponent);
  if (!draft.released) {
    if (turn >= 3) {
      draft.lateDefections += wronged ? 1 : 0;
      const answers = [...state.answers];
      const cell = 2 * state.last + codeOf(opponent);
      answers[cell] = answers[cell]! + 1;
      draft.answers = answers;
    }
    if (turn % 15 === 0 && turn >= 30 && answersLookRandom(draft.answers, draft.lateDefections, turn - 2)) {
      draft.phase = 'defecting';
      draft.answers = START.answers;
      draft.lateDefections = 0;
      draft.move = 'D';
      return draft;
    }
  }
  if (draft.age === 2 && wronged) draft.stung = true;
  if (turn === 38 && wronged && draft.cooperations === 36) {
    draft.phase = 'lenient';
    draft.move = 'C';
    return draft;
  }
  if (draft.phase === 'lenient') {
    if (!wronged) return cooperate(draft);
    draft.phase = 'ordinary';
  }
  draft.run = wronged ? draft.run + 1 : 0;
  if (draft.run >= 20) {
    draft.active += 1;
    draft.move = 'D';
    return draft;
  }
  // The two counters take turns, so each watches every other turn.
  draft.active = wronged ? state.other + 1 : 0;
  draft.other = state.active;
  if (draft.active >= draft.limit) {
    draft.active = 0;
    draft.trips += 1;
    if (draft.trips >= 8) draft.limit = 3;
    return cooperate(draft);
  }
  if (draft.due >= 1) return cooperate(draft);
  if (turn <= 36) return titForTat(draft, opponent);
  if (turn === 37) return tease(draft);
  if (draft.stung) return titForTat(draft, opponent);
  const { risk } = draft;
  const teased = tease({ ...draft, risk: risk + 0.05 });
  if (risk >= 1) return teased;
  return chance([risk, teased], [1 - risk, titForTat({ ...draft }, opponent)]);
}

export const secondTournamentHarrington: readonly StrategyRecord[] = [
  {
    id: 'second-by-harrington',
    name: 'Second by Harrington',
    aliases: ['SecondByHarrington'],
    family: 'Second tournament',
    classification: { ...PLAIN, stochastic: true },
    origin: 'Paul Harrington (K75R), 8th in the second tournament; Axelrod 1980b',
    description:
      'Tit For Tat that teases with single defections from turn 37 unless that stings, goes easy on a like-minded opponent, breaks alternations and defects on opponents that look random.',
    create: () => rule<Harrington>({ initial: START, cooperate: asDecided, next }),
  },
];
