import { problem, StratagemError } from '#lib/game/problem.ts';
import type { Form } from '#lib/library/form.ts';
import { ARCHETYPES, archetypeOf, type ArchetypeSpec } from '#lib/training/archetypes.ts';
import { begin, GENETIC, type GeneticSetting } from '#lib/training/genetic.ts';
import { MACHINE_MUTATIONS } from '#lib/machine/mutations.ts';
import type { GeneticRun } from '#lib/training/run.ts';
import { UsageError, type Command, type Values } from './command.ts';
import { SIZE_OPTIONS, readDepths, readInitial } from './sizes.ts';
import { commandText, count, readBasis, runTraining, textOf, TRAINING_OPTIONS } from './training.ts';
import { numberOption } from './input.ts';
import { readForms } from './forms.ts';

/** `stratagem evolve`: the genetic algorithm. */
export const evolveCommand: Command = {
  name: 'evolve',
  usage: '[--from STRATEGY|random] [--archetype NAME] [--field FIELD] [--generations N] [--out FILE] [...]',
  details:
    'The genetic algorithm of the literature with its parameters; machine-aware mutations, parsimony, islands and\n' +
    'climbing are extras. A checkpoint is written after each generation; the same seed gives the same champion\n' +
    'whatever the number of workers and however often the run was interrupted.',
  options: {
    from: {
      type: 'string',
      value: 'STRATEGY',
      help: 'the first generation: strategies, files, a parameter file, or random (random)',
    },
    archetype: { type: 'string', value: 'NAME', help: `${ARCHETYPES.join(', ')} (that of --from, else fsm)` },
    ...SIZE_OPTIONS,
    population: { type: 'string', value: 'N', help: `individuals (${GENETIC.population})` },
    bottleneck: { type: 'string', value: 'N', help: `survivors of a generation (${GENETIC.bottleneck})` },
    mutation: { type: 'string', value: 'P', help: `mutation probability of one part (${GENETIC.mutation})` },
    generations: { type: 'string', value: 'N', help: `generations (${GENETIC.generations})` },
    mutations: {
      type: 'string',
      value: 'LIST',
      help: `how machines mutate: published, ${MACHINE_MUTATIONS.join(', ')}, or all (published)`,
    },
    most: { type: 'string', value: 'N', help: 'most states that mutations may grow a machine to (16)' },
    parsimony: { type: 'string', value: 'X', help: 'score given up for one state less (0)' },
    islands: { type: 'string', value: 'N', help: 'populations that evolve apart (1)' },
    migration: {
      type: 'string',
      value: 'N',
      help: `generations between visits from island to island (${GENETIC.migration})`,
    },
    climb: { type: 'boolean', help: 'in the end, take the best single edit of the champion again and again' },
    ...TRAINING_OPTIONS,
  },
  positionals: [0, 0],
  run: (_positionals, values) => runTraining('evolve', values, () => newRun(values)),
};

async function newRun(values: Values): Promise<GeneticRun> {
  const from = textOf(values, 'from') ?? 'random';
  const given =
    from === 'random' ? [] : await readForms(from, count(values, 'population', GENETIC.population, 2, 100_000));
  const archetype = readSpec(values, given);
  const strange = given.find((form) => form.kind !== archetype.kind);
  if (strange) {
    const message = `--from holds a strategy of the kind ${strange.kind}; this run evolves ${archetype.kind}.`;
    throw new StratagemError(problem('cli/other-archetype', message));
  }
  const setting = readSetting(values);
  return {
    method: 'genetic',
    command: commandText('evolve', values),
    archetype,
    ...(await readBasis(values)),
    setting,
    state: begin(setting, archetypeOf(archetype), given),
    history: [],
  };
}

function readSetting(values: Values): GeneticSetting {
  const number = (name: string, fallback: number, max: number): number =>
    numberOption(name, values[name], fallback, { min: 0, max, whole: false });
  const population = count(values, 'population', GENETIC.population, 2, 100_000);
  const usual = Math.max(1, Math.floor(population / 4));
  return {
    population,
    bottleneck: count(values, 'bottleneck', usual, 1, population),
    mutation: number('mutation', GENETIC.mutation, 1),
    generations: count(values, 'generations', GENETIC.generations),
    seed: count(values, 'seed', GENETIC.seed, 0, Number.MAX_SAFE_INTEGER),
    parsimony: number('parsimony', 0, 1e6),
    islands: count(values, 'islands', 1, 1, 1000),
    migration: count(values, 'migration', GENETIC.migration),
    climb: values['climb'] === true,
  };
}

/** The archetype and the sizes of its random individuals; a given individual's size is the default. */
function readSpec(values: Values, [given]: readonly Form[]): ArchetypeSpec {
  const kind = textOf(values, 'archetype') ?? given?.kind ?? 'fsm';
  switch (kind) {
    case 'fsm': {
      const own = given?.kind === 'fsm' ? given.machine.names.length : 8;
      const states = count(values, 'states', own, 1, 4096);
      return {
        kind,
        states,
        most: count(values, 'most', Math.max(16, states), 1, 4096),
        mutations: readMutations(values),
      };
    }
    case 'hmm':
      return { kind, states: count(values, 'states', given?.kind === 'hmm' ? given.emission.length : 5, 1, 64) };
    case 'lookerup':
    case 'gambler': {
      const depths = readDepths(values, given && 'depths' in given ? given.depths : null);
      return { kind, depths, initial: readInitial(values, depths) };
    }
    case 'ann': {
      const hidden = count(values, 'hidden', given?.kind === 'ann' ? given.hidden : 10, 1, 1000);
      const distance = numberOption('distance', values['distance'], 10, { min: 0, max: 1e6, whole: false });
      return { kind, hidden, distance };
    }
    case 'cycler':
      return { kind, length: count(values, 'length', given?.kind === 'cycler' ? given.cycle.length : 12, 1, 4096) };
    default:
      throw new UsageError(`There is no archetype "${kind}". There are: ${ARCHETYPES.join(', ')}.`);
  }
}

function readMutations(values: Values): Extract<ArchetypeSpec, { kind: 'fsm' }>['mutations'] {
  const names = ['published', ...MACHINE_MUTATIONS] as const;
  const text = textOf(values, 'mutations') ?? 'published';
  if (text === 'all') return names;
  return text.split(',').map((word) => {
    const found = names.find((name) => name === word.trim());
    if (!found) throw new UsageError(`There is no mutation "${word.trim()}". There are: ${names.join(', ')}, all.`);
    return found;
  });
}
