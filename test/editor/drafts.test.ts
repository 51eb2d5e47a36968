import { describe, expect, it } from 'vitest';
import { emptyDocument, renameMachine } from '#lib/editor/about.ts';
import {
  DraftKeeper,
  type DraftEvents,
  type DraftRecord,
  type DraftStorage,
  type OpenedDraft,
  type TabChannel,
  type TabMessage,
} from '#lib/editor/drafts.ts';
import { apply } from '#lib/editor/edit.ts';
import * as history from '#lib/editor/history.ts';
import { addState } from '#lib/editor/states.ts';
import type { MachineDocument } from '#lib/machine/document.ts';

/** A browser in memory: storage and channel that its tabs share. */
function browser() {
  const records = new Map<string, DraftRecord>();
  const storage: DraftStorage = {
    get: (id) => Promise.resolve(records.get(id) ?? null),
    list: () => Promise.resolve([...records.values()]),
    put: (record, replaces) => {
      const stored = records.get(record.id) ?? null;
      if (stored && stored.version !== replaces) return Promise.resolve(stored);
      records.set(record.id, record);
      return Promise.resolve(null);
    },
    delete: (id) => Promise.resolve(void records.delete(id)),
  };
  const listeners = new Set<(message: TabMessage) => void>();
  const tab = (events: DraftEvents = {}, channelled = true): DraftKeeper => {
    let own: ((message: TabMessage) => void) | null = null;
    const channel: TabChannel = {
      post: (message) => listeners.forEach((receive) => receive !== own && receive(message)),
      listen: (receive) => {
        own = receive;
        listeners.add(receive);
        return () => void listeners.delete(receive);
      },
    };
    return new DraftKeeper({ storage, channel: channelled ? channel : undefined, events, delay: 1_000_000 });
  };
  return { records, tab };
}

