// The workbench: the open machine and the folder it belongs to. Opens, saves, copies and removes machine
// files, keeps drafts, and holds the page together with what happens outside it (another tab, an outside
// editor, a server that is gone). Whatever changes the open machine is an edit, so that it can be undone.

import { emptyDocument } from '../../editor/about.ts';
import { autosave, openWithDraft } from '../../editor/autosave.svelte.ts';
import type { SaveResult, Services } from '../../editor/context.ts';
import { flushOnLeave, indexedDrafts, tabChannel } from '../../editor/drafts-browser.ts';
import { DraftKeeper, type OpenedDraft } from '../../editor/drafts.ts';
import { between, sameDocument } from '../../editor/edit.ts';
import { EditorStore } from '../../editor/store.svelte.ts';
import { parseXState, printXState } from '../../formats/xstate.ts';
import type { Problem } from '../../game/problem.ts';
import { idFromName, type MachineDocument } from '../../machine/document.ts';
import type { Notices } from '../studio/notices.svelte.ts';
import { StrategyFiles, type ListedFile } from './api.ts';
import { entriesOf, FIRST_MACHINE, freeName, libraryDocument, type MachineEntry } from './machines.ts';

const LAST = 'stratagem.machine';

export interface WorkbenchOptions {
  readonly services: Omit<Services, 'save'>;
  readonly notices: Notices;
  readonly files?: StrategyFiles;
}

export class Workbench {
  readonly store: EditorStore;
  readonly notices: Notices;
  readonly #files: StrategyFiles;
  readonly #keeper: DraftKeeper;
  /** Revisions that this page wrote: news of them is no news. */
  readonly #written = new Set<string>();
  #listed = $state.raw<readonly ListedFile[]>([]);
  #drafts = $state.raw<readonly { readonly id: string; readonly text: string }[]>([]);
  #opening = 0;

  /** The id of the open machine once one is open. */
  readonly openId: string | null = $derived.by(() => (this.ready ? this.store.document.id : null));
  ready = $state.raw(false);
  connected = $state.raw(true);
  /** The draft that another tab wrote over this one's. */
  tabConflict = $state.raw<OpenedDraft | null>(null);
  /** The file's version of a machine whose unsaved changes were brought back; null otherwise. */
  restored = $state.raw<MachineDocument | null>(null);
  /** Whether a name is asked for, to save under. */
  naming = $state.raw(false);

