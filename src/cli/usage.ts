import { createEngine } from '#lib/engine/node.ts';
import { worthOf, type Usage } from '#lib/engine/usage.ts';
import { ACTIONS, actionOf } from '#lib/game/action.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { reach } from '#lib/machine/reach.ts';
import { FIELD_OPTIONS, FIELD_USAGE, readCandidate } from './candidate.ts';
import { EXIT, JSON_OPTION, print, printJson, table, type Command } from './command.ts';
import { progressLine } from './progress.ts';
import { settleField } from './standing.ts';

/** `stratagem usage STRATEGY`: how often each state and transition is used, and what it earns. */
export const usageCommand: Command = {
  name: 'usage',
  usage: `STRATEGY ${FIELD_USAGE} [--json]`,
  details:
    "A transition is taken when the opponent's move comes in; it earns the payoff of the turn on which its reply is\n" +
    'played. Times are those in one match, means over the opponents. STRATEGY must be a finite machine without chance.',
  options: { ...FIELD_OPTIONS, ...JSON_OPTION },
  positionals: [1, 1],
  async run([argument], values) {
    const { name, machine, field } = await readCandidate(argument!, values);
    const engine = createEngine();
    const line = progressLine('usage', 'opponents');
    try {
      await settleField(engine, field);
      const found = (await engine.usage(field, machine, { onProgress: line.show }))!;
      line.end();
      if (values['json'] === true) printJson(asJson(machine, found));
      else print(asText(name, machine, found));
    } finally {
      engine.close();
    }
    return EXIT.success;
  },
};

function asJson(machine: Mealy, usage: Usage): object {
  const { turns, total, openingPoints, exact, exactShare } = usage;
  const { reachable } = reach(machine);
  return {
    ...{ turns, points: total, openingPoints, exact, exactShare },
    states: machine.names.map((state, i) => ({
      state,
      reachable: reachable[i] === 1,
      visits: usage.states[i],
      opponents: usage.opponents[i],
    })),
    transitions: machine.names.flatMap((state, i) =>
      ACTIONS.map((input, k) => ({
        ...{
          state,
          input,
          target: machine.names[machine.next[2 * i + k]!],
          output: actionOf(machine.output[2 * i + k]!),
        },
        visits: usage.transitions[2 * i + k],
        standardError: Number.isNaN(usage.errors[2 * i + k]) ? null : usage.errors[2 * i + k],
        ...worthOf(usage, 2 * i + k),
      })),
    ),
  };
}

function asText(name: string, machine: Mealy, usage: Usage): string {
  const { reachable } = reach(machine);
  const percent = (share: number): string => (100 * share).toFixed(2);
  const rows = [...usage.transitions.keys()]
    .toSorted((a, b) => usage.transitions[b]! - usage.transitions[a]!)
    .map((cell) => {
      const { perVisit, share } = worthOf(usage, cell);
      const error = usage.errors[cell]!;
      return [
        `${machine.names[cell >> 1]!} on ${actionOf(cell & 1)}`,
        `play ${actionOf(machine.output[cell]!)}, go to ${machine.names[machine.next[cell]!]!}`,
        usage.transitions[cell]!.toFixed(3),
        error === 0 ? 'exact' : `± ${Number.isNaN(error) ? '–' : (1.96 * error).toFixed(3)}`,
        perVisit === null ? '–' : perVisit.toFixed(3),
        percent(share),
      ];
    });
  const unused = machine.names.filter((_, state) => reachable[state] === 1 && usage.states[state] === 0);
  const unreachable = machine.names.filter((_, state) => reachable[state] === 0);
  return [
    `${name}: ${(usage.total / usage.turns).toFixed(4)} points per turn, ${usage.turns.toFixed(1)} turns a match, ${percent(usage.exactShare)} % of the opponents exact`,
    '',
    table([['transition', '', 'times', '', 'points each', '% of points'], ...rows], [2, 4, 5]),
    '',
    `reachable but never visited: ${unused.join(', ') || 'none'}`,
    `unreachable: ${unreachable.join(', ') || 'none'}`,
  ].join('\n');
}
