// A history that is being shown on the canvas after a comparison, with the two players that it tells apart.

import type { Action } from '../../game/action.ts';
import type { Mealy } from '../../machine/mealy.ts';

export interface ShownHistory {
  readonly history: string;
  readonly ours: { readonly name: string; readonly machine: Mealy };
  /** `replies`: the other's moves, one more than the history has. */
  readonly theirs: { readonly name: string; readonly replies: readonly Action[] };
}
