// The workbench: the open machine and the folder it belongs to. Opens, saves and copies machines, keeps
// drafts, and takes in what happens to the open machine outside the page. Whatever changes the open machine
// is an edit, so that it can be undone.

import { emptyDocument, renameMachine } from '../../editor/about.ts';
import { autosave, draftsFor, openWithDraft } from '../../editor/autosave.svelte.ts';
import type { SaveResult, Services } from '../../editor/context.ts';
import { flushOnLeave, indexedDrafts, tabChannel } from '../../editor/drafts-browser.ts';
import type { DraftKeeper, DraftStorage, TabChannel } from '../../editor/drafts.ts';
import { between, sameDocument } from '../../editor/edit.ts';
import { EditorStore } from '../../editor/store.svelte.ts';
import { parseXState } from '../../formats/xstate.ts';
import { idFromName, type MachineDocument } from '../../machine/document.ts';
import type { Notices } from '../studio/notices.svelte.ts';
import { StrategyFiles } from './api.ts';
import { Folder } from './folder.svelte.ts';
import { FIRST_MACHINE, freeName, libraryDocument, type MachineEntry } from './machines.ts';

/** Where the browser remembers which machine was open last. */
const LAST = 'stratagem.machine';

export interface WorkbenchOptions {
  readonly services: Omit<Services, 'save'>;
  readonly notices: Notices;
  readonly files?: StrategyFiles;
  readonly drafts?: DraftStorage;
  readonly channel?: TabChannel;
}

export class Workbench {
  readonly store: EditorStore;
  readonly folder: Folder;
  readonly #notices: Notices;
  readonly #keeper: DraftKeeper;
  /** Counts openings; only the last one asked for takes place. */
  #asked = 0;

  ready = $state.raw(false);
  /** The id of the open machine once one is open. */
  readonly openId: string | null = $derived.by(() => (this.ready ? this.store.document.id : null));
  /** The file's version of a machine whose unsaved changes were brought back; null otherwise. */
  restored = $state.raw<MachineDocument | null>(null);

