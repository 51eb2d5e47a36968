import { problem, StratagemError } from '#lib/game/problem.ts';
import type { FsmForm } from '#lib/library/form.ts';
import { annealedSpec, ANNEALING, heat, tooLarge, type AnnealSetting } from '#lib/training/annealing.ts';
import type { AnnealRun } from '#lib/training/run.ts';
import type { Command, Values } from './command.ts';
import { readForms } from './forms.ts';
import { numberOption } from './input.ts';
import { commandText, count, readBasis, runTraining, textOf, TRAINING_OPTIONS } from './training.ts';

const { objective: _objective, each: _each, sampled: _sampled, ...options } = TRAINING_OPTIONS;

/** `stratagem anneal`: simulated annealing of machines. */
export const annealCommand: Command = {
  name: 'anneal',
  usage: '[--from STRATEGY|random] [--field FIELD] [--sweeps N] [--proposals N] [--most N] [--out FILE] [...]',
  details:
    'Simulated annealing of a machine for its mean score: one change after the other is proposed, raced against the\n' +
    'present machine until it is clear which scores more, and kept where it costs no more than the temperature allows.\n' +
    'Made for noise, under which few changes are good. A checkpoint is written after each sweep; the same seed gives the\n' +
    'same champion whatever the number of workers and however often the run was interrupted.',
  options: {
    from: { type: 'string', value: 'STRATEGY', help: 'machines to begin with, one for each chain in turn (random)' },
    chains: { type: 'string', value: 'N', help: `machines annealed side by side (${ANNEALING.chains})` },
    sweeps: { type: 'string', value: 'N', help: `sweeps of each chain (${ANNEALING.sweeps})` },
    proposals: { type: 'string', value: 'N', help: `changes proposed in one sweep (${ANNEALING.proposals})` },
    hot: { type: 'string', value: 'X', help: `temperature of the first sweep, points per turn (${ANNEALING.hot})` },
    cold: { type: 'string', value: 'X', help: `temperature of the last sweep (${ANNEALING.cold})` },
    most: { type: 'string', value: 'N', help: `most states (${ANNEALING.most})` },
    rounds: {
      type: 'string',
      value: 'N',
      help: `most matches of a change against each opponent that must be sampled (${ANNEALING.rounds})`,
    },
    migration: {
      type: 'string',
      value: 'N',
      help: `sweeps after which the worst chain goes on from the best one's machine (${ANNEALING.migration})`,
    },
    ...options,
  },
  positionals: [0, 0],
  run: (_positionals, values) => runTraining('anneal', values, () => newRun(values)),
};

async function newRun(values: Values): Promise<AnnealRun> {
  const setting = readSetting(values);
  const from = textOf(values, 'from') ?? 'random';
  const given = from === 'random' ? [] : (await readForms(from, setting.chains)).map(machineIn);
  const large = given.flatMap(({ machine }) => tooLarge(machine.names.length, setting.most));
  if (large.length > 0) throw new StratagemError(large);
  return {
    method: 'anneal',
    command: commandText('anneal', values),
    archetype: annealedSpec(setting),
    ...(await readBasis(values)),
    setting,
    state: heat(setting, given),
    history: [],
  };
}

function readSetting(values: Values): AnnealSetting {
  const temperature = (name: 'hot' | 'cold'): number =>
    numberOption(name, values[name], ANNEALING[name], { min: 1e-9, max: 1e6, whole: false });
  return {
    chains: count(values, 'chains', ANNEALING.chains, 1, 1000),
    sweeps: count(values, 'sweeps', ANNEALING.sweeps),
    proposals: count(values, 'proposals', ANNEALING.proposals),
    hot: temperature('hot'),
    cold: temperature('cold'),
    most: count(values, 'most', ANNEALING.most, 1, 4096),
    rounds: count(values, 'rounds', ANNEALING.rounds, 1, 100_000),
    migration: count(values, 'migration', ANNEALING.migration),
    seed: count(values, 'seed', ANNEALING.seed, 0, Number.MAX_SAFE_INTEGER),
  };
}

function machineIn(form: { readonly kind: string }): FsmForm {
  if (form.kind === 'fsm') return form as FsmForm;
  const message = `--from holds a strategy of the kind ${form.kind}; annealing is for finite machines.`;
  throw new StratagemError(problem('cli/other-archetype', message));
}
