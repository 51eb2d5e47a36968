// The hand on the canvas, in a real browser: what presses, drags and keys do to the document and its history.

import { tick } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { emptyDocument } from '#lib/editor/about.ts';
import { selectionOf } from '#lib/editor/selection.ts';
import { EditorStore } from '#lib/editor/store.svelte.ts';
import { stream } from '#lib/game/random.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { toScreen } from '#lib/ui/canvas/viewport.ts';
import Canvas from '#lib/ui/canvas/Canvas.svelte';

let store: EditorStore;
let svg: SVGSVGElement;

beforeEach(async () => {
  await page.viewport(1000, 700);
  store = new EditorStore();
  store.open({
    ...emptyDocument('Two'),
    machine: {
      initial: 'a',
      opening: 'C',
      states: [
        { id: 'a', label: null, C: { target: 'a', output: 'C' }, D: { target: 'b', output: 'D' } },
        { id: 'b', label: null, C: null, D: null },
      ],
    },
    layout: { a: [0, 0], b: [240, 0] },
  });
  const container = document.createElement('div');
  container.style.cssText = 'position:fixed;inset:0';
  document.body.replaceChildren(container);
  render(Canvas, { target: container, props: { store } });
  svg = container.querySelector('svg')!;
  await frames(4);
});

/** Lets the page paint. */
async function frames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The point of the page over a canvas point. */
function at(x: number, y: number): { x: number; y: number } {
  const { left, top } = svg.getBoundingClientRect();
  const point = toScreen({ x, y }, store.viewport);
  return { x: left + point.x, y: top + point.y };
}

function send(type: string, { x, y }: { x: number; y: number }, more: PointerEventInit = {}): void {
  const target = type === 'pointerdown' ? document.elementFromPoint(x, y)! : svg;
  const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse' };
  target.dispatchEvent(new PointerEvent(type, { ...init, ...more }));
}

async function press(from: readonly [number, number], more?: PointerEventInit): Promise<void> {
  const point = at(...from);
  document
    .elementFromPoint(point.x, point.y)!
    .dispatchEvent(
      new PointerEvent('pointermove', { bubbles: true, clientX: point.x, clientY: point.y, pointerType: 'mouse' }),
    );
  await frames();
  // Capturing needs a pointer that the browser knows; these are made up.
  svg.setPointerCapture = () => undefined;
  send('pointerdown', point, more);
}

async function drag(
  from: readonly [number, number],
  to: readonly [number, number],
  { drop = true, ...more }: PointerEventInit & { drop?: boolean } = {},
): Promise<void> {
  await press(from, more);
  for (let i = 1; i <= 4; i++) {
    send('pointermove', at(from[0] + ((to[0] - from[0]) * i) / 4, from[1] + ((to[1] - from[1]) * i) / 4), more);
    await frames(1);
  }
  if (drop) send('pointerup', at(...to), more);
  await frames();
}

async function click(where: readonly [number, number], more?: PointerEventInit): Promise<void> {
  await press(where, more);
  send('pointerup', at(...where), more);
  await frames();
}

const stateOf = (id: string) => store.machine.states.find((state) => state.id === id);

