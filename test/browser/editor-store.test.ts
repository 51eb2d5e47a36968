import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { autosave, draftsFor, openWithDraft } from '#lib/editor/autosave.svelte.ts';
import type { SaveResult, Services, View } from '#lib/editor/context.ts';
import { indexedDrafts, tabChannel } from '#lib/editor/drafts-browser.ts';
import { DraftKeeper } from '#lib/editor/drafts.ts';
import { selectionOf } from '#lib/editor/selection.ts';
import { EditorStore } from '#lib/editor/store.svelte.ts';
import { connect, flipOutputs } from '#lib/editor/transitions.ts';
import { arcFigure } from '#lib/layout/arcs.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { fromEntries, mealy } from '#lib/machine/mealy.ts';
import { quickPlace } from '#lib/layout/quick.ts';

/** Services that keep the file, the clipboard and the time in memory. */
function studio() {
  const file: { revision: number; text: string | null } = { revision: 0, text: null };
  let clipboard = '';
  const services: Services = {
    layout: (draft) => {
      const positions = quickPlace(draft);
      return Promise.resolve({ positions, figure: arcFigure(draft, positions) });
    },
    save: (document, base): Promise<SaveResult> => {
      const current = file.text === null ? null : `r${file.revision}`;
      if (base !== current && file.text !== null) {
        return Promise.resolve({ kind: 'conflict', revision: current!, theirs: JSON.parse(file.text) });
      }
      file.text = JSON.stringify(document);
      return Promise.resolve({ kind: 'saved', revision: `r${++file.revision}` });
    },
    readClipboard: () => Promise.resolve(clipboard),
    writeClipboard: (text) => Promise.resolve(void (clipboard = text)),
  };
  return { store: new EditorStore(services), file };
}

const canvas = { tagName: 'g', closest: (selector: string) => (selector.includes('data-canvas') ? {} : null) };

