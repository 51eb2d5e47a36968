// The general forms of strategies, to be played by name with numbers of one's own, as in
// `Cycler: CCDD` or `Reactive Player: 1, 0.3`. They are not strategies of the literature's list themselves.
// Forms with more numbers than a name can carry are functions only: `lookUp` for gamblers (recall.ts),
// `hiddenMarkov`, `neuralNetwork`; and a finite state machine is a file in strategies/.
// A classification holds for the form in general, not for the defaults.

import type { Action } from '../game/action.ts';
import { linearRelationVector } from './linear-relation.ts';
import { lookUp, memoryOne, probabilitiesOf } from './recall.ts';
import { rule, surely } from './rule.ts';
import { cycler } from './sequences.ts';
import { PLAIN, type Parameter, type Parameters, type StrategyRecord } from './strategy.ts';

const FAMILY = 'Archetype';

const probability = (name: string, description: string, value: number): Parameter => ({
  name,
  description,
  kind: 'number',
  default: value,
  min: 0,
  max: 1,
});

const depth = (name: string, description: string, value: number): Parameter => ({
  name,
  description,
  kind: 'integer',
  default: value,
  min: 0,
  max: 4,
});

const moves = (name: string, description: string, value: string, minLength: number): Parameter => ({
  name,
  description,
  kind: 'actions',
  default: value,
  minLength,
});

/** The pairs of moves CC, CD, DC, DD, and the sixteen keys own|opponent of memory two in table order. */
const PAIRS = ['CC', 'CD', 'DC', 'DD'] as const;
const KEYS = PAIRS.flatMap((own) => PAIRS.map((opponent) => `${own}_${opponent}`));

const numbers = (parameters: Parameters, names: readonly string[]): number[] =>
  names.map((name) => Number(parameters[name]));

/** The general forms that a name can carry. */
export const archetypes: readonly StrategyRecord[] = [
  {
    id: 'memory-one',
    name: 'Generic Memory One Player',
    fullName: 'Generic Memory One Player: C',
    aliases: ['MemoryOnePlayer', 'Memory One'],
    family: FAMILY,
    parameters: [
      probability('CC', 'Probability of C after own C and opponent’s C', 1),
      probability('CD', 'Probability of C after own C and opponent’s D', 0),
      probability('DC', 'Probability of C after own D and opponent’s C', 0),
      probability('DD', 'Probability of C after own D and opponent’s D', 1),
      moves('initial', 'Opening move', 'C', 1),
    ],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'Nowak & Sigmund (1990), Acta Applicandae Mathematicae 20:247-265',
    description: 'Replies to the last turn by four probabilities of C; by default Win-Stay Lose-Shift.',
    create: (parameters) => {
      const [afterCC, afterCD, afterDC, afterDD] = numbers(parameters, PAIRS) as [number, number, number, number];
      return rule(memoryOne([afterCC, afterCD, afterDC, afterDD], surely(firstOf(parameters['initial']))));
    },
  },
  {
    id: 'reactive',
    name: 'Reactive Player',
    fullName: 'Reactive Player: 1, 0',
    family: FAMILY,
    parameters: [
      probability('C', 'Probability of C after the opponent’s C', 1),
      probability('D', 'Probability of C after the opponent’s D', 0),
    ],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true },
    origin: 'Nowak & Sigmund (1989), Applied Mathematics and Computation 30(3):191-213',
    description: 'Replies to the opponent’s last move alone, by two probabilities of C; by default Tit For Tat.',
    create: ({ C, D }) => rule(memoryOne([Number(C), Number(D), Number(C), Number(D)], 1)),
  },
  {
    id: 'memory-two',
    name: 'Generic Memory Two Player',
    aliases: ['MemoryTwoPlayer', 'Memory Two'],
    family: FAMILY,
    parameters: [
      ...KEYS.map((key) => probability(key, `Probability of C after own and opponent’s moves ${key}`, 1)),
      moves('initial', 'Opening moves', 'CC', 2),
    ],
    classification: { ...PLAIN, memoryDepth: 2, stochastic: true },
    origin: 'Hilbe, Martinez-Vaquero, Chatterjee & Nowak (2017), PNAS 114(18):4715-4720',
    description: 'Replies to the last two turns by sixteen probabilities of C; by default it always cooperates.',
    create: (parameters) =>
      rule(lookUp({ own: 2, opponent: 2, openings: 0 }, String(parameters['initial']), numbers(parameters, KEYS))),
  },
  {
    id: 'lookerup',
    name: 'LookerUp',
    family: FAMILY,
    parameters: [
      depth('own', 'Own last moves seen', 0),
      depth('opponent', 'Opponent’s last moves seen', 1),
      depth('openings', 'Opponent’s first moves seen', 0),
      moves('pattern', 'Replies in table order', 'CD', 1),
      moves('initial', 'Opening moves', 'C', 0),
    ],
    classification: PLAIN,
    origin: 'Martin Jones, Axelrod library',
    description: 'Looks its reply up by recent and opening moves; by default Tit For Tat.',
    create: ({ own, opponent, openings, pattern, initial }) =>
      rule(
        lookUp(
          { own: Number(own), opponent: Number(opponent), openings: Number(openings) },
          String(initial),
          probabilitiesOf(String(pattern)),
        ),
      ),
  },
  {
    id: 'linear-relation',
    name: 'LinearRelation',
    fullName: 'LinearRelation: 0.2, 0.1, 1',
    aliases: ['LRPlayer'],
    family: FAMILY,
    parameters: [
      probability('phi', 'Scale of the reactions', 0.2),
      { name: 's', description: 'Slope', kind: 'number', default: 0.1, min: -1, max: 1 },
      { name: 'l', description: 'Baseline payoff', kind: 'number', default: 1, min: -1000, max: 1000 },
    ],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true, usesPayoffs: true },
    origin: 'Hilbe, Nowak & Traulsen (2013), PLoS ONE 8(11):e77886',
    description: 'Forces a straight line between the two average payoffs, as far as the payoffs allow.',
    create: ({ phi, s, l }, { payoffs }) =>
      rule(memoryOne(linearRelationVector({ phi: Number(phi), s: Number(s), l: Number(l) }, payoffs), 1)),
  },
  {
    id: 'cycler',
    name: 'Cycler',
    fullName: 'Cycler: CCD',
    family: FAMILY,
    parameters: [moves('cycle', 'Moves to repeat', 'CCD', 1)],
    classification: { ...PLAIN, memoryDepth: 2 },
    origin: 'Marc Harper, Axelrod library',
    description: 'Plays a given sequence of moves over and over, whatever the opponent does.',
    create: ({ cycle }) => rule(cycler(String(cycle))),
  },
];

function firstOf(initial: number | string | undefined): Action {
  return String(initial).startsWith('D') ? 'D' : 'C';
}
