// The commands, in the order of the overview. Each is loaded when it is called, so that `reach` does not wait
// for two hundred strategies that it doesn't need.

import type { Command } from './command.ts';

/** A command as the overview shows it. */
export interface Listed {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS: readonly Listed[] = [
  {
    name: 'reach',
    summary: 'states, reachable or not, with a shortest history of opponent moves that reaches each',
    load: async () => (await import('./reach.ts')).reachCommand,
  },
  {
    name: 'prune',
    summary: 'the machine without its unreachable states; names kept',
    load: async () => (await import('./reduce.ts')).pruneCommand,
  },
  {
    name: 'minimise',
    summary: 'the smallest machine that plays exactly the same',
    load: async () => (await import('./reduce.ts')).minimiseCommand,
  },
  {
    name: 'equal',
    summary: 'whether two strategies are equivalent, or a shortest history on which they differ',
    load: async () => (await import('./equal.ts')).equalCommand,
  },
  {
    name: 'describe',
    summary: 'what is true of a strategy: classification, citation, properties, memory depth',
    load: async () => (await import('./describe.ts')).describeCommand,
  },
  {
    name: 'convert',
    summary: 'a machine file in another format, by the ending of its name or as named',
    load: async () => (await import('./convert.ts')).convertCommand,
  },
  {
    name: 'list',
    summary: 'the strategies of the library',
    load: async () => (await import('./list.ts')).listCommand,
  },
  {
    name: 'play',
    summary: 'one match: its moves and scores',
    load: async () => (await import('./play.ts')).playCommand,
  },
  {
    name: 'rank',
    summary: 'where a machine would finish in a field: rank, score, cooperation rates, best and worst opponents',
    load: async () => (await import('./rank.ts')).rankCommand,
  },
  {
    name: 'sensitivity',
    summary: 'the score and rank after each single edit of a machine, the best first',
    load: async () => (await import('./sensitivity.ts')).sensitivityCommand,
  },
  {
    name: 'usage',
    summary: "how often a machine's states and transitions are used against a field, and what they earn",
    load: async () => (await import('./usage.ts')).usageCommand,
  },
  {
    name: 'respond',
    summary: 'the most that any strategy can get from a machine, and a machine that gets it',
    load: async () => (await import('./respond.ts')).respondCommand,
  },
  {
    name: 'tournament',
    summary: 'a round robin: ranks, scores, cooperation rates; summary and payoffs as CSV',
    load: async () => (await import('./tournament.ts')).tournamentCommand,
  },
  {
    name: 'evolve',
    summary: 'trains a strategy against a field by a genetic algorithm',
    load: async () => (await import('./evolve.ts')).evolveCommand,
  },
  {
    name: 'swarm',
    summary: 'trains a gambler or a hidden Markov model by a particle swarm',
    load: async () => (await import('./swarm.ts')).swarmCommand,
  },
  {
    name: 'anneal',
    summary: 'simulated annealing of machines, for fields where chance plays a part',
    load: async () => (await import('./anneal.ts')).annealCommand,
  },
  {
    name: 'worker',
    summary: 'plays pairs for the tournaments at a queue (tournament --queue), on any machine',
    load: async () => (await import('./worker.ts')).workerCommand,
  },
  {
    name: 'trace',
    summary: 'plays strategies against fixed sequences of opponent moves, for parity checks',
    load: async () => (await import('./trace.ts')).traceCommand,
  },
];
