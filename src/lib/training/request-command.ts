// The command that runs the same as a run that was begun on a page: what its machines say of where they come from.

import type { AnnealRun, GeneticRun } from './run.ts';

/** A run without its command. */
export type Unnamed = Omit<GeneticRun, 'command'> | Omit<AnnealRun, 'command'>;

/** `stratagem evolve ...` or `stratagem anneal ...` with every setting; `from`: what the run starts from, a name or a file. */
export function commandOf(run: Unnamed, from: string): string {
  const { field, rules, repetitions } = run.opponents;
  const texts: Options = [
    ['from', quoted(from)],
    ['field', quoted(field)],
    ...(run.holdOut === null ? [] : [['hold-out', quoted(run.holdOut)] as const]),
  ];
  const match: Options = [
    ['turns', rules.turns],
    ['noise', rules.noise],
    ['repetitions', repetitions],
  ];
  const { command, options, flags } = run.method === 'anneal' ? ofAnnealing(run) : ofGenetic(run);
  const words = [...texts, ...options, ...match].map(([name, value]) => `--${name} ${value}`);
  return ['stratagem', command, ...words, ...flags].join(' ');
}

type Options = readonly (readonly [name: string, value: string | number])[];

interface Own {
  readonly command: string;
  readonly options: Options;
  readonly flags: readonly string[];
}

function ofGenetic({ setting, archetype, objective, opponents }: Omit<GeneticRun, 'command'>): Own {
  const { climb, ...numbers } = setting;
  const machine = archetype.kind === 'fsm' ? archetype : null;
  return {
    command: 'evolve',
    options: [
      ...Object.entries(numbers),
      ...(machine ? [['states', machine.states] as const, ['most', machine.most] as const] : []),
      ['objective', objective.kind],
    ],
    flags: [
      ...(machine && machine.mutations.length > 1 ? ['--mutations all'] : []),
      ...(climb ? ['--climb'] : []),
      ...(opponents.exact ? [] : ['--sampled']),
    ],
  };
}

function ofAnnealing({ setting }: Omit<AnnealRun, 'command'>): Own {
  return { command: 'anneal', options: Object.entries(setting), flags: [] };
}

function quoted(text: string): string {
  return /^[\w.,/:@-]+$/.test(text) ? text : JSON.stringify(text);
}
