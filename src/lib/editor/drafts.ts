// Drafts: what was edited and not saved, one per machine, kept where a reload or a crash can't take it. Written a
// moment after each change and at once when the page goes away. Every record has a version, and a write says
// which version it replaces, so two tabs that edit one machine find out before either overwrites the other.
// Storage and channel are small interfaces: IndexedDB and BroadcastChannel in the page, memory in tests.

import { parseXState, printXState } from '../formats/xstate.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Workspace } from './history.ts';
import { printHistory, readHistory, type Steps } from './kept-history.ts';

/** Milliseconds from a change to its writing. */
export const DRAFT_DELAY = 300;

/** A stored draft. Plain data. */
export interface DraftRecord {
  /** The machine's id. */
  readonly id: string;
  /** Counts writes; a write names the version that it replaces. */
  readonly version: number;
  /** The machine as its file would be, so that migrations serve drafts too. */
  readonly text: string;
  /** The steps that led to it and those undone, as `printHistory` writes them; older drafts have none. */
  readonly history?: string;
  /** Revision of the file the edits began from; `null` for a machine without a file. */
  readonly base: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where drafts are kept. */
export interface DraftStorage {
  get(id: string): Promise<DraftRecord | null>;
  list(): Promise<readonly DraftRecord[]>;
  /**
   * Writes a record if none is stored or the stored version is `replaces`, in one step that no other tab can
   * come between. Returns what is stored instead where it is not; `null` when written.
   */
  put(record: DraftRecord, replaces: number | null): Promise<DraftRecord | null>;
  delete(id: string): Promise<void>;
}

/** What tabs tell each other. */
export type TabMessage =
  /** A tab shows this machine (and, in `here`, answers another that said so). */
  | { readonly kind: 'open' | 'here'; readonly id: string }
  /** A tab wrote its draft, or saved the file at a revision. */
  | { readonly kind: 'draft'; readonly id: string }
  | { readonly kind: 'saved'; readonly id: string; readonly revision: string };

/** A way to the other tabs; a message never comes back to its sender. */
export interface TabChannel {
  post(message: TabMessage): void;
  listen(receive: (message: TabMessage) => void): () => void;
}

/** A draft as it is opened. */
export interface OpenedDraft {
  readonly document: MachineDocument;
  /** The steps about it; `null` where none were kept that fit. */
  readonly steps: Steps | null;
  readonly base: string | null;
  readonly at: number;
}

/** What the keeper reports. */
export interface DraftEvents {
  /** Another tab has written this machine's draft; nothing of ours is written until `resolve`. */
  conflict?(theirs: OpenedDraft): void;
  /** Another tab shows this machine too. */
  shared?(id: string): void;
  /** Another tab saved this machine's file. */
  savedElsewhere?(id: string, revision: string): void;
  /** Writing failed: storage is full or forbidden. */
  failed?(error: unknown): void;
}

export interface DraftOptions {
  readonly storage: DraftStorage;
  readonly channel?: TabChannel | undefined;
  readonly events?: DraftEvents;
  readonly delay?: number;
}

/** Keeps the drafts of one tab. One machine is open at a time. */
export class DraftKeeper {
  readonly #storage: DraftStorage;
  readonly #channel: TabChannel | undefined;
  readonly #events: DraftEvents;
  readonly #delay: number;
  readonly #stop: () => void;
  #id: string | null = null;
  /** Version of the stored draft as this tab knows it; `null` for none. */
  #version: number | null = null;
  /** The record another tab wrote over ours; while there is one, nothing is written. */
  #theirs: DraftRecord | null = null;
  #pending: { work: Workspace; base: string | null } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Writes follow one another. */
  #last: Promise<void> = Promise.resolve();

  constructor({ storage, channel, events = {}, delay = DRAFT_DELAY }: DraftOptions) {
    this.#storage = storage;
    this.#channel = channel;
    this.#events = events;
    this.#delay = delay;
    this.#stop = channel?.listen((message) => this.#hear(message)) ?? (() => undefined);
  }

