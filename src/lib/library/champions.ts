// Strategies of the other archetypes than machines that were trained here against the short-run field, from random
// beginnings but for the one for noise. Beside the numbers, trained/champions.json keeps the command that found them, the generation, and the
// mean score per turn that they were chosen for. They are known by name and not among the 240.

import { formBehaviour, type Form } from './form.ts';
import { PLAIN, type StrategyRecord } from './strategy.ts';
import trained from './trained/champions.json' with { type: 'json' };

type Id = keyof typeof trained;

function champion(id: Id, facts: Pick<StrategyRecord, 'name' | 'family' | 'description'>, form: Form): StrategyRecord {
  const { command, generation } = trained[id];
  const behaviour = formBehaviour(form);
  return {
    id,
    ...facts,
    classification: { ...PLAIN, stochastic: form.kind === 'gambler' || form.kind === 'hmm' },
    origin: `Stratagem: ${command}; champion of generation ${generation}`,
    create: () => behaviour,
  };
}

/** The champions. */
export const champions: readonly StrategyRecord[] = [
  champion(
    'stratagem-hmm-5',
    {
      name: 'Stratagem HMM 5',
      family: 'Hidden Markov model',
      description:
        'A hidden Markov model of five states, evolved from random ones; opens with C and starts in its second state.',
    },
    { kind: 'hmm', opening: 'C', ...trained['stratagem-hmm-5'] },
  ),
  champion(
    'stratagem-lookerup-2-2-2',
    {
      name: 'Stratagem LookerUp 2_2_2',
      family: 'Look-up table',
      description:
        "Sixty-four replies to both players' last two moves and the opponent's first two, evolved from random tables.",
    },
    { kind: 'lookerup', ...trained['stratagem-lookerup-2-2-2'] },
  ),
  champion(
    'stratagem-gambler-2-2-2',
    {
      name: 'Stratagem Gambler 2_2_2',
      family: 'Gambler',
      description: "Odds for both players' last two moves and the opponent's first two, found by a particle swarm.",
    },
    { kind: 'gambler', ...trained['stratagem-gambler-2-2-2'] },
  ),
  champion(
    'stratagem-ann-5',
    {
      name: 'Stratagem ANN 5',
      family: 'Neural network',
      description: 'A network with five hidden units, evolved from random weights on the field without noise.',
    },
    { kind: 'ann', ...trained['stratagem-ann-5'] },
  ),
  champion(
    'stratagem-ann-5-noise-05',
    {
      name: 'Stratagem ANN 5 Noise 05',
      family: 'Neural network',
      description:
        'Evolved ANN 5 Noise 05 evolved further where one move in twenty is flipped; scores higher than it there.',
    },
    { kind: 'ann', ...trained['stratagem-ann-5-noise-05'] },
  ),
];
