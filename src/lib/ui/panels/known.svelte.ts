// The names under which the library knows machines, made ready between frames after the page is shown.

import { indexLibraryMachines, libraryMachinesByKey } from '#lib/library/known.ts';
import { canonicalKey } from '#lib/machine/canonical.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { inSlices } from './slices.ts';

/** The library's index of machines; `ready` once it can be asked. One serves the page. */
export class KnownMachines {
  ready = $state.raw(false);

  constructor() {
    void this.#prepare();
  }

  /** Full names of the library's strategies that play exactly like the machine; null until ready. */
  names(machine: Mealy): readonly string[] | null {
    return this.ready ? (libraryMachinesByKey().get(canonicalKey(machine)) ?? []) : null;
  }

  async #prepare(): Promise<void> {
    await inSlices(indexLibraryMachines());
    this.ready = true;
  }
}