const machine = (states: number): MachineDocument => {
  let document = emptyDocument('Draft');
  for (let i = 0; i < states; i++) document = apply(document, addState(document, [i, 0]).edit);
  return document;
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('drafts', () => {
  it('come back in another tab, whole', async () => {
    const { tab } = browser();
    const one = tab();
    expect(await one.open('draft')).toBeNull();
    one.changed(history.open(machine(1)), 'r1');
    one.changed(history.open(machine(3)), 'r1');
    await one.close();
    expect(await tab().open('draft')).toMatchObject({ document: machine(3), base: 'r1' });
  });

  it('come back with their steps, and without those of another machine', async () => {
    const { records, tab } = browser();
    const one = tab();
    await one.open('draft');
    let work = history.open(machine(0));
    for (let i = 0; i < 3; i++) work = history.perform(work, addState(work.document, [i, 0]).edit);
    work = history.undo(work);
    one.changed(work, null);
    await one.flush();
    const opened = await tab().open('draft');
    const again = history.open(opened!.document, opened!.steps!);
    expect(history.undo(history.undo(again)).document).toEqual(machine(0));
    expect(history.redo(again).document).toEqual(machine(3));
    const record = records.get('draft')!;
    records.set('draft', { ...record, text: record.text.replaceAll('"2"', '"other"') });
    expect(await tab().open('draft')).toMatchObject({ steps: null });
  });

  it('are written a moment after a change, without being asked', async () => {
    const { records } = browser();
    const storage: DraftStorage = {
      get: () => Promise.resolve(null),
      list: () => Promise.resolve([]),
      put: (record) => Promise.resolve(void records.set(record.id, record)).then(() => null),
      delete: () => Promise.resolve(),
    };
    const keeper = new DraftKeeper({ storage, delay: 1 });
    await keeper.open('draft');
    keeper.changed(history.open(machine(2)), null);
    expect(records.size).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(records.get('draft')?.version).toBe(1);
  });

  it('are written on after another tab has saved and dropped them', async () => {
    const { records, tab } = browser();
    const [one, two] = [tab(), tab()];
    await one.open('draft');
    one.changed(history.open(machine(1)), 'r1');
    await one.flush();
    await two.open('draft');
    await two.settled('draft', 'r2');
    expect(records.size).toBe(0);
    one.changed(history.open(machine(2)), 'r1');
    await one.flush();
    expect(records.get('draft')?.text).toContain('"2"');
  });

  it('are dropped when the machine is as its file, and other tabs hear that it was saved', async () => {
    const { records, tab } = browser();
    const heard: string[] = [];
    const [one, two] = [tab(), tab({ savedElsewhere: (id, revision) => heard.push(`${id} ${revision}`) })];
    await one.open('draft');
    await two.open('draft');
    one.changed(history.open(machine(1)), 'r1');
    await one.flush();
    expect(records.size).toBe(1);
    await one.settled('draft', 'r2');
    expect(records.size).toBe(0);
    expect(heard).toEqual(['draft r2']);
  });

  it('of one machine in two tabs are known to both', async () => {
    const { tab } = browser();
    const shared: string[] = [];
    await tab({ shared: () => shared.push('one') }).open('draft');
    await tab({ shared: () => shared.push('two') }).open('draft');
    expect(shared.toSorted()).toEqual(['one', 'two']);
  });

  it.each([
    ['mine', 2],
    ['theirs', 1],
  ] as const)('are never overwritten silently: %s', async (choice, states) => {
    const { tab } = browser();
    const conflicts: OpenedDraft[] = [];
    // The second tab cannot hear: what holds is the storage, not the message.
    const [one, two] = [tab(), tab({ conflict: (theirs) => conflicts.push(theirs) }, false)];
    await one.open('draft');
    await two.open('draft');
    one.changed(history.open(machine(1)), null);
    await one.flush();
    two.changed(history.open(machine(2)), null);
    await two.flush();
    expect(conflicts).toMatchObject([{ document: machine(1) }]);
    expect(await tab().open('draft')).toMatchObject({ document: machine(1) });
    await two.resolve(choice, history.open(machine(2)), null);
    expect(await tab().open('draft')).toMatchObject({ document: machine(states) });
  });

  it('of a copy leave the other tab’s alone', async () => {
    const { records, tab } = browser();
    const [one, two] = [tab(), tab({}, false)];
    await one.open('draft');
    await two.open('draft');
    one.changed(history.open(machine(1)), null);
    await one.flush();
    two.changed(history.open(machine(2)), null);
    await two.flush();
    await two.resolve('copy', history.open({ ...machine(2), id: 'draft-copy' }), null);
    expect([...records.keys()]).toEqual(['draft', 'draft-copy']);
  });

  it('written by another tab are reported at once where tabs hear each other', async () => {
    const { tab } = browser();
    const conflicts: OpenedDraft[] = [];
    const [one, two] = [tab(), tab({ conflict: (theirs) => conflicts.push(theirs) })];
    await one.open('draft');
    await two.open('draft');
    one.changed(history.open(machine(1)), null);
    await one.flush();
    await settle();
    expect(conflicts).toHaveLength(0); // The other has nothing to lose yet.
    two.changed(history.open(machine(2)), null);
    one.changed(history.open(machine(3)), null);
    await one.flush();
    await settle();
    expect(conflicts).toMatchObject([{ document: machine(3) }]);
    await two.settled('draft'); // Must not delete what is the other's.
    expect(await tab().open('draft')).not.toBeNull();
  });

  it('of the old id go when the machine is saved under a new one before its draft is written', async () => {
    const { records, tab } = browser();
    const one = tab();
    await one.open('draft');
    one.changed(history.open(machine(1)), 'r1');
    await one.flush();
    one.changed(history.open({ ...machine(1), id: 'draft-copy' }), null);
    await one.settled('draft-copy', 'r2');
    expect([...records.keys()]).toEqual([]);
  });

  it('follow a machine whose id changes', async () => {
    const { records, tab } = browser();
    const keeper = tab();
    await keeper.open('draft');
    keeper.changed(history.open(machine(1)), null);
    await keeper.flush();
    const document = machine(1);
    keeper.changed(history.open(apply(document, renameMachine(document, 'Other', true))), null);
    await keeper.flush();
    expect([...records.keys()]).toEqual(['other']);
  });
});
