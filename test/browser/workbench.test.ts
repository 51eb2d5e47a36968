import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replaceMachine } from '#lib/editor/about.ts';
import { indexedDrafts } from '#lib/editor/drafts-browser.ts';
import { parseXState, printXState } from '#lib/formats/xstate.ts';
import { unwrap } from '#lib/game/problem.ts';
import { arcFigure } from '#lib/layout/arcs.ts';
import { quickPlace } from '#lib/layout/quick.ts';
import { StrategyFiles, type FolderEvents } from '#lib/ui/files/api.ts';
import { FIRST_MACHINE, libraryDocument } from '#lib/ui/files/machines.ts';
import { Workbench } from '#lib/ui/files/workbench.svelte.ts';
import { Notices } from '#lib/ui/studio/notices.svelte.ts';

/** A server in memory, as src/routes/api/strategies answers, and as it fails. */
class Server {
  readonly files = new Map<string, string>();
  away = false;
  /** What an answer waits for once it is made, by method; each holds back one. */
  readonly holds = new Map<string, Promise<null>>();
  #events: FolderEvents | null = null;

  client(): StrategyFiles {
    const files = new StrategyFiles((url, init) =>
      this.away ? Promise.reject(new TypeError()) : this.#held(url, init),
    );
    files.listen = (events) => {
      this.#events = events;
      return () => undefined;
    };
    return files;
  }

  /** Someone else writes a file. */
  edit(id: string, text: string): void {
    this.files.set(id, text);
    this.tell(id);
  }

  connect(connected: boolean): void {
    this.away = !connected;
    this.#events?.connected(connected);
  }

  /** Tells of a file as the watch of the folder does, whoever wrote it. */
  tell(id: string): void {
    this.#events?.changed(id);
  }

  name(id: string): string | null {
    const text = this.files.get(id);
    return text === undefined ? null : unwrap(parseXState(text)).name;
  }

  async #held(url: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.#answer(url, init);
    const what = url.endsWith('strategies') ? 'LIST' : (init.method ?? 'GET');
    const held = this.holds.get(what);
    this.holds.delete(what);
    await held;
    return answer;
  }

  #answer(url: string, init: RequestInit = {}): Promise<Response> {
    const id = /strategies\/(.+)$/.exec(url)?.[1];
    const stored = (of: string) => ({ text: this.files.get(of)!, revision: `r:${this.files.get(of)!}` });
    if (id === undefined) {
      return json([...this.files.keys()].map((each) => ({ id: each, modified: 0, ...stored(each) })));
    }
    const current = this.files.has(id) ? stored(id) : null;
    const body = JSON.parse((init.body as string | undefined) ?? '{}') as { text?: string; base?: string | null };
    if (init.method === undefined) return current ? json(current) : json({ problems: [] }, 404);
    if ((current?.revision ?? null) !== body.base) return json({ ok: false, current }, 409);
    if (init.method === 'DELETE') this.files.delete(id);
    else this.files.set(id, body.text!);
    return json({ ok: true, revision: `r:${body.text}` });
  }
}

const json = (body: unknown, status = 200): Promise<Response> => Promise.resolve(Response.json(body, { status }));
const champion = libraryDocument(FIRST_MACHINE)!;
const mine = (name: string): string => printXState({ ...champion, id: 'mine', name });

