import { particleOf, type SwarmSpec } from '#lib/training/archetypes.ts';
import type { SwarmRun } from '#lib/training/run.ts';
import { scatter, SWARM, type SwarmSetting } from '#lib/training/swarm.ts';
import { UsageError, type Command, type Values } from './command.ts';
import { numberOption } from './input.ts';
import { SIZE_OPTIONS, readDepths, readInitial } from './sizes.ts';
import { commandText, count, readBasis, runTraining, textOf, TRAINING_OPTIONS } from './training.ts';

const { states, depths, initial } = SIZE_OPTIONS;

/** `stratagem swarm`: particle swarm optimisation. */
export const swarmCommand: Command = {
  name: 'swarm',
  usage: '[--archetype gambler|hmm] [--field FIELD] [--particles N] [--iterations N] [--out FILE] [...]',
  details:
    'Particle swarm optimisation of a gambler or a hidden Markov model, with the parameters of the literature. A\n' +
    'checkpoint is written after each iteration; the same seed gives the same champion whatever the number of workers.',
  options: {
    archetype: { type: 'string', value: 'NAME', help: 'gambler or hmm (gambler)' },
    ...{ states, depths, initial },
    particles: { type: 'string', value: 'N', help: `particles (${SWARM.particles})` },
    iterations: { type: 'string', value: 'N', help: `iterations (${SWARM.iterations})` },
    omega: { type: 'string', value: 'X', help: `share of the velocity that is kept (${SWARM.omega})` },
    'phi-particle': { type: 'string', value: 'X', help: `pull of the particle's own best (${SWARM.phiParticle})` },
    'phi-global': { type: 'string', value: 'X', help: `pull of the swarm's best (${SWARM.phiGlobal})` },
    ...TRAINING_OPTIONS,
  },
  positionals: [0, 0],
  run: (_positionals, values) => runTraining('swarm', values, () => newRun(values)),
};

async function newRun(values: Values): Promise<SwarmRun> {
  const archetype = readSpec(values);
  const setting = readSetting(values);
  return {
    method: 'swarm',
    command: commandText('swarm', values),
    archetype,
    ...(await readBasis(values)),
    setting,
    state: scatter(setting, particleOf(archetype)),
    history: [],
  };
}

function readSpec(values: Values): SwarmSpec {
  const kind = textOf(values, 'archetype') ?? 'gambler';
  if (kind === 'hmm') return { kind, states: count(values, 'states', 5, 1, 64) };
  if (kind !== 'gambler') throw new UsageError(`A swarm moves through gambler or hmm, not "${kind}".`);
  const read = readDepths(values);
  const opening = readInitial(values, read);
  if (opening === null) throw new UsageError('--initial random: opening moves are no part of a point; name them.');
  return { kind, depths: read, initial: opening };
}

function readSetting(values: Values): SwarmSetting {
  const number = (name: string, fallback: number): number =>
    numberOption(name, values[name], fallback, { min: -1e3, max: 1e3, whole: false });
  return {
    particles: count(values, 'particles', SWARM.particles, 1, 100_000),
    iterations: count(values, 'iterations', SWARM.iterations),
    omega: number('omega', SWARM.omega),
    phiParticle: number('phi-particle', SWARM.phiParticle),
    phiGlobal: number('phi-global', SWARM.phiGlobal),
    seed: count(values, 'seed', SWARM.seed, 0, Number.MAX_SAFE_INTEGER),
  };
}
