// Watches the strategies folder and tells listeners which machine changed, so that an edit made outside
// the studio shows at once. File systems report one save as several events: they are gathered for 80 ms.

import { mkdirSync, watch, type FSWatcher } from 'node:fs';

type Listener = (id: string) => void;

/** A folder that tells of changes while anyone listens. */
export class FolderWatch {
  readonly #folder: string;
  readonly #listeners = new Set<Listener>();
  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();
  #watcher: FSWatcher | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Calls `listener` with the id of each machine that is written or removed; returns the way to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#watcher ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#watcher?.close();
      this.#watcher = null;
    };
  }

  #start(): FSWatcher {
    mkdirSync(this.#folder, { recursive: true });
    const watcher = watch(this.#folder, (_event, name) => {
      if (!name || !/^[a-z0-9][a-z0-9-]*\.json$/.test(name)) return;
      const id = name.slice(0, -5);
      clearTimeout(this.#pending.get(id));
      const tell = (): void => {
        this.#pending.delete(id);
        for (const listener of this.#listeners) listener(id);
      };
      this.#pending.set(id, setTimeout(tell, 80));
    });
    // A folder that is removed while watched must not take the server down.
    watcher.on('error', () => {
      watcher.close();
      this.#watcher = null;
    });
    return watcher;
  }
}