describe('the workbench', () => {
  let server: Server;
  let notices: Notices;
  const ends: (() => void)[] = [];

  /** A tab with the studio open. */
  function tab(name: string = crypto.randomUUID()): Workbench {
    const workbench = new Workbench({
      notices,
      files: server.client(),
      drafts: indexedDrafts(name),
      channel: { post: () => undefined, listen: () => () => undefined },
      services: {
        layout: (draft) => {
          const positions = quickPlace(draft);
          return Promise.resolve({ positions, figure: arcFigure(draft, positions) });
        },
      },
    });
    ends.push(workbench.start());
    return workbench;
  }

  const told = (): string => notices.list.map(({ text }) => text).join(' ');

  beforeEach(() => {
    localStorage.clear();
    server = new Server();
    server.files.set(FIRST_MACHINE, printXState(champion));
    server.files.set('mine', mine('Mine'));
    notices = new Notices();
  });
  afterEach(() => ends.splice(0).forEach((end) => end()));

  it('begins with the champion, and remembers what was open last', async () => {
    const workbench = tab();
    expect(workbench.firstId()).toBe(FIRST_MACHINE);
    expect(await workbench.open('mine')).toBe(true);
    expect(workbench.store.dirty).toBe(false);
    expect(tab().firstId()).toBe('mine');
    expect(await workbench.open('nowhere')).toBe(false);
    expect(workbench.openId).toBe('mine');
  });

  it('saves a changed machine, and a library machine under another name only', async () => {
    const workbench = tab();
    const { store } = workbench;
    await workbench.open('mine');
    workbench.rename('Mine, better');
    expect(store.dirty).toBe(true);
    await store.save();
    expect(store.dirty).toBe(false);
    expect(server.name('mine')).toBe('Mine, better');

    await workbench.open(FIRST_MACHINE);
    store.run('machine.prune');
    await store.save();
    expect(store.panel).toBe('save-as');
    expect(workbench.nameProblem('TF1')).toContain('library');
    expect(workbench.nameProblem('Mine')).toContain('mine.json');
    expect(workbench.nameProblem('Six')).toBeNull();
    await workbench.saveAs('Six');
    expect(server.name('six')).toBe('Six');
    expect(server.files.get(FIRST_MACHINE)).toBe(printXState(champion));
    expect([workbench.openId, store.dirty]).toEqual(['six', false]);
  });

  it('brings unsaved changes back after a reload, and can discard them', async () => {
    const one = tab('reload');
    await one.open('mine');
    one.rename('Half done');
    await vi.waitFor(async () => expect(await indexedDrafts('reload').get('mine')).not.toBeNull());
    ends.splice(0).forEach((end) => end());
    const two = tab('reload');
    await two.open('mine');
    expect(two.store.document.name).toBe('Half done');
    expect(two.restored?.name).toBe('Mine');
    two.discardRestored();
    expect([two.store.document.name, two.store.dirty]).toEqual(['Mine', false]);
    two.store.undo();
    expect(two.store.document.name).toBe('Half done');
  });

  it('takes in what was changed outside, and asks where both sides changed', async () => {
    const workbench = tab();
    const { store } = workbench;
    await workbench.open('mine');
    server.edit('mine', mine('Outside'));
    await vi.waitFor(() => expect(store.document.name).toBe('Outside'));
    expect(store.dirty).toBe(false);
    workbench.rename('Inside');
    server.edit('mine', mine('Outside again'));
    await vi.waitFor(() => expect(store.panel).toBe('conflict'));
    expect(store.document.name).toBe('Inside');
    await store.resolve('mine');
    expect(server.name('mine')).toBe('Inside');
    expect(store.dirty).toBe(false);
  });

  it('takes in what was changed before it listened, and while the server was away', async () => {
    const workbench = tab();
    const { store } = workbench;
    await workbench.open('mine');
    await vi.waitFor(() => expect(workbench.folder.ids).toContain('mine'));
    server.files.set('mine', mine('Before'));
    server.connect(true);
    await vi.waitFor(() => expect(store.document.name).toBe('Before'));
    expect(told()).toContain('Before was changed outside');
    workbench.rename('Inside');
    server.connect(false);
    server.files.set('mine', mine('Meanwhile'));
    server.connect(true);
    await vi.waitFor(() => expect(store.conflict?.theirs.name).toBe('Meanwhile'));
    // Who decides later is not asked again about the same file.
    store.show(null);
    server.connect(true);
    server.edit('second', mine('Second'));
    await vi.waitFor(() => expect(workbench.folder.ids).toContain('second'));
    expect(store.panel).toBeNull();
  });

  it('takes in what was changed while the machine was being opened', async () => {
    const workbench = tab();
    const { promise, resolve } = Promise.withResolvers<null>();
    server.holds.set('GET', promise);
    const opened = workbench.open('mine');
    await vi.waitFor(() => expect(server.holds.size).toBe(0));
    server.edit('mine', mine('Meanwhile'));
    server.connect(true);
    resolve(null);
    await opened;
    await vi.waitFor(() => expect(workbench.store.document.name).toBe('Meanwhile'));
  });

  it('takes in that a file went back to what this page wrote before', async () => {
    const workbench = tab();
    const { store } = workbench;
    await workbench.open('mine');
    workbench.rename('Inside');
    await store.save();
    const written = server.files.get('mine')!;
    server.edit('mine', mine('Outside'));
    await vi.waitFor(() => expect(store.document.name).toBe('Outside'));
    server.edit('mine', written);
    await vi.waitFor(() => expect(store.document.name).toBe('Inside'));
  });

  it.each([
    ['whose answer is late', 'PUT'],
    ['after which an older list comes', 'LIST'],
  ])('takes no notice of its own save %s', async (_case, late) => {
    const workbench = tab();
    const { store } = workbench;
    await workbench.open('mine');
    await vi.waitFor(() => expect(workbench.folder.ids).toContain('mine'));
    const { promise, resolve } = Promise.withResolvers<null>();
    server.holds.set(late, promise);
    if (late === 'LIST') server.connect(true);
    workbench.rename('Inside');
    const saved = store.save();
    await vi.waitFor(() => expect([server.name('mine'), server.holds.size]).toEqual(['Inside', 0]));
    if (late === 'LIST') await saved;
    // What is drawn on meanwhile would be in conflict with an outside edit.
    workbench.rename('Inside, more');
    server.tell('mine');
    server.connect(true);
    await new Promise((later) => setTimeout(later, 50));
    resolve(null);
    await saved;
    server.edit('second', mine('Second'));
    await vi.waitFor(() => expect(workbench.folder.ids).toContain('second'));
    expect([store.conflict, told(), store.document.name]).toEqual([null, '', 'Inside, more']);
  });

  it('finds out on saving that the file has changed', async () => {
    const workbench = tab();
    await workbench.open('mine');
    workbench.rename('Inside');
    server.files.set('mine', mine('Unheard of'));
    await workbench.store.save();
    expect(workbench.store.conflict?.theirs.name).toBe('Unheard of');
    await workbench.store.resolve('copy');
    expect([server.name('mine'), server.name('mine-copy')]).toEqual(['Unheard of', 'Inside (copy)']);
  });

  it('deletes a machine and brings it back', async () => {
    const workbench = tab();
    await workbench.folder.refresh();
    const entry = workbench.folder.entries.find(({ id }) => id === 'mine')!;
    expect(await workbench.remove(entry)).toBe(true);
    expect(workbench.folder.ids).not.toContain('mine');
    notices.list.find(({ text }) => text === 'Deleted Mine.')!.action!.run();
    await vi.waitFor(() => expect(server.name('mine')).toBe('Mine'));
  });

  it('opens copies, imports and new machines under free names', async () => {
    const workbench = tab();
    await workbench.folder.refresh();
    const entry = workbench.folder.entries.find(({ id }) => id === 'mine')!;
    expect(await workbench.duplicate(entry)).toBe('mine-copy');
    expect(workbench.store.dirty).toBe(true);
    expect(await workbench.adopt(champion)).toBe('evolved-fsm-8-2');
    expect(await workbench.create()).toBe('new-machine');
    expect(workbench.store.dirty).toBe(false);
    workbench.store.perform(replaceMachine(workbench.store.document, champion));
    expect(workbench.openId).toBe('new-machine');
  });

  it('says that the server is away, keeps the change, and saves when it is back', async () => {
    const workbench = tab();
    await workbench.open('mine');
    workbench.rename('Kept');
    server.connect(false);
    await workbench.store.save();
    expect(told()).toContain('does not answer');
    expect(workbench.store.dirty).toBe(true);
    server.connect(true);
    expect(told()).not.toContain('does not answer');
    await workbench.store.save();
    expect(server.name('mine')).toBe('Kept');
  });
});
