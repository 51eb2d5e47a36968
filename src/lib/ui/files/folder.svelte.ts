// The strategies folder as a list: files by the server's word, drafts by the browser's, and news of when to read it
// anew. Where the server does not answer, the last list stands and says so.

import { emptyDocument } from '../../editor/about.ts';
import { parseXState, printXState } from '../../formats/xstate.ts';
import type { Problem } from '../../game/problem.ts';
import type { DraftRecord, DraftStorage } from '../../editor/drafts.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Notices } from '../studio/notices.svelte.ts';
import { UNREACHABLE, type ListedFile, type StrategyFiles, type Writing } from './api.ts';
import { entriesOf, libraryDocument, type MachineEntry } from './machines.ts';

/** A machine with the revision of its file; `null` where it has none. */
export interface FoundMachine {
  readonly document: MachineDocument;
  readonly revision: string | null;
}

export class Folder {
  readonly #files: StrategyFiles;
  readonly #drafts: DraftStorage;
  readonly #notices: Notices;
  #listed = $state.raw<readonly ListedFile[]>([]);
  #unsaved = $state.raw<readonly DraftRecord[]>([]);
  #connected = true;
  /** Counts askings for the list; `#answered` is the newest that was answered. */
  #asked = 0;
  #answered = 0;

  readonly entries: readonly MachineEntry[] = $derived(entriesOf(this.#listed, this.#unsaved));
  readonly ids: readonly string[] = $derived(this.entries.map(({ id }) => id));

  constructor(files: StrategyFiles, drafts: DraftStorage, notices: Notices) {
    this.#files = files;
    this.#drafts = drafts;
    this.#notices = notices;
  }

  /**
   * Listens to the folder; returns how to stop. `changed` hears of each machine file that was written or removed, by
   * whomever, and of null each time that listening begins: nobody told what happened before.
   */
  listen(changed: (id: string | null) => void): () => void {
    return this.#files.listen({
      changed,
      connected: (connected) => {
        if (!connected) this.tell(UNREACHABLE.problems);
        else if (!this.#connected) this.#notices.settle('files');
        this.#connected = connected;
        if (connected) changed(null);
      },
    });
  }

  /** Reads the list anew and gives the files as they were when the server answered; null where it did not. */
  async refresh(): Promise<readonly ListedFile[] | null> {
    const asked = ++this.#asked;
    const [listing, drafts] = await Promise.all([this.#files.list(), this.#drafts.list().catch(() => [])]);
    if (listing.kind !== 'listed') this.tell(listing.problems);
    // An answer that was overtaken by a newer one says how it was.
    if (asked > this.#answered) {
      this.#answered = asked;
      this.#unsaved = drafts;
      if (listing.kind === 'listed') this.#listed = listing.files;
    }
    return listing.kind === 'listed' ? listing.files : null;
  }

  /** The machine of an id: its file, else the library's own, else one of which there is only a draft. */
  async find(id: string): Promise<FoundMachine | null> {
    const reading = await this.#files.read(id);
    if (reading.kind !== 'read') this.tell(reading.problems);
    const file = reading.kind === 'read' ? reading.file : (this.#listed.find((each) => each.id === id) ?? null);
    if (file) {
      const parsed = parseXState(file.text);
      // The file's name is its id, whatever stands inside.
      if (parsed.ok) return { document: { ...parsed.value, id }, revision: file.revision };
      this.tell(parsed.problems, `strategies/${id}.json cannot be read.`);
      return null;
    }
    const shipped = libraryDocument(id);
    if (shipped) return { document: shipped, revision: null };
    const draft = await this.#drafts.get(id).catch(() => null);
    return draft && { document: { ...emptyDocument(), id }, revision: null };
  }

  /** The user's own machines as they stand, unsaved changes included; those that cannot be read are left out. */
  own(): readonly MachineDocument[] {
    return this.entries.flatMap(({ library, unsaved, document }) =>
      document && (unsaved || !library) ? [document] : [],
    );
  }

  /** Writes a machine made from revision `base`; a failure is told of. */
  async write(document: MachineDocument, base: string | null): Promise<Writing> {
    const written = await this.#files.write(document.id, printXState(document), base);
    if (written.kind === 'written') this.#notices.settle('files');
    if (written.kind === 'unreachable') this.tell(written.problems);
    return written;
  }

  /** Removes a machine's file and draft; the notice that says so can bring both back. Says whether it is gone. */
  async remove({ id, name, file }: MachineEntry): Promise<boolean> {
    const draft = await this.#drafts.get(id).catch(() => null);
    if (file) {
      const removed = await this.#files.remove(id, file.revision);
      if (removed.kind !== 'written') {
        if (removed.kind === 'conflict') this.tell([], `${name} has changed since it was listed. Look at it first.`);
        else this.tell(removed.problems);
        void this.refresh();
        return false;
      }
    }
    if (draft) await this.#drafts.delete(id);
    await this.refresh();
    const topic = `deleted ${id}`;
    const restore = async (): Promise<void> => {
      this.#notices.settle(topic);
      if (file) {
        const written = await this.#files.write(id, file.text, null);
        if ('problems' in written) this.tell(written.problems);
      }
      if (draft) await this.#drafts.put(draft, null);
      await this.refresh();
    };
    const action = { label: `Bring ${name} back`, run: () => void restore() };
    this.#notices.tell({ topic, tone: 'info', text: `Deleted ${name}.`, action });
    return true;
  }

  /** Tells of problems with files. */
  tell(problems: readonly Problem[], subject = ''): void {
    const text = [subject, ...problems.map(({ message }) => message)].filter(Boolean).join(' ');
    this.#notices.tell({ topic: 'files', tone: 'error', text });
  }
}
