// A TikZ picture with the automata library, as state machines are drawn in papers: the opening move on the
// arrow from nowhere, `C/D` on the others, both moves stacked on one arrow where they lead to the same state.
// Positions are the canvas' where every state has one (100 px are 2.5 cm), else a circle. Written only.

import { ACTIONS } from '../game/action.ts';
import type { MachineDocument } from '../machine/document.ts';

/** The picture, with the preamble it needs in a comment. */
export function printTikz(document: MachineDocument): string {
  const { states, initial, opening } = document.machine;
  const points = positions(document);
  const numbers = new Map(states.map((state, i) => [state.id, i]));
  const arrows = states.map((state, from) => {
    const labels = new Map<number, string[]>();
    for (const input of ACTIONS) {
      const transition = state[input];
      const to = transition === null ? undefined : numbers.get(transition.target);
      if (to !== undefined) labels.set(to, [...(labels.get(to) ?? []), `$${input}/${transition!.output}$`]);
    }
    return { from, labels };
  });
  const leadsTo = new Set(arrows.flatMap(({ from, labels }) => [...labels.keys()].map((to) => `${from} ${to}`)));
  const side = loopSide(points);
  const paths = arrows.flatMap(({ from, labels }) =>
    [...labels].map(([to, parts]) => {
      const bend = from === to ? `loop ${side[from]}` : leadsTo.has(`${to} ${from}`) ? 'bend left=20' : 'bend left=8';
      return `    (s${from}) edge[${bend}] node {${parts.join('\\\\')}} (s${to})`;
    }),
  );
  return [
    '% Preamble: \\usepackage{tikz} \\usetikzlibrary{automata, arrows.meta}',
    `% ${document.name.replace(/\s+/g, ' ')}`,
    '\\begin{tikzpicture}[->, >={Stealth}, shorten >=1pt, auto, initial distance=6mm,',
    '  every state/.style={minimum size=9mm}, every node/.style={align=center, font=\\small}]',
    ...states.map((state, i) => {
      const start = state.id === initial ? `, initial, initial text={$${opening}$}` : '';
      const [x, y] = points[i]!;
      return `  \\node[state${start}] (s${i}) at (${x}, ${y}) {${escaped(state.label ?? state.id)}};`;
    }),
    ...(paths.length > 0 ? ['  \\path', `${paths.join('\n')};`] : []),
    '\\end{tikzpicture}',
    '',
  ].join('\n');
}

/** Centres in cm, y upwards, the first corner at the origin. */
function positions({ machine, layout }: MachineDocument): (readonly [string, string])[] {
  const n = machine.states.length;
  const placed = machine.states.every((state) => Object.hasOwn(layout, state.id));
  const radius = Math.max(100, 24 * n);
  const centres = machine.states.map((state, i): readonly [number, number] => {
    const angle = Math.PI - (2 * Math.PI * i) / n; // the first state is on the left, where the start arrow has room
    const onCircle = [radius * Math.cos(angle), -radius * Math.sin(angle)] as const;
    return placed ? layout[state.id]! : onCircle;
  });
  const left = centres.reduce((least, [x]) => Math.min(least, x), Infinity);
  const bottom = centres.reduce((most, [, y]) => Math.max(most, y), -Infinity);
  return centres.map(([x, y]) => [((x - left) / 40).toFixed(2), ((bottom - y) / 40).toFixed(2)]);
}

/** Loops point away from the middle, never left, where the start arrow comes in. */
function loopSide(points: readonly (readonly [string, string])[]): string[] {
  const middle = points.reduce((sum, [, y]) => sum + Number(y), 0) / Math.max(1, points.length);
  return points.map(([, y]) => (Number(y) < middle - 0.01 ? 'below' : 'above'));
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}$&#%_~^<>]/g, (char) => SPECIAL[char] ?? `\\${char}`);
}
