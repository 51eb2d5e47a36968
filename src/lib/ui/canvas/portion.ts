// What the next frame draws of a large figure, or of a large change of one: a portion of what is new, and the rest
// as it was before. The elements of hundreds of states and arrows take the page's thread a quarter of a second to
// make, style and paint, and between portions it answers.

import type { FigureEdge, FigureState } from '../../layout/figure.ts';

export type Part = FigureState | FigureEdge;

/** Figures of no more parts than this change at once. */
const SMALL = 120;

/** Parts that the first frame of a figure brings: states, mostly, which are lighter than arrows. */
const FIRST = 100;

/** Parts that each later frame brings: some 25 ms. */
const PORTION = 50;

/** What to draw after `drawn` on the way to `wanted`, in the order of the latter; `whole` when that is all of it. */
export function nextPortion(
  wanted: readonly Part[],
  drawn: readonly Part[],
): { readonly parts: readonly Part[]; readonly whole: boolean } {
  if (wanted.length <= SMALL) return { parts: wanted, whole: true };
  const before = new Map(drawn.map((part) => [keyOf(part), part]));
  let left = wanted.some((part) => before.has(keyOf(part))) ? PORTION : FIRST;
  let whole = true;
  const parts = wanted.flatMap((part): Part[] => {
    const was = before.get(keyOf(part));
    if (was === part || left-- > 0) return [part];
    whole = false;
    return was ? [was] : [];
  });
  return { parts, whole };
}

function keyOf(part: Part): string {
  return `${'path' in part ? 'edge' : 'state'} ${part.id}`;
}
