// Strategies of the last two turns: sixteen probabilities of C indexed by the own last two and the opponent's
// last two moves, and MEM2, which judges the match in pairs of turns.
// Source: [Hilbe et al. 2017], PNAS 114(18):4715-4720; [Li & Kendall 2014].

import { codeOf, type Action } from '../game/action.ts';
import type { Automaton, Behaviour } from '../game/automaton.ts';
import { lookUp, probabilitiesOf } from './recall.ts';
import { rule, surely } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const FAMILY = 'Memory two';

/** A deterministic memory-two strategy; `pattern` in the order CC|CC, CC|CD, ... of own|opponent, oldest first. */
const byPattern = (pattern: string): Behaviour =>
  rule(lookUp({ own: 2, opponent: 2, openings: 0 }, 'CC', probabilitiesOf(pattern)));

interface Mem2State {
  readonly mode: 'TFT' | 'TF2T' | 'ALLD';
  /** How often ALLD was chosen so far: 0 or 1; the second choice is final. */
  readonly spells: number;
  /** True before even turns: the pair of turns is then half played. */
  readonly half: boolean;
  /** Outcome of the last turn, `2 * own + opponent`; 0 before the first. */
  readonly last: number;
  readonly reply: Action;
}

const DEFECT_FOREVER: Mem2State = { mode: 'ALLD', spells: 2, half: false, last: 0, reply: 'D' };
const CC = 0;
const CD = 1;
const DC = 2;

function replyOf(mode: Mem2State['mode'], before: number, last: number): Action {
  if (mode === 'ALLD') return 'D';
  const defected = (last & 1) === 1;
  return defected && (mode === 'TFT' || (before & 1) === 1) ? 'D' : 'C';
}

const mem2: Automaton<Mem2State> = {
  initial: { mode: 'TFT', spells: 0, half: false, last: CC, reply: 'C' },
  cooperate: (state) => surely(state.reply),
  next: (state, own, opponent) => {
    if (state.spells === 2) return state;
    const last = 2 * codeOf(own) + codeOf(opponent);
    if (!state.half) {
      return { mode: state.mode, spells: state.spells, half: true, last, reply: replyOf(state.mode, state.last, last) };
    }
    const before = state.last;
    let mode: Mem2State['mode'] = 'ALLD';
    if (before === CC && last === CC) mode = 'TFT';
    else if ((before === CD && last === DC) || (before === DC && last === CD)) mode = 'TF2T';
    const spells = mode === 'ALLD' ? state.spells + 1 : state.spells;
    if (spells === 2) return DEFECT_FOREVER;
    // Only Tit For 2 Tats looks back past the coming turn, and only at the opponent's move.
    return { mode, spells, half: false, last: mode === 'TF2T' ? last & 1 : CC, reply: replyOf(mode, before, last) };
  },
};

/** The memory-two strategies. */
export const memoryTwos: readonly StrategyRecord[] = [
  {
    id: 'aon2',
    name: 'AON2',
    aliases: ['All-Or-None 2'],
    family: FAMILY,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: 'Hilbe, Martinez-Vaquero, Chatterjee & Nowak (2017), PNAS 114(18):4715-4720',
    description: 'All or none: cooperates only when both players made the same move on each of the last two turns.',
    create: () => byPattern('CDDDDCDDDDCDDDDC'),
  },
  {
    id: 'delayed-aon1',
    name: 'Delayed AON1',
    family: FAMILY,
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: 'Hilbe, Martinez-Vaquero, Chatterjee & Nowak (2017), PNAS 114(18):4715-4720',
    description: 'A relaxed all-or-none rule of two turns, one of three that evolved as equally robust.',
    create: () => byPattern('CDDDDCDCDDCDDCDC'),
  },
  {
    id: 'mem2',
    name: 'MEM2',
    family: FAMILY,
    classification: PLAIN,
    origin: 'Li & Kendall (2014), IEEE Trans. Evol. Comp. 18(6):819-826',
    description:
      'Chooses anew after every two turns between Tit For Tat (peace), Tit For 2 Tats (alternating defections) and ' +
      'defection (anything else); choosing defection twice is final.',
    create: () => rule(mem2),
  },
];