  /** Begins with a machine: its draft, or `null` where there is none (or none that can be read). */
  async open(id: string): Promise<OpenedDraft | null> {
    await this.flush();
    this.#id = id;
    this.#theirs = null;
    this.#version = null;
    const record = await this.#storage.get(id);
    if (this.#id !== id) return null;
    this.#version = record?.version ?? null;
    this.#channel?.post({ kind: 'open', id });
    return record && readDraft(record);
  }

  /** Notes a change, to be written soon. A machine whose id changed takes its draft along. */
  changed(work: Workspace, base: string | null): void {
    this.#pending = { work, base };
    this.#timer ??= setTimeout(() => void this.flush(), this.#delay);
  }

  /** Writes what is waiting, now. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#pending && !this.#theirs) this.#last = this.#last.then(() => this.#write());
    return this.#last;
  }

  /** Drops the draft: the machine is as its file. With `revision`, it was just saved, and other tabs hear of it. */
  async settled(id: string, revision: string | null = null): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const pending = this.#pending;
    this.#pending = null;
    await this.#last;
    if (this.#theirs) return; // What is stored is another tab's.
    // Saved under a new id before its draft was written there: the old id's draft goes all the same.
    if (pending?.work.document.id === id && this.#id !== id) await this.#moveTo(id);
    if (this.#version !== null && this.#id === id) {
      await this.#storage.delete(id);
      this.#version = null;
    }
    if (revision !== null) this.#channel?.post({ kind: 'saved', id, revision });
  }

  /**
   * Ends a conflict with another tab: `mine` writes over its draft, `theirs` gives way to it (the caller opens it),
   * `copy` leaves it alone and goes on under the document's new id.
   */
  async resolve(choice: 'mine' | 'theirs' | 'copy', work: Workspace, base: string | null): Promise<void> {
    const theirs = this.#theirs;
    if (!theirs) return;
    this.#theirs = null;
    if (choice === 'theirs') {
      this.#pending = null;
      this.#version = theirs.version;
      return;
    }
    this.#version = choice === 'mine' ? theirs.version : null;
    this.#id = work.document.id;
    this.changed(work, base);
    await this.flush();
  }

  /** All drafts there are, newest first. */
  async list(): Promise<readonly DraftRecord[]> {
    return [...(await this.#storage.list())].sort((a, b) => b.at - a.at);
  }

  /** Writes what is waiting and stops listening. */
  async close(): Promise<void> {
    await this.flush();
    this.#stop();
  }

  async #write(): Promise<void> {
    const pending = this.#pending;
    if (!pending || this.#theirs) return;
    this.#pending = null;
    const { work, base } = pending;
    const { id } = work.document;
    try {
      if (this.#id !== id) await this.#moveTo(id);
      const version = (this.#version ?? 0) + 1;
      const text = printXState(work.document);
      const record: DraftRecord = { id, version, text, history: printHistory(work), base, at: Date.now() };
      const theirs = await this.#storage.put(record, this.#version);
      if (theirs) {
        this.#pending = pending;
        this.#report(theirs);
        return;
      }
      this.#version = version;
      this.#channel?.post({ kind: 'draft', id });
    } catch (error) {
      this.#pending ??= pending; // The next change, or leaving the page, tries again.
      this.#events.failed?.(error);
    }
  }

  /** The open machine was given another id: its draft lives there now. */
  async #moveTo(id: string): Promise<void> {
    if (this.#id !== null && this.#version !== null) await this.#storage.delete(this.#id);
    this.#id = id;
    this.#version = null;
  }

  #report(theirs: DraftRecord): void {
    const opened = readDraft(theirs);
    this.#theirs = theirs;
    if (opened) this.#events.conflict?.(opened);
    else void this.#replaceUnreadable();
  }

  /** A record that cannot be read is nobody's work: ours replaces it. */
  async #replaceUnreadable(): Promise<void> {
    this.#version = this.#theirs?.version ?? null;
    this.#theirs = null;
    await this.#write();
  }

  #hear(message: TabMessage): void {
    if (message.id !== this.#id) return;
    switch (message.kind) {
      case 'open':
        this.#channel?.post({ kind: 'here', id: message.id });
        this.#events.shared?.(message.id);
        break;
      case 'here':
        this.#events.shared?.(message.id);
        break;
      case 'saved':
        this.#events.savedElsewhere?.(message.id, message.revision);
        break;
      case 'draft':
        this.#last = this.#last.then(() => this.#lookAtTheirs(message.id));
    }
  }

  async #lookAtTheirs(id: string): Promise<void> {
    const record = await this.#storage.get(id);
    if (!record || id !== this.#id || record.version === this.#version) return;
    // A tab that only looks on has nothing to lose yet; its first write will find the other's version.
    if (this.#version === null && !this.#pending) this.#events.shared?.(id);
    else this.#report(record);
  }
}

function readDraft(record: DraftRecord): OpenedDraft | null {
  const parsed = parseXState(record.text);
  if (!parsed.ok) return null;
  const { history, base, at } = record;
  const steps = history === undefined ? null : readHistory(history, parsed.value);
  return { document: parsed.value, steps, base, at };
}
