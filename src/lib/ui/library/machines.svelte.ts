// The machines inside the strategies, as the page sees them: how large each is, and one at a time whole.

import type { MachineIn } from '../../library/machine-in.ts';
import { LibraryThread, type Sizes } from './thread.ts';

export class Machines {
  /** Grows until all are known. */
  states = $state.raw<Sizes>({});
  failure = $state.raw<string | null>(null);
  readonly #thread = new LibraryThread({
    sizes: (sizes) => (this.states = { ...this.states, ...sizes }),
    failed: (message) => (this.failure = message),
  });

  /** The machine of a strategy by name, parameters included; `turns` as in `machineIn`. */
  find(name: string, turns: number | null): Promise<MachineIn> {
    return this.#thread.find(name, turns);
  }

  close(): void {
    this.#thread.close();
  }
}