  constructor(options: WorkbenchOptions) {
    const {
      services,
      notices,
      files = new StrategyFiles(),
      drafts = indexedDrafts(),
      channel = tabChannel(),
    } = options;
    this.#notices = notices;
    this.folder = new Folder(files, drafts, notices);
    this.store = new EditorStore({ ...services, save: (document, base) => this.#saveAndFollow(document, base) });
    this.#keeper = draftsFor(this.store, this.#told(drafts), channel);
  }

  /** The drafts, whose going the list hears of: a machine saved under another id leaves one behind that goes late. */
  #told(drafts: DraftStorage): DraftStorage {
    return {
      get: (id) => drafts.get(id),
      list: () => drafts.list(),
      put: (record, replaces) => drafts.put(record, replaces),
      delete: async (id) => {
        await drafts.delete(id);
        if (id !== this.openId) void this.folder.refresh();
      },
    };
  }

  /** Begins to keep drafts and to listen to the folder; returns how to stop. */
  start(): () => void {
    const ends = [
      autosave(this.store, this.#keeper),
      flushOnLeave(this.#keeper),
      this.folder.listen((id) => void (id === null || id === this.openId ? this.#follow() : this.folder.refresh())),
    ];
    return () => {
      for (const end of ends) end();
      void this.#keeper.close();
    };
  }

  /** The machine to begin with: the one that was open last. */
  firstId(): string {
    return localStorage.getItem(LAST) ?? FIRST_MACHINE;
  }

  /** Opens a machine by its id, with the draft that was left of it. False where there is none to open. */
  async open(id: string): Promise<boolean> {
    if (this.openId === id) return true;
    const turn = ++this.#asked;
    const found = await this.folder.find(id);
    if (turn !== this.#asked) return true;
    if (!found) return false;
    await openWithDraft(this.store, this.#keeper, found.document, found.revision);
    this.#opened(this.store.dirty && this.store.conflict === null ? found.document : null);
    return true;
  }

  /** Opens a machine that no file holds yet, under a free name: a new one, a copy, an import, a link. */
  async adopt(document: MachineDocument): Promise<string> {
    ++this.#asked;
    // The list is read with the first machine that is opened; where that is this one, its names are not known yet.
    if (!this.ready) await this.folder.refresh();
    const name = freeName(document.name, this.folder.ids);
    const unsaved = { ...document, name, id: idFromName(name) };
    await this.#keeper.open(unsaved.id);
    this.store.open({ ...emptyDocument(name), id: unsaved.id }, null, { document: unsaved });
    this.#opened(null);
    return unsaved.id;
  }

  create(): Promise<string> {
    return this.adopt(emptyDocument());
  }

  /** A copy of a listed machine, open and unsaved; null where it cannot be read. */
  async duplicate({ id }: MachineEntry): Promise<string | null> {
    const source = id === this.openId ? this.store.document : (await this.folder.find(id))?.document;
    return source ? this.adopt({ ...source, name: `${source.name} copy` }) : null;
  }

  /** Removes a machine's file and draft, what is not written yet included. Says whether it is gone. */
  async remove(entry: MachineEntry): Promise<boolean> {
    if (entry.id === this.openId) await this.#keeper.flush();
    return this.folder.remove(entry);
  }

  /** A name to offer for a copy of the open machine. */
  suggestName(): string {
    const { id, name } = this.store.document;
    return freeName(libraryDocument(id) ? `My ${name}` : `${name} copy`, this.folder.ids);
  }

  /** Why the open machine cannot be saved under a name; null where it can. */
  nameProblem(name: string): string | null {
    if (name.trim() === '') return 'Type a name.';
    const id = idFromName(name);
    if (libraryDocument(id)) return `The library has a machine "${id}", which stays as it is. Choose another name.`;
    return this.folder.ids.includes(id) ? `There is already strategies/${id}.json. Choose another name.` : null;
  }

  /** Goes on under another name and saves; the file of the present name stays as it is. */
  async saveAs(name: string): Promise<string> {
    const { store } = this;
    const id = idFromName(name);
    store.perform(between(`Save as ${name}`, store.document, { ...store.document, id, name: name.trim() }));
    store.revision = null;
    await store.save();
    this.#opened(null);
    return id;
  }

  /** Renames the open machine; its file keeps its name once there is one. Returns the id it has then. */
  rename(name: string): string {
    const { store } = this;
    const neverSaved = store.revision === null && !libraryDocument(store.document.id);
    store.perform(renameMachine(store.document, name, neverSaved));
    return store.document.id;
  }

  /** Takes back what was restored from a draft, as an edit. */
  discardRestored(): void {
    const { restored, store } = this;
    this.restored = null;
    if (restored) store.perform(between('Discard unsaved changes', store.document, restored));
  }

  #opened(restored: MachineDocument | null): void {
    this.ready = true;
    this.restored = restored;
    localStorage.setItem(LAST, this.store.document.id);
    void this.#follow();
  }

  async #saveAndFollow(document: MachineDocument, base: string | null): Promise<SaveResult> {
    try {
      return await this.#save(document, base);
    } finally {
      // Once the editor has noted how it ended.
      setTimeout(() => void this.#follow());
    }
  }

  async #save(document: MachineDocument, base: string | null): Promise<SaveResult> {
    if (libraryDocument(document.id)) {
      this.store.show('save-as');
      return { kind: 'refused', problems: [] };
    }
    const written = await this.folder.write(document, base);
    if (written.kind === 'written') {
      this.restored = null;
      return { kind: 'saved', revision: written.revision };
    }
    // That the server is away was told of; what it refuses is the editor's to show.
    if (written.kind !== 'conflict') {
      return { kind: 'refused', problems: written.kind === 'refused' ? written.problems : [] };
    }
    // What stood there was removed outside: nothing is in the way.
    if (!written.current) return this.#save(document, null);
    const theirs = parseXState(written.current.text);
    if (!theirs.ok) return { kind: 'refused', problems: theirs.problems };
    return { kind: 'conflict', revision: written.current.revision, theirs: { ...theirs.value, id: document.id } };
  }

  /** Reads the list, and takes in what someone else wrote into the open machine's file, or says that both changed. */
  async #follow(): Promise<void> {
    const { store } = this;
    const [id, revision] = [this.openId, store.revision];
    const files = await this.folder.refresh();
    // A save that is under way finds out by itself, and follows once it has ended.
    if (!files || store.saving) return;
    // What the page has opened, saved or taken in since it asked may be newer than the answer.
    if (id !== this.openId || revision !== store.revision) return this.#follow();
    const file = files.find((each) => each.id === id);
    if (!file || file.revision === revision) return;
    const parsed = parseXState(file.text);
    if (!parsed.ok) return;
    const theirs = { ...parsed.value, id: file.id };
    if (sameDocument(theirs, store.document)) store.markSaved(store.document, file.revision);
    else if (store.dirty) {
      // A choice that was put off is not asked for again before there is something new.
      const asked = store.conflict?.with === 'file' ? store.conflict.revision : null;
      if (file.revision !== asked) store.clash({ with: 'file', revision: file.revision, theirs });
    } else {
      store.perform(between('Read the changed file', store.document, theirs));
      store.markSaved(store.document, file.revision);
      this.#notices.tell({ tone: 'info', text: `${theirs.name} was changed outside the studio and read anew.` });
    }
  }
}
