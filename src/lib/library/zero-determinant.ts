// The zero-determinant strategies of the literature: extortionate ones (baseline P: they take the larger share
// of any gain), generous ones (baseline R: they take the larger share of any loss) and equalisers.
// Each is a linear relation, turned into a memory-one vector for the payoffs of the match.
// Sources: [Press & Dyson 2012], [Stewart & Plotkin 2012], [Kuhn 2017], [Roemheld 2013].

import type { Payoffs } from '../game/payoffs.ts';
import { linearRelationVector } from './linear-relation.ts';
import { memoryOne } from './recall.ts';
import { rule } from './rule.ts';
import { PLAIN, type Parameter, type StrategyRecord } from './strategy.ts';

const KUHN = "Kuhn (2017), Prisoner's Dilemma, Stanford Encyclopedia of Philosophy";
const ROEMHELD = 'Roemheld (2013), arXiv:1308.2576';
const STEWART_PLOTKIN = 'Stewart & Plotkin (2012), PNAS, doi:10.1073/pnas.1208087109';

const scale = (phi: number): Parameter => ({
  name: 'phi',
  description: 'Scale of the reactions',
  kind: 'number',
  default: phi,
  min: 0,
  max: 1,
});

const slope = (s: number): Parameter => ({
  name: 's',
  description: "Slope of the opponent's payoff over the own one",
  kind: 'number',
  default: s,
  min: -1,
  max: 1,
});

const baseline = (l: number): Parameter => ({
  name: 'l',
  description: 'Payoff per turn at which both players get the same',
  kind: 'number',
  default: l,
  min: -1000,
  max: 1000,
});

/** A record; `l` is a number (then a parameter) or follows from the payoffs of the match. */
function relation(
  facts: Pick<StrategyRecord, 'id' | 'name' | 'fullName' | 'aliases' | 'origin' | 'description'>,
  { phi, s, l }: { phi: number; s: number; l: number | ((payoffs: Payoffs) => number) },
): StrategyRecord {
  return {
    ...facts,
    family: 'Zero determinant',
    parameters: typeof l === 'number' ? [scale(phi), slope(s), baseline(l)] : [scale(phi), slope(s)],
    classification: { ...PLAIN, memoryDepth: 1, stochastic: true, usesPayoffs: true },
    create: (parameters, { payoffs }) => {
      const at = typeof l === 'number' ? Number(parameters['l']) : l(payoffs);
      const vector = linearRelationVector(
        { phi: Number(parameters['phi']), s: Number(parameters['s']), l: at },
        payoffs,
      );
      return rule(memoryOne(vector, 1));
    },
  };
}

/** The nine zero-determinant strategies. */
export const zeroDeterminants: readonly StrategyRecord[] = [
  relation(
    {
      id: 'zd-extort-2',
      name: 'ZD-Extort-2',
      fullName: 'ZD-Extort-2: 0.1111111111111111, 0.5',
      aliases: ['ZDExtort2'],
      origin: STEWART_PLOTKIN,
      description: 'Extorts: what it gains above mutual punishment is twice what the opponent gains.',
    },
    { phi: 1 / 9, s: 0.5, l: ({ P }) => P },
  ),
  relation(
    {
      id: 'zd-extort-2-v2',
      name: 'ZD-Extort-2 v2',
      fullName: 'ZD-Extort-2 v2: 0.125, 0.5, 1',
      aliases: ['ZDExtort2v2'],
      origin: KUHN,
      description: 'The same extortion factor of two as ZD-Extort-2, enforced a little harder.',
    },
    { phi: 1 / 8, s: 0.5, l: 1 },
  ),
  relation(
    {
      id: 'zd-extort3',
      name: 'ZD-Extort3',
      fullName: 'ZD-Extort3: 0.11538461538461539, 0.3333333333333333, 1',
      aliases: ['ZDExtort3'],
      origin: 'Press & Dyson (2012), PNAS 109(26):10409-10413',
      description: "Extorts with factor three: its surplus is three times the opponent's.",
    },
    { phi: 3 / 26, s: 1 / 3, l: 1 },
  ),
  relation(
    {
      id: 'zd-extort-4',
      name: 'ZD-Extort-4',
      fullName: 'ZD-Extort-4: 0.23529411764705882, 0.25, 1',
      aliases: ['ZDExtort4'],
      origin: 'Marc Harper, Axelrod library',
      description: 'Extorts with factor four, as hard as the payoffs allow: never cooperates after being the sucker.',
    },
    { phi: 4 / 17, s: 0.25, l: 1 },
  ),
  relation(
    {
      id: 'zd-extortion',
      name: 'ZD-Extortion',
      fullName: 'ZD-Extortion: 0.2, 0.1, 1',
      aliases: ['ZDExtortion'],
      origin: ROEMHELD,
      description:
        'Extorts with factor ten: nearly all of the joint surplus is its own, if the opponent puts up with it.',
    },
    { phi: 0.2, s: 0.1, l: 1 },
  ),
  relation(
    {
      id: 'zd-gtft-2',
      name: 'ZD-GTFT-2',
      fullName: 'ZD-GTFT-2: 0.25, 0.5',
      aliases: ['ZDGTFT2'],
      origin: STEWART_PLOTKIN,
      description: 'Generous: any loss against mutual cooperation is twice as large for itself as for the opponent.',
    },
    { phi: 0.25, s: 0.5, l: ({ R }) => R },
  ),
  relation(
    {
      id: 'zd-gen-2',
      name: 'ZD-GEN-2',
      fullName: 'ZD-GEN-2: 0.125, 0.5, 3',
      aliases: ['ZDGen2'],
      origin: KUHN,
      description: 'Generous with factor two like ZD-GTFT-2, but slower to punish and to take back a defection.',
    },
    { phi: 1 / 8, s: 0.5, l: 3 },
  ),
  relation(
    {
      id: 'zd-mischief',
      name: 'ZD-Mischief',
      fullName: 'ZD-Mischief: 0.1, 0.0, 1',
      aliases: ['ZDMischief'],
      origin: ROEMHELD,
      description: 'Holds the opponent at the payoff of mutual punishment on average, whatever it does.',
    },
    { phi: 0.1, s: 0, l: 1 },
  ),
  relation(
    {
      id: 'zd-set-2',
      name: 'ZD-SET-2',
      fullName: 'ZD-SET-2: 0.25, 0.0, 2',
      aliases: ['ZDSet2'],
      origin: KUHN,
      description: 'Sets the average payoff of the opponent to 2, whatever it does.',
    },
    { phi: 0.25, s: 0, l: 2 },
  ),
];