/** Presses keys on the canvas, as in `N`, `Shift+O`, `Control+z`. */
function type(store: EditorStore, ...keys: string[]): void {
  for (const text of keys) {
    const parts = text.split('+');
    const taken = store.press(
      {
        key: parts.at(-1)!,
        shiftKey: parts.includes('Shift'),
        ctrlKey: parts.includes('Control'),
        metaKey: false,
        altKey: parts.includes('Alt'),
      },
      canvas,
      false,
    );
    if (!taken) throw new Error(`Nothing took the key ${text}; the gesture is ${store.gesture.kind}.`);
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the store', () => {
  it('draws Grudger by keyboard alone', () => {
    const { store } = studio();
    type(store, 'n', 'c', 'Enter'); // 1 on C stays, plays C
    store.select(selectionOf(['1']));
    type(store, 'd', 'Insert'); // 1 on D to a new state, plays D
    expect(store.machine.states.map(({ id }) => id)).toEqual(['1', '2']);
    type(store, 'd', 'Enter');
    store.select(selectionOf(['2']));
    type(store, 'c', '2', 'Enter');
    store.select(selectionOf([], ['2:C']));
    type(store, 'o');
    const grudger = mealy('1', 'C', {
      1: [
        ['1', 'C'],
        ['2', 'D'],
      ],
      2: [
        ['2', 'D'],
        ['2', 'D'],
      ],
    });
    expect(store.problems).toEqual([]);
    expect(compare(store.mealy!, grudger)).toEqual({ equivalent: true });
    expect(store.steps).toHaveLength(6);
  });

  it('draws Tit For Tat by pointer: one state is enough', () => {
    const { store } = studio();
    store.run('state.add', { at: [100, 100] });
    for (const input of ['C', 'D'] as const) {
      store.send({ type: 'connect', from: '1', input, at: { x: 100, y: 100 } });
      store.send({ type: 'pointer', at: { x: 105, y: 60 }, over: '1' });
      store.send({ type: 'finish' });
    }
    const titForTat = mealy('1', 'C', {
      1: [
        ['1', 'C'],
        ['1', 'D'],
      ],
    });
    expect(compare(store.mealy!, titForTat)).toEqual({ equivalent: true });
  });

  it('makes one step of a drag and of a burst of arrow keys', () => {
    const { store } = studio();
    store.run('state.add', { at: [0, 0] });
    store.send({ type: 'move', ids: ['1'], at: { x: 0, y: 0 } });
    for (let i = 1; i <= 20; i++) store.send({ type: 'pointer', at: { x: i, y: i } });
    expect(store.figure.states[0]).toMatchObject({ x: 20, y: 20 });
    store.send({ type: 'finish' });
    type(store, 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(store.document.layout['1']).toEqual([35, 20]);
    expect(store.steps).toEqual(['Add state 1', 'Move 1', 'Move 1']);
    type(store, 'Control+z', 'Control+z');
    expect(store.document.layout['1']).toEqual([0, 0]);
    expect(store.redoLabel).toBe('Move 1');
  });

  it('lets Escape take a drag back', () => {
    const { store } = studio();
    store.run('state.add', { at: [0, 0] });
    store.send({ type: 'move', ids: ['1'], at: { x: 0, y: 0 } });
    store.send({ type: 'pointer', at: { x: 50, y: 0 } });
    type(store, 'Escape');
    expect(store.document.layout['1']).toEqual([0, 0]);
    expect(store.steps).toHaveLength(1);
  });

  it('sees what cannot be reached, prunes, minimises, undoes and redoes', () => {
    const { store } = studio();
    const machine = fromEntries('5', 'C', [
      [
        '5',
        [
          ['5', 'C'],
          ['7', 'D'],
        ],
      ],
      [
        '7',
        [
          ['8', 'C'],
          ['5', 'D'],
        ],
      ],
      [
        '8',
        [
          ['8', 'C'],
          ['7', 'D'],
        ],
      ],
      [
        '1',
        [
          ['5', 'C'],
          ['1', 'D'],
        ],
      ],
    ]);
    store.open({
      ...emptyDocument('Test'),
      machine: {
        initial: '5',
        opening: 'C',
        states: machine.names.map((id, i) => ({
          id,
          label: null,
          C: { target: machine.names[machine.next[2 * i]!]!, output: machine.output[2 * i] ? 'D' : 'C' },
          D: { target: machine.names[machine.next[2 * i + 1]!]!, output: machine.output[2 * i + 1] ? 'D' : 'C' },
        })),
      },
      layout: { 5: [0, 0], 7: [200, 0], 8: [200, 200], 1: [0, 200] },
    });
    expect(store.unreachable).toEqual(['1']);
    expect(store.reach.get('8')).toBe('DC');
    expect(store.figure.states.find(({ id }) => id === '1')?.reachable).toBe(false);
    expect(store.run('machine.prune')).toBe(true);
    expect(store.unreachable).toEqual([]);
    expect(store.run('machine.prune')).toBe(false);
    expect(store.minimisation?.removed).toEqual(['7', '8']);
    store.run('machine.minimise');
    expect(store.machine.states).toHaveLength(1);
    store.undo();
    store.undo();
    expect(store.machine.states).toHaveLength(4);
    expect(store.document.layout['1']).toEqual([0, 200]);
    store.redo();
    expect(store.machine.states).toHaveLength(3);
    expect(store.announcement.text).toBe('Redone: Prune to 3.');
    store.showWord('DC');
    expect(store.route?.transitions).toEqual(['5:D', '7:C']);
  });

  it('lays out what has no places without calling it a change', async () => {
    const { store } = studio();
    store.open({
      ...emptyDocument('Bare'),
      machine: { initial: 'a', opening: 'C', states: ['a', 'b'].map((id) => ({ id, label: null, C: null, D: null })) },
    });
    await settled();
    expect(Object.keys(store.document.layout)).toEqual(['a', 'b']);
    expect(store.dirty).toBe(false);
    expect(store.undoLabel).toBeNull();
  });

  it('keeps its places when a layout is cancelled, and takes plain columns where there are none', async () => {
    const store = new EditorStore({ layout: () => Promise.resolve(null) });
    store.open({
      ...emptyDocument('Bare'),
      machine: { initial: 'a', opening: 'C', states: ['a', 'b'].map((id) => ({ id, label: null, C: null, D: null })) },
    });
    await expect.poll(() => store.document.layout).toEqual(quickPlace(store.machine));
    await store.layOut();
    expect(store.document.layout).toEqual(quickPlace(store.machine));
    expect(store.steps).toEqual([]);
    expect(store.layingOut).toBe(false);
    expect(store.announcement.text).toBe('The layout was cancelled.');
  });

  it('lays out as the canvas is shaped, unless a direction is chosen, and only what has no places', async () => {
    const asked: string[] = [];
    const store = new EditorStore({
      layout: (draft, direction) => {
        asked.push(direction);
        const positions = quickPlace(draft);
        return Promise.resolve({ positions, figure: arcFigure(draft, positions) });
      },
    });
    const bare = {
      ...emptyDocument('Bare'),
      machine: { initial: 'a', opening: 'C' as const, states: [{ id: 'a', label: null, C: null, D: null }] },
    };
    const canvas = (width: number, height: number): void => {
      store.view = { size: () => ({ width, height }), fit: () => undefined } as unknown as View;
    };
    store.open(bare);
    store.room = { width: 390, height: 600 };
    store.open(bare);
    canvas(0, 0);
    store.open(bare);
    canvas(900, 800);
    store.open(bare);
    await settled();
    expect(asked).toEqual(['right', 'down', 'down', 'right']);
    canvas(500, 800);
    store.open({ ...bare, layout: { a: [0, 0] } });
    await settled();
    expect(asked).toHaveLength(4);

    for (const choice of ['right', 'auto', 'down'] as const) store.run(`arrange.layout-${choice}`);
    canvas(900, 800);
    store.run('arrange.layout');
    await settled();
    expect(asked.slice(4)).toEqual(['right', 'down', 'down', 'down']);
    expect(store.directing).toBe('down');
  });

  it('leaves the view alone when a layout comes after another machine was opened', async () => {
    let answer = (): void => undefined;
    const store = new EditorStore({
      layout: async (draft) => {
        await new Promise<void>((resolve) => (answer = resolve));
        const positions = quickPlace(draft);
        return { positions, figure: arcFigure(draft, positions) };
      },
    });
    let fits = 0;
    const size = () => ({ width: 0, height: 0 });
    store.view = {
      size,
      fit: () => fits++,
      centre: () => ({ x: 0, y: 0 }),
      reveal: () => undefined,
    } as unknown as View;
    const unplaced = {
      ...emptyDocument('Slow'),
      machine: {
        initial: 'a',
        opening: 'C' as const,
        states: [
          { id: 'a', label: null, C: { target: 'a', output: 'C' as const }, D: { target: 'a', output: 'D' as const } },
        ],
      },
    };
    store.open(unplaced);
    await Promise.resolve();
    answer();
    await expect.poll(() => Object.keys(store.document.layout)).toEqual(['a']);
    expect(fits).toBe(1);

    store.open({ ...unplaced, id: 'slow-2' });
    const late = answer;
    store.open(emptyDocument('New'));
    late();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fits).toBe(1);
  });

  it('shows an edit that is tried, and takes it back without a trace', () => {
    const { store } = studio();
    type(store, 'n');
    for (const input of ['C', 'D'] as const) store.perform(connect(store.document, { from: '1', input, to: '1' }));
    const before = { document: store.document, figure: store.figure, steps: store.steps };
    store.try(flipOutputs(store.document, [{ state: '1', input: 'D' }]));
    expect(store.figure.edges.flatMap(({ parts }) => parts.map(({ output }) => output))).toEqual(['C', 'C']);
    expect([store.document, store.steps]).toEqual([before.document, before.steps]);
    store.try(null);
    expect(store.figure).toEqual(before.figure);

    // What is done meanwhile is done to the machine as it is.
    store.try(flipOutputs(store.document, [{ state: '1', input: 'D' }]));
    store.run('state.add');
    expect(store.machine.states[0]?.D?.output).toBe('D');
    expect(store.figure.edges.flatMap(({ parts }) => parts.map(({ output }) => output))).toEqual(['C', 'D']);
    expect(store.figure.states).toHaveLength(2);
  });

  it('refuses a name that is taken, and says why', () => {
    const { store } = studio();
    store.run('state.add');
    store.run('state.add');
    store.run('state.rename', { state: '1', text: '2' });
    expect(store.refusals[0]?.message).toContain('already a state "2"');
    type(store, 'Enter');
    expect(store.gesture).toEqual({ kind: 'renaming', id: '2' });
    store.send({ type: 'finish', name: 'angry' });
    expect(store.refusals).toEqual([]);
    expect([...store.selection.states]).toEqual(['angry']);
  });

  it('copies, cuts and pastes states with their transitions', async () => {
    const { store } = studio();
    store.run('state.add');
    type(store, 'l', 'Control+a', 'Control+c');
    await settled();
    await store.paste();
    expect(store.machine.states.map((state) => state.C?.target)).toEqual(['1', '2']);
    await store.cut();
    expect(store.machine.states).toHaveLength(1);
    expect(store.undoLabel).toBe('Cut state 2');
  });

  it('never saves over another’s file silently', async () => {
    const { store, file } = studio();
    store.run('state.add');
    await store.save();
    expect(store.dirty).toBe(false);
    store.run('machine.opening');
    expect(store.dirty).toBe(true);
    file.text = JSON.stringify({ ...store.document, name: 'Edited outside' });
    file.revision = 9;
    await store.save();
    expect(store.conflict?.theirs.name).toBe('Edited outside');
    expect(store.panel).toBe('conflict');
    expect(store.dirty).toBe(true);
    await store.resolve('theirs');
    expect([store.document.name, store.dirty]).toEqual(['Edited outside', false]);
    store.undo();
    expect(store.document.name).toBe('New machine');
    await store.save(); // The file is known now: mine may follow theirs.
    expect(JSON.parse(file.text).name).toBe('New machine');
  });
});

