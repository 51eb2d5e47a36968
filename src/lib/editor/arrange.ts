// Operations on positions: moving, nudging, lining up, spreading, and taking over a layout. States without a
// place are left alone. Positions made by hand are whole units, so that files stay readable.

import type { Direction as LayoutDirection } from '../layout/figure.ts';
import { align, distribute, placeNew } from '../layout/place.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Directing, Size } from './context.ts';
import { between, positionOf, type Edit, type Position } from './edit.ts';
import { nameIn } from './states.ts';

export type Axis = 'horizontal' | 'vertical';
export type Direction = 'left' | 'right' | 'up' | 'down';

/** Moves states by a distance. */
export function moveStates(document: MachineDocument, ids: Iterable<string>, dx: number, dy: number): Edit {
  const moved = placed(document, ids).map(([id, [x, y]]): [string, Position] => [id, [x + dx, y + dy]]);
  return place(document, moved, `Move ${countOf(document, moved)}`);
}

/** Lines states up on their mean: a column or a row. (All states are of one size, so sides need no lining up.) */
export function alignStates(document: MachineDocument, ids: Iterable<string>, into: 'column' | 'row'): Edit {
  const layout = align(document.layout, [...ids], into === 'column' ? 'x' : 'y');
  return between(`Align in a ${into}`, document, { ...document, layout });
}

/** Spreads states evenly between the two outermost of them; fewer than three stay. */
export function distributeStates(document: MachineDocument, ids: Iterable<string>, axis: Axis): Edit {
  const layout = distribute(document.layout, [...ids], axis === 'horizontal' ? 'x' : 'y');
  return between(`Distribute ${axis === 'horizontal' ? 'horizontally' : 'vertically'}`, document, {
    ...document,
    layout,
  });
}

/** Takes over the positions that a layout found, as they are. */
export function applyLayout(
  document: MachineDocument,
  positions: Readonly<Record<string, Position>>,
  label = 'Lay out',
): Edit {
  const layout = Object.fromEntries(
    document.machine.states.flatMap(({ id }): [string, Position][] => {
      const at = Object.hasOwn(positions, id) ? positions[id]! : positionOf(document, id);
      return at ? [[id, at]] : [];
    }),
  );
  return between(label, document, { ...document, layout });
}

/**
 * How a layout is to run on the first canvas whose size is known. Decided when it is asked for: what is laid out
 * stays as it is, whatever becomes of the canvas.
 */
export function directionFor(directing: Directing, canvases: readonly (Size | null | undefined)[]): LayoutDirection {
  if (directing !== 'auto') return directing;
  const size = canvases.find((canvas) => canvas && canvas.width > 0);
  return size && size.height > size.width ? 'down' : 'right';
}

/** States that have no place yet. */
export function unplaced(document: MachineDocument): string[] {
  return document.machine.states.map(({ id }) => id).filter((id) => positionOf(document, id) === null);
}

/** Places for the unplaced states of a document that has some placed: each near a state it is linked with. */
export function placesForNew(document: MachineDocument): Record<string, Position> {
  const places = new Map(Object.entries(document.layout));
  const { states } = document.machine;
  const found: [string, Position][] = [];
  for (const id of unplaced(document)) {
    const links = states.flatMap(({ id: from, C, D }) =>
      [C?.target, D?.target].flatMap((to) => (to === undefined ? [] : from === id ? [to] : to === id ? [from] : [])),
    );
    const near = links.map((link) => places.get(link)).find((at) => at !== undefined) ?? [...places.values()].at(-1);
    const { x, y } = placeNew(Object.fromEntries(places), { x: near?.[0] ?? 0, y: near?.[1] ?? 0 });
    places.set(id, [x, y]);
    found.push([id, [x, y]]);
  }
  return Object.fromEntries(found);
}

/** The state to go to from one in a direction, within 45 degrees of it and near; `null` if there is none. */
export function neighbour(document: MachineDocument, from: string, direction: Direction): string | null {
  const here = positionOf(document, from);
  if (!here) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const { id } of document.machine.states) {
    const there = positionOf(document, id);
    if (!there || id === from) continue;
    const [dx, dy] = [there[0] - here[0], there[1] - here[1]];
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const across = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (along <= 0 || across > along) continue;
    const cost = along + 2 * across;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

function placed(document: MachineDocument, ids: Iterable<string>): [string, Position][] {
  return [...ids].flatMap((id): [string, Position][] => {
    const at = positionOf(document, id);
    return at ? [[id, at]] : [];
  });
}

function place(document: MachineDocument, places: readonly (readonly [string, Position])[], label: string): Edit {
  const whole = places.map(([id, [x, y]]): [string, Position] => [id, [Math.round(x), Math.round(y)]]);
  const layout = Object.fromEntries([...Object.entries(document.layout), ...whole]);
  return between(label, document, { ...document, layout });
}

function countOf(document: MachineDocument, places: readonly (readonly [string, Position])[]): string {
  return places.length === 1 ? nameIn(document, places[0]![0]) : `${places.length} states`;
}