  readonly entries: readonly MachineEntry[] = $derived(entriesOf(this.#listed, this.#drafts));
  readonly isLibrary: boolean = $derived.by(() => libraryDocument(this.store.document.id) !== undefined);

  constructor({ services, notices, files = new StrategyFiles() }: WorkbenchOptions) {
    this.notices = notices;
    this.#files = files;
    this.store = new EditorStore({ ...services, save: (document, base) => this.#save(document, base) });
    this.#keeper = new DraftKeeper({
      storage: indexedDrafts(),
      channel: tabChannel(),
      events: {
        conflict: (theirs) => this.#draftElsewhere(theirs),
        failed: () =>
          notices.tell({
            topic: 'drafts',
            tone: 'warning',
            text: 'This browser does not let the studio keep drafts: unsaved changes are lost with the page. Save often.',
          }),
      },
    });
  }

  /** Begins to keep drafts and to listen to the folder; returns how to stop. */
  start(): () => void {
    const ends = [
      autosave(this.store, this.#keeper),
      flushOnLeave(this.#keeper),
      this.#files.listen({
        changed: (id) => void this.#changedOutside(id),
        connected: (connected) => void this.#connection(connected),
      }),
    ];
    void this.refresh();
    return () => {
      for (const end of ends) end();
      void this.#keeper.close();
    };
  }

  /** Reads the list anew. */
  async refresh(): Promise<void> {
    const [listing, drafts] = await Promise.all([this.#files.list(), this.#keeper.list().catch(() => [])]);
    if (listing.kind === 'listed') this.#listed = listing.files;
    else this.#tellProblems(listing.problems, 'files');
    this.#drafts = drafts;
  }

  /** The machine to begin with: the one that was open last. */
  firstId(): string {
    return localStorage.getItem(LAST) ?? FIRST_MACHINE;
  }

  /** Opens a machine by its id, with the draft that was left of it. False where there is none to open. */
  async open(id: string): Promise<boolean> {
    if (this.openId === id) return true;
    const turn = ++this.#opening;
    const found = await this.#find(id);
    if (turn !== this.#opening) return true;
    if (!found) return false;
    await openWithDraft(this.store, this.#keeper, found.document, found.revision);
    this.#opened();
    this.restored = this.store.dirty ? found.document : null;
    return true;
  }

  /** Opens a machine that no file holds yet, under a free name: a new one, a copy, an import, a link. */
  async adopt(document: MachineDocument): Promise<string> {
    ++this.#opening;
    const name = freeName(document.name, this.#taken());
    const unsaved = { ...document, name, id: idFromName(name) };
    await this.#keeper.open(unsaved.id);
    const blank = { ...emptyDocument(name), id: unsaved.id };
    this.store.open(blank, null, unsaved);
    this.#opened();
    this.restored = null;
    return unsaved.id;
  }

  create(): Promise<string> {
    return this.adopt(emptyDocument());
  }

  /** Goes on under another name; the file of the present name stays as it is. */
  async saveAs(name: string): Promise<boolean> {
    const { store } = this;
    const id = idFromName(name);
    if (id !== store.document.id && (this.#taken().has(id) || libraryDocument(id))) return false;
    this.naming = false;
    store.perform(between(`Save as ${name}`, store.document, { ...store.document, id, name: name.trim() }));
    store.revision = null;
    await store.save();
    localStorage.setItem(LAST, id);
    return true;
  }

  /** A copy of a listed machine, opened and unsaved. */
  async duplicate(entry: MachineEntry): Promise<string | null> {
    const source = entry.id === this.openId ? this.store.document : (await this.#find(entry.id))?.document;
    return source ? this.adopt({ ...source, name: `${source.name} copy` }) : null;
  }

  /** Removes a machine's file and draft; the notice that says so brings both back. */
  async remove(entry: MachineEntry): Promise<boolean> {
    const { id, file } = entry;
    if (file) {
      const removed = await this.#files.remove(id, file.revision);
      if (removed.kind === 'conflict') await this.refresh();
      if (removed.kind !== 'written') {
        const changed = `${entry.name} has changed since it was listed and was not deleted. Look at it first.`;
        this.notices.tell({ tone: 'error', text: removed.kind === 'conflict' ? changed : say(removed.problems) });
        return false;
      }
    }
    const draft = this.#drafts.find((each) => each.id === id);
    const text = draft?.text ?? file?.text;
    if (draft) await indexedDrafts().delete(id);
    await this.refresh();
    if (text !== undefined) {
      const undo = { label: 'Undo', run: () => void this.#restore(id, file?.text ?? text) };
      this.notices.tell({ topic: `deleted ${id}`, tone: 'info', text: `Deleted ${entry.name}.`, action: undo });
    }
    return true;
  }

  /** Takes back what was restored from a draft, as an edit. */
  discardRestored(): void {
    const saved = this.restored;
    this.restored = null;
    if (saved) this.store.perform(between('Discard unsaved changes', this.store.document, saved));
  }

  /** Ends a conflict with the file or with another tab. */
  async resolve(choice: 'mine' | 'theirs' | 'copy'): Promise<void> {
    const { store, tabConflict } = this;
    if (!tabConflict) return store.resolve(choice);
    this.tabConflict = null;
    store.show(null);
    if (choice === 'theirs') {
      store.perform(between('Take the version of the other tab', store.document, tabConflict.document));
      store.revision = tabConflict.base;
      await Promise.resolve(); // The change is noted first, and then given up.
    } else if (choice === 'copy') {
      const name = freeName(`${store.document.name} copy`, this.#taken());
      store.perform(between('Save as a copy', store.document, { ...store.document, name, id: idFromName(name) }));
      store.revision = null;
    }
    await this.#keeper.resolve(choice, store.document, store.revision);
  }

  #taken(): Set<string> {
    return new Set(this.entries.map(({ id }) => id));
  }

  #opened(): void {
    this.ready = true;
    this.tabConflict = null;
    localStorage.setItem(LAST, this.store.document.id);
    void this.refresh();
  }

  async #find(id: string): Promise<{ document: MachineDocument; revision: string | null } | null> {
    const reading = await this.#files.read(id);
    if (reading.kind !== 'read') this.#tellProblems(reading.problems, 'files');
    const file = reading.kind === 'read' ? reading.file : (this.#listed.find((each) => each.id === id) ?? null);
    if (file) {
      const parsed = parseXState(file.text);
      if (parsed.ok) return { document: { ...parsed.value, id }, revision: file.revision };
      this.notices.tell({ tone: 'error', text: `strategies/${id}.json cannot be read. ${say(parsed.problems)}` });
      return null;
    }
    const shipped = libraryDocument(id);
    if (shipped) return { document: shipped, revision: null };
    const drafts = await this.#keeper.list().catch(() => []);
    return drafts.some((draft) => draft.id === id) ? { document: { ...emptyDocument(), id }, revision: null } : null;
  }

  async #save(document: MachineDocument, base: string | null): Promise<SaveResult> {
    if (libraryDocument(document.id)) {
      this.naming = true;
      return { kind: 'refused', problems: [] };
    }
    const written = await this.#files.write(document.id, printXState(document), base);
    if (written.kind === 'written') {
      this.#written.add(written.revision);
      this.restored = null;
      void this.refresh();
      return { kind: 'saved', revision: written.revision };
    }
    if (written.kind !== 'conflict') {
      this.#tellProblems(written.problems, 'files');
      return { kind: 'refused', problems: written.problems };
    }
    const { current } = written;
    // The file is gone: what stands in the way is nothing.
    if (!current) return this.#save(document, null);
    const theirs = parseXState(current.text);
    return theirs.ok
      ? { kind: 'conflict', revision: current.revision, theirs: { ...theirs.value, id: document.id } }
      : { kind: 'refused', problems: theirs.problems };
  }

  async #restore(id: string, text: string): Promise<void> {
    this.notices.settle(`deleted ${id}`);
    const written = await this.#files.write(id, text, null);
    if (written.kind === 'refused' || written.kind === 'unreachable') this.#tellProblems(written.problems, 'files');
    await this.refresh();
  }

  /** A machine file changed: the list does, and where it is the open one, so does the machine or its conflict. */
  async #changedOutside(id: string): Promise<void> {
    void this.refresh();
    const { store } = this;
    if (id !== this.openId) return;
    const reading = await this.#files.read(id);
    if (reading.kind !== 'read' || !reading.file || id !== this.openId || store.saving) return;
    const { text, revision } = reading.file;
    if (revision === store.revision || this.#written.has(revision)) return;
    const parsed = parseXState(text);
    if (!parsed.ok) return;
    const theirs = { ...parsed.value, id };
    if (sameDocument(theirs, store.document)) store.markSaved(store.document, revision);
    else if (store.dirty) {
      store.conflict = { revision, theirs };
      store.announce('The file of this machine was changed outside the studio.');
    } else {
      store.perform(between('Read the changed file', store.document, theirs));
      store.markSaved(store.document, revision);
      this.notices.tell({ tone: 'info', text: `${theirs.name} was changed outside the studio and read anew.` });
    }
  }

  #draftElsewhere(theirs: OpenedDraft): void {
    const { store } = this;
    if (sameDocument(theirs.document, store.document)) void this.#keeper.resolve('theirs', store.document, null);
    else this.tabConflict = theirs;
  }

  async #connection(connected: boolean): Promise<void> {
    const returned = connected && !this.connected;
    this.connected = connected;
    if (!returned) return;
    this.notices.settle('files');
    await this.refresh();
    if (this.openId !== null) await this.#changedOutside(this.openId);
  }

  #tellProblems(problems: readonly Problem[], topic: string): void {
    this.notices.tell({ topic, tone: 'error', text: say(problems) });
  }
}

function say(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join(' ');
}