describe('drafts in the page', () => {
  let name: string;
  // A name of its own for each test: deleting a database waits for those who use it.
  beforeEach(() => {
    name = `stratagem-test-${crypto.randomUUID()}`;
  });
  let stop: () => void = () => undefined;
  afterEach(() => {
    stop();
    indexedDB.deleteDatabase(name);
  });

  it('bring back what was not saved, and go when it is', async () => {
    const { store } = studio();
    const keeper = new DraftKeeper({ storage: indexedDrafts(name), delay: 5 });
    await openWithDraft(store, keeper, emptyDocument('Mine'), null);
    stop = autosave(store, keeper);
    store.run('state.add');
    await new Promise((resolve) => setTimeout(resolve, 150));

    const later = studio();
    const second = new DraftKeeper({ storage: indexedDrafts(name) });
    await openWithDraft(later.store, second, emptyDocument('Mine'), null);
    expect(later.store.machine.states).toHaveLength(1);
    expect(later.store.dirty).toBe(true);

    await store.save();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await keeper.list()).toEqual([]);
  });

  it('of two tabs ask before either is lost', async () => {
    const [one, two] = [studio().store, studio().store];
    const channel = `tabs-${name}`;
    const keepers = [one, two].map((store) => draftsFor(store, indexedDrafts(name), tabChannel(channel)));
    await openWithDraft(one, keepers[0]!, emptyDocument('Mine'), null);
    await openWithDraft(two, keepers[1]!, emptyDocument('Mine'), null);
    await expect.poll(() => one.announcement.text).toBe('This machine is open in another tab too.');
    const stops = [autosave(one, keepers[0]!), autosave(two, keepers[1]!)];
    stop = () => stops.forEach((end) => end());
    one.run('state.add');
    await keepers[0]!.flush();
    await new Promise((resolve) => setTimeout(resolve, 400));
    two.run('machine.opening');
    await expect.poll(() => two.conflict?.theirs.machine.states.length).toBe(1);
    await two.resolve('theirs');
    expect(two.machine).toEqual(one.machine);
    two.undo();
    expect(two.machine).toMatchObject({ states: [], opening: 'D' });
    keepers.forEach((keeper) => void keeper.close());
  });

  it('replace a stored draft only by its version', async () => {
    const storage = indexedDrafts(name);
    const record = { id: 'x', version: 1, text: '', base: null, at: 0 };
    expect(await storage.put(record, null)).toBeNull();
    expect(await storage.put({ ...record, version: 2 }, null)).toEqual(record);
    expect(await storage.put({ ...record, version: 2 }, 1)).toBeNull();
    expect((await storage.get('x'))?.version).toBe(2);
    await storage.delete('x');
    expect(await storage.list()).toEqual([]);
  });
});
