// A Mermaid state diagram (`stateDiagram-v2`), for Markdown pages. Written only: Mermaid drops names and
// positions that a machine needs.

import { ACTIONS } from '../game/action.ts';
import type { MachineDocument } from '../machine/document.ts';

/** The machine as a state diagram; the arrow from `[*]` carries the opening move. */
export function printMermaid(document: MachineDocument): string {
  const { states, initial, opening } = document.machine;
  const names = new Map(states.map((state, i) => [state.id, `s${i}`]));
  const start = initial === null ? undefined : names.get(initial);
  return [
    '---',
    `title: ${JSON.stringify(document.name)}`,
    '---',
    'stateDiagram-v2',
    '  direction LR',
    ...states.map((state) => `  state "${escaped(state.label ?? state.id)}" as ${names.get(state.id)}`),
    ...(start === undefined ? [] : [`  [*] --> ${start} : ${opening}`]),
    ...states.flatMap((state) =>
      ACTIONS.flatMap((input) => {
        const target = state[input] && names.get(state[input].target);
        return target ? [`  ${names.get(state.id)} --> ${target} : ${input}/${state[input]!.output}`] : [];
      }),
    ),
    '',
  ].join('\n');
}

/** Entity codes for what Mermaid reads as syntax or as markup. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/["#;:<>&\\`{}%]/g, (char) => `#${char.charCodeAt(0)};`);
}
