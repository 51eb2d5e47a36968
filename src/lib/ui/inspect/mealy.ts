// Whether an inspected machine is one of the designer's: a Mealy machine over C and D. A v5 definition is the
// config itself; a v4 definition is rewritten as one first.

import { documentFromConfig } from '../../formats/xstate.ts';
import type { MachineDocument } from '../../machine/document.ts';
import { toMealy } from '../../machine/validate.ts';
import type { Chart, ChartState } from './chart.ts';
import type { Session } from './sessions.ts';

/** The machine for the designer; null where the actor is another kind of machine. */
export function mealyOf({
  definition,
  chart,
  protocol,
}: Pick<Session, 'definition' | 'chart' | 'protocol'>): MachineDocument | null {
  if (!chart.ok) return null;
  const parsed = documentFromConfig(protocol === 'v5' ? definition : configOf(chart.value));
  return parsed.ok && toMealy(parsed.value.machine).ok ? parsed.value : null;
}

function configOf({ id, root }: Chart): object {
  return {
    id,
    initial: root.initial,
    entry: root.entry,
    states: Object.fromEntries(root.children.map((state) => [state.path, stateConfig(state)])),
  };
}

function stateConfig({ transitions, entry, exit, children, path }: ChartState): object {
  return {
    ...(entry.length > 0 && { entry }),
    ...(exit.length > 0 && { exit }),
    ...(children.length > 0 && { states: {} }),
    on: Object.fromEntries(
      transitions.map(({ event, targets, actions, guard }) => [
        event,
        { target: targets[0] ?? path, actions, ...(guard !== null && { guard }) },
      ]),
    ),
  };
}
