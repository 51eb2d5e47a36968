// Gamblers: look-up tables whose entries are probabilities of C. Four were found by particle swarm
// optimisation (tables in trained/gamblers.json); ZD-Mem2 is a zero-determinant strategy of memory two.
// Source: [Harper et al. 2017], PLoS ONE 12(12):e0188046; [Li 2014].

import trained from './trained/gamblers.json' with { type: 'json' };
import { lookUp, type Depths } from './recall.ts';
import { rule } from './rule.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';

const FAMILY = 'Gambler';
const TRAINED =
  'Trained by Marc Harper for the Axelrod library; Harper, Knight, Jones, Koutsovoulos, Glynatsi & Campbell (2017), ' +
  'PLoS ONE 12(12):e0188046';

/** Replies of ZD-Mem2 to the opponent's CC, CD, DC, DD, after own CC, CD, DC and DD in turn. */
const ZD_MEM2 = [11 / 12, 4 / 11, 7 / 9, 1 / 10, 5 / 6, 3 / 11, 7 / 9, 1 / 10].concat(
  [2 / 3, 1 / 11, 7 / 9, 1 / 10, 3 / 4, 2 / 11, 7 / 9, 1 / 10], // the second half: own move before last was D
);

function gambler(
  facts: Pick<StrategyRecord, 'id' | 'name' | 'aliases' | 'origin' | 'description'>,
  depths: Depths,
  table: readonly number[],
): StrategyRecord {
  const { own, opponent, openings } = depths;
  const memoryDepth = openings > 0 ? null : Math.max(own, opponent);
  // Every initial move is C.
  const automaton = lookUp(depths, '', table);
  return {
    ...facts,
    family: FAMILY,
    classification: { ...PLAIN, memoryDepth, stochastic: true },
    create: () => rule(automaton),
  };
}

/** The gamblers. */
export const gamblers: readonly StrategyRecord[] = [
  gambler(
    {
      id: 'pso-gambler-mem1',
      name: 'PSO Gambler Mem1',
      aliases: ['PSOGamblerMem1'],
      origin: TRAINED,
      description:
        'A memory-one vector found by particle swarm: trusts after CC, exploits after DC, gambles otherwise.',
    },
    { own: 1, opponent: 1, openings: 0 },
    trained.tables['pso-gambler-mem1'],
  ),
  gambler(
    {
      id: 'pso-gambler-1-1-1',
      name: 'PSO Gambler 1_1_1',
      aliases: ['PSOGambler1_1_1'],
      origin: TRAINED,
      description: "Swarm-trained odds for both last moves and the opponent's first move.",
    },
    { own: 1, opponent: 1, openings: 1 },
    trained.tables['pso-gambler-1-1-1'],
  ),
  gambler(
    {
      id: 'pso-gambler-2-2-2',
      name: 'PSO Gambler 2_2_2',
      aliases: ['PSOGambler2_2_2'],
      origin: TRAINED,
      description: "Swarm-trained odds for both players' last two moves and the opponent's first two.",
    },
    { own: 2, opponent: 2, openings: 2 },
    trained.tables['pso-gambler-2-2-2'],
  ),
  gambler(
    {
      id: 'pso-gambler-2-2-2-noise-05',
      name: 'PSO Gambler 2_2_2 Noise 05',
      aliases: ['PSOGambler2_2_2_Noise05'],
      origin: TRAINED,
      description: 'The sibling of PSO Gambler 2_2_2 that was trained where one move in twenty is flipped.',
    },
    { own: 2, opponent: 2, openings: 2 },
    trained.tables['pso-gambler-2-2-2-noise-05'],
  ),
  gambler(
    {
      id: 'zd-mem2',
      name: 'ZD-Mem2',
      aliases: ['ZDMem2'],
      origin: 'Li (2014), Strategies in the stochastic iterated prisoner’s dilemma, University of Chicago REU paper',
      description: 'Carries the idea of a zero-determinant strategy over to the last two turns.',
    },
    { own: 2, opponent: 2, openings: 0 },
    ZD_MEM2,
  ),
];