describe('the hand', () => {
  it('adds a state by double click and draws Tit For Tat on it', async () => {
    store.open(emptyDocument());
    await frames(4);
    await click([0, 0]);
    await click([0, 0]);
    expect(store.machine.states.map(({ id }) => id)).toEqual(['1']);
    await drag([0, 0], [20, 0], { altKey: true });
    await drag([0, 0], [20, 0], { altKey: true });
    expect(stateOf('1')).toMatchObject({ C: { target: '1', output: 'C' }, D: { target: '1', output: 'D' } });
    expect(store.steps).toHaveLength(3);
  });

  it('moves by a drag as one step, and Escape takes it back', async () => {
    await drag([240, 0], [300, 90]);
    expect(store.document.layout['b']).toEqual([300, 90]);
    expect(store.steps).toHaveLength(1);
    svg.focus();
    await drag([300, 90], [400, 190], { drop: false });
    expect(store.document.layout['b']).toEqual([400, 190]);
    await userEvent.keyboard('{Escape}');
    expect(store.document.layout['b']).toEqual([300, 90]);
    expect(store.steps).toHaveLength(1);
  });

  it('carries a state of a large machine above the figure, and puts it down in one step', async () => {
    const machine = toDraft(randomMachine(stream(3), 48));
    const grid = machine.states.map(({ id }, i) => [id, [150 * (i % 8), 150 * Math.floor(i / 8)] as const] as const);
    store.open({ ...emptyDocument('Large'), machine, layout: Object.fromEntries(grid) });
    await frames(4);
    const id = machine.states[10]!.id;
    const drawn = (): { at: string; opacity: string }[] =>
      [...document.querySelectorAll<SVGGElement>(`[data-hit="state"][data-of="${id}"]`)].map((element) => ({
        at: element.style.transform,
        opacity: getComputedStyle(element).opacity,
      }));
    await drag([300, 150], [352, 222], { drop: false });
    expect(drawn()).toEqual([
      { at: 'translate(300px, 150px)', opacity: '0' },
      { at: 'translate(352px, 222px)', opacity: '1' },
    ]);
    send('pointerup', at(352, 222));
    await frames();
    expect(drawn()).toEqual([{ at: 'translate(352px, 222px)', opacity: '1' }]);
    expect(store.steps).toHaveLength(1);
  });

  it('brings a large figure onto the page in portions', async () => {
    const machine = toDraft(randomMachine(stream(3), 100));
    const grid = machine.states.map(({ id }, i) => [id, [150 * (i % 10), 150 * Math.floor(i / 10)] as const] as const);
    const parts = (): number => svg.querySelectorAll('g.state, g.edge').length;
    store.open({ ...emptyDocument('Large'), machine, layout: Object.fromEntries(grid) });
    await tick();
    expect(parts()).toBe(100);
    const all = 100 + store.figure.edges.length;
    await expect.poll(parts).toBe(all);
    store.run('state.add', { at: [-150, 0] });
    await tick();
    expect(parts()).toBe(all + 1);
  });

  it('says that a layout takes long, and gives it up when told to', async () => {
    let cancelled = (): void => undefined;
    const slow = new EditorStore({
      layout: () => new Promise((resolve) => (cancelled = () => resolve(null))),
      cancelLayout: () => cancelled(),
    });
    slow.open(store.document);
    const container = document.createElement('div');
    document.body.replaceChildren(container);
    render(Canvas, { target: container, props: { store: slow } });
    slow.run('arrange.layout');
    await expect.poll(() => container.querySelector('.working [role="status"]')?.textContent).toContain('2 states');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => container.querySelector('.working')).toBeNull();
    expect(slow.document.layout).toEqual(store.document.layout);
  });

  it('draws the missing transition from the rim, into the void makes the target', async () => {
    await press([240, 0]);
    send('pointerup', at(240, 0));
    await frames();
    await drag([240, -34], [0, 0]);
    expect(stateOf('b')!.C).toEqual({ target: 'a', output: 'C' });
    store.select(selectionOf(['b']));
    await frames();
    await drag([240, 34], [240, 200]);
    expect(stateOf('b')!.D).toEqual({ target: '1', output: 'D' });
    expect(store.document.layout['1']).toEqual([240, 200]);
    expect(store.steps).toHaveLength(2);
  });

  it('asks which transition is meant where both are drawn', async () => {
    await drag([0, 0], [240, 0], { altKey: true });
    expect(store.steps).toHaveLength(0);
    const question = document.querySelector('[role="dialog"]')!;
    expect(question.textContent).toContain('To b');
    await userEvent.keyboard('c');
    await frames();
    expect(stateOf('a')!.C).toEqual({ target: 'b', output: 'C' });
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  it('flips a reply by a click on its letter', async () => {
    const { x, y, width, height } = store.figure.edges.find(({ id }) => id === 'a:D')!.label;
    await click([x + 0.75 * width, y + height / 2]);
    expect(stateOf('a')!.D).toEqual({ target: 'b', output: 'C' });
    expect(store.steps).toEqual(['Flip reply']);
  });

  it('leads a transition elsewhere by its end', async () => {
    store.select(selectionOf([], ['a:D']));
    await frames();
    const { tip, direction } = store.figure.edges.find(({ id }) => id === 'a:D')!;
    await drag([tip.x - 9 * Math.cos(direction), tip.y - 9 * Math.sin(direction)], [0, 0]);
    expect(stateOf('a')!.D).toEqual({ target: 'a', output: 'D' });
  });

  it('frames states, and shows the menu on a right click', async () => {
    await drag([-80, -120], [300, 120]);
    expect([...store.selection.states].sort()).toEqual(['a', 'b']);
    const point = at(240, 0);
    document
      .elementFromPoint(point.x, point.y)!
      .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: point.x, clientY: point.y }));
    await expect.poll(() => document.querySelector('[role="menu"]')?.textContent).toContain('Align in a row');
  });

  it('renames in place; Backspace deletes letters, Escape keeps the name', async () => {
    store.select(selectionOf(['b']));
    store.run('state.rename');
    await frames();
    await userEvent.keyboard('xy{Backspace}{Escape}');
    expect(stateOf('b')).toBeDefined();
    store.run('state.rename');
    await frames();
    await userEvent.keyboard('Grudge{Enter}');
    expect(stateOf('a')!.D!.target).toBe('Grudge');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('State Grudge');
  });

  it('lets keys mean the state in focus', async () => {
    store.select(selectionOf(['b']));
    await frames();
    await userEvent.keyboard('c{Enter}');
    expect(stateOf('b')!.C).toEqual({ target: 'b', output: 'C' });
    await userEvent.keyboard('d');
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    expect(stateOf('b')!.D).toEqual({ target: 'a', output: 'D' });
  });
});
