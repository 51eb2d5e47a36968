// A history that is being shown on the canvas after a comparison, with the two machines that it tells apart.

import type { Mealy } from '../../machine/mealy.ts';

export interface ShownHistory {
  readonly history: string;
  readonly ours: { readonly name: string; readonly machine: Mealy };
  readonly theirs: { readonly name: string; readonly machine: Mealy };
}
