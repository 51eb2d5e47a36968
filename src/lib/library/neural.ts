// Strategies played by a feed-forward network: 17 features of the match so far, one hidden layer, one output;
// C when the output is above 0. Twelve features are indicators of six moves (the opponent's first two, both
// players' last two) and five are counts, so the indicators' share of each hidden sum is tabled once for every
// combination of the six moves and a turn costs three products per hidden unit.
// Source: [Harper et al. 2017], PLoS ONE 12(12):e0188046; weights in trained/neural-networks.json.

import { codeOf } from '../game/action.ts';
import type { Automaton } from '../game/automaton.ts';
import trained from './trained/neural-networks.json' with { type: 'json' };
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const FEATURES = 17;
const INDICATORS = 12;

type FiveCounts = [number, number, number, number, number];

/** What the features are made of. */
interface Seen {
  readonly turns: number;
  /** Number of own and of the opponent's cooperations. */
  readonly ownC: number;
  readonly opponentC: number;
  /**
   * Bits, D set: opponent's turn 1, opponent's turn 2, own last, own before last, opponent's last,
   * opponent's before last, from high to low; 0 where there was no such turn yet.
   */
  readonly moves: number;
}

/** Turn at which each of the six moves exists, in the order of the bits. */
const EXISTS_AFTER = [1, 2, 1, 2, 1, 2];

/**
 * The strategy of a network with `hidden` units. `weights`: per hidden unit 17 input weights in feature order,
 * then the output weights, then the hidden biases: 19 * hidden numbers in all. Throws on another number.
 *
 * The reference truncates all hidden values to whole numbers whenever the first hidden sum is negative (its
 * vectorised activation takes the type of the first result). The published networks play with that rule, so it
 * is kept here.
 */
export function neuralNetwork(hidden: number, weights: readonly number[]): Automaton<Seen> {
  if (weights.length !== (FEATURES + 2) * hidden) {
    throw new Error(
      `A network with ${hidden} hidden units has ${(FEATURES + 2) * hidden} weights, not ${weights.length}.`,
    );
  }
  // indicated[(64 * min(turns, 2) + moves) * hidden + unit]: the bias and the sum over the indicator features.
  const indicated = new Float64Array(3 * 64 * hidden);
  for (let turns = 0; turns <= 2; turns++) {
    for (let moves = 0; moves < 64; moves++) {
      for (let unit = 0; unit < hidden; unit++) {
        let sum = weights[(FEATURES + 1) * hidden + unit]!;
        for (let move = 0; move < INDICATORS / 2; move++) {
          if (turns < EXISTS_AFTER[move]!) continue;
          const defected = (moves >> (5 - move)) & 1;
          sum += weights[FEATURES * unit + 2 * move + defected]!;
        }
        indicated[(64 * turns + moves) * hidden + unit] = sum;
      }
    }
  }

  // Per unit: weight of a turn, extra weight of an opponent's and of an own cooperation, output weight. A count
  // of defections is the turns less the cooperations, so three products do for the five counts.
  const counted = new Float64Array(4 * hidden);
  for (let unit = 0; unit < hidden; unit++) {
    const [opponentC, opponentD, ownC, ownD, turn] = weights.slice(FEATURES * unit + INDICATORS) as FiveCounts;
    counted.set(
      [turn + opponentD + ownD, opponentC - opponentD, ownC - ownD, weights[FEATURES * hidden + unit]!],
      4 * unit,
    );
  }

  const output = ({ turns, ownC, opponentC, moves }: Seen): number => {
    const base = (64 * Math.min(turns, 2) + moves) * hidden;
    let truncate = false;
    let sum = 0;
    for (let unit = 0, w = 0; unit < hidden; unit++, w += 4) {
      const z = indicated[base + unit]! + counted[w]! * turns + counted[w + 1]! * opponentC + counted[w + 2]! * ownC;
      if (unit === 0) truncate = z < 0;
      if (z > 0) sum += counted[w + 3]! * (truncate ? Math.trunc(z) : z);
    }
    return sum;
  };

  return {
    initial: { turns: 0, ownC: 0, opponentC: 0, moves: 0 },
    cooperate: (seen) => (output(seen) > 0 ? 1 : 0),
    next: ({ turns, ownC, opponentC, moves }, own, opponent) => {
      const x = codeOf(own);
      const y = codeOf(opponent);
      let first = moves & 0b110000;
      if (turns === 0) first = y << 5;
      else if (turns === 1) first |= y << 4;
      // The last moves become those before last.
      const before = (moves & 0b001010) >> 1;
      return {
        turns: turns + 1,
        ownC: ownC + 1 - x,
        opponentC: opponentC + 1 - y,
        moves: first | (x << 3) | (y << 1) | before,
      };
    },
  };
}

function network(
  facts: Pick<StrategyRecord, 'id' | 'name' | 'aliases' | 'origin' | 'description'>,
  { hidden, weights }: { readonly hidden: number; readonly weights: readonly number[] },
): StrategyRecord {
  const automaton = neuralNetwork(hidden, weights);
  return {
    ...facts,
    family: 'Neural network',
    classification: PLAIN,
    create: () => rule(automaton),
  };
}

/** The numbers of a network of the literature by its record's id; undefined where there is none. */
export function networkOf(id: string): { readonly hidden: number; readonly weights: readonly number[] } | undefined {
  return Object.entries(trained.networks).find(([name]) => name === id)?.[1];
}

const METHOD = 'Harper et al. (2017), PLoS ONE 12(12):e0188046';

/** The evolved networks. */
export const neuralNetworks: readonly StrategyRecord[] = [
  network(
    {
      id: 'evolved-ann',
      name: 'Evolved ANN',
      aliases: ['EvolvedANN'],
      origin: `Trained by Martin Jones, doi:10.5281/zenodo.1306926; ${METHOD}`,
      description: 'A network with ten hidden units, trained on the field without noise.',
    },
    trained.networks['evolved-ann'],
  ),
  network(
    {
      id: 'evolved-ann-5',
      name: 'Evolved ANN 5',
      aliases: ['EvolvedANN5'],
      origin: `Trained by Marc Harper, doi:10.5281/zenodo.1306931; ${METHOD}`,
      description: 'A network with five hidden units, trained on the field without noise.',
    },
    trained.networks['evolved-ann-5'],
  ),
  network(
    {
      id: 'evolved-ann-5-noise-05',
      name: 'Evolved ANN 5 Noise 05',
      aliases: ['EvolvedANNNoise05'],
      origin: `Trained by Marc Harper with noise 0.05, doi:10.5281/zenodo.1314247; ${METHOD}`,
      description: 'A network with five hidden units, trained where one move in twenty is flipped.',
    },
    trained.networks['evolved-ann-5-noise-05'],
  ),
];
