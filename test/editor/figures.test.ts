import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { moveStates } from '#lib/editor/arrange.ts';
import { apply, type Edit } from '#lib/editor/edit.ts';
import { FigureKeeper } from '#lib/editor/figures.ts';
import { addState, deleteSelection, renameState, setOpening, setStart } from '#lib/editor/states.ts';
import { selectionOf } from '#lib/editor/selection.ts';
import { connect, flipOutputs } from '#lib/editor/transitions.ts';
import { unwrap } from '#lib/game/problem.ts';
import { arcFigure } from '#lib/layout/arcs.ts';
import type { Figure, FigureEdge } from '#lib/layout/figure.ts';
import { toDraft, mealy } from '#lib/machine/mealy.ts';
import { stream } from '#lib/game/random.ts';
import { randomMachine } from '#lib/machine/random.ts';
import type { MachineDocument } from '#lib/machine/document.ts';

const document: MachineDocument = {
  ...emptyDocument('Square'),
  machine: toDraft(
    mealy('a', 'C', {
      a: [
        ['a', 'C'],
        ['b', 'D'],
      ],
      b: [
        ['c', 'C'],
        ['a', 'D'],
      ],
      c: [
        ['d', 'D'],
        ['d', 'D'],
      ],
      d: [
        ['a', 'C'],
        ['b', 'C'],
      ],
    }),
  ),
  layout: { a: [0, 0], b: [300, 0], c: [300, 300], d: [0, 300] },
};

/** A keeper that holds a figure of a layout whose paths can be told from our arcs. */
function laidOut(): { keeper: FigureKeeper; figure: Figure } {
  const arcs = arcFigure(document.machine, document.layout);
  const figure = {
    ...arcs,
    edges: arcs.edges.map((edge): FigureEdge => ({ ...edge, path: `ELK ${edge.id}` })),
    strip: { x: 0, y: 400, width: 100, height: 20 },
  };
  const keeper = new FigureKeeper();
  keeper.remember(document.machine, document.layout, figure);
  return { keeper, figure };
}

function after(keeper: FigureKeeper, edit: Edit): { figure: Figure; rerouted: string[]; next: MachineDocument } {
  const next = apply(document, edit);
  const figure = keeper.figure(next.machine, next.layout);
  return { next, figure, rerouted: figure.edges.filter(({ path }) => !path.startsWith('ELK')).map(({ id }) => id) };
}

describe('the figure keeper', () => {
  it('shows a layout’s figure as long as nothing is touched, and again after undo', () => {
    const { keeper, figure } = laidOut();
    expect(keeper.figure(document.machine, document.layout)).toBe(figure);
    after(keeper, moveStates(document, ['a'], 10, 10));
    expect(keeper.figure(structuredClone(document.machine), { ...document.layout })).toBe(figure);
  });

  it('routes anew what touches a moved state, and nothing else', () => {
    const { keeper } = laidOut();
    expect(after(keeper, moveStates(document, ['c'], 40, 20)).rerouted).toEqual(['b:C', 'c:CD']);
  });

  it('lets an arrow give way to a state that is moved onto it', () => {
    const { keeper } = laidOut();
    const { rerouted } = after(keeper, moveStates(document, ['c'], -300, -150)); // between a and d
    expect(rerouted).toContain('d:C');
    expect(rerouted).not.toContain('b:D');
  });

  it('keeps every course when only replies, names, start or opening change', () => {
    const flip = after(laidOut().keeper, flipOutputs(document, [{ state: 'a', input: 'C' }]));
    expect(flip.rerouted).toEqual([]);
    expect(flip.figure.edges[0]!.parts).toEqual([{ input: 'C', output: 'D' }]);
    expect(flip.figure.strip).not.toBeNull();

    const renamed = after(laidOut().keeper, unwrap(renameState(document, 'b', 'angry')));
    expect(renamed.rerouted).toEqual([]);
    expect(renamed.figure.edges.map(({ id }) => id)).toContain('angry:C');

    const opened = after(laidOut().keeper, setOpening(document, 'D'));
    expect([opened.rerouted, opened.figure.start?.opening]).toEqual([[], 'D']);

    const started = after(laidOut().keeper, setStart(document, 'c'));
    expect(started.rerouted).toEqual([]);
    expect(started.figure.start?.tip.x).toBeGreaterThan(200);
  });

  it('draws what is new and drops what is gone', () => {
    expect(after(laidOut().keeper, connect(document, { from: 'c', input: 'C', to: 'b' })).rerouted).toEqual([
      'c:C',
      'c:D',
    ]);
    expect(after(laidOut().keeper, addState(document, [600, 600]).edit).figure.states).toHaveLength(5);
    const { figure, rerouted } = after(laidOut().keeper, deleteSelection(document, selectionOf(['d'])));
    expect(figure.edges.map(({ id }) => id)).toEqual(['a:C', 'a:D', 'b:C', 'b:D']);
    expect(rerouted).toEqual([]);
  });

  it('lets foreign arrows be during a drag, and settles them when it ends', () => {
    const { keeper } = laidOut();
    keeper.hold();
    const onto = moveStates(document, ['c'], -300, -150); // over d:C
    expect(after(keeper, onto).rerouted).not.toContain('d:C');
    keeper.release();
    expect(after(keeper, onto).rerouted).toContain('d:C');

    const passing = laidOut().keeper;
    passing.hold();
    after(passing, onto);
    const away = moveStates(document, ['c'], 40, 20);
    after(passing, away);
    passing.release();
    expect(after(passing, away).rerouted).toEqual(['b:C', 'c:CD']);
  });
});

describe('the figure keeper with a router', () => {
  const machine = toDraft(randomMachine(stream(3), 60));
  const layout = Object.fromEntries(machine.states.map(({ id }, i) => [id, [150 * (i % 8), 150 * (i >> 3)] as const]));

  /** A keeper whose router answers when told to. */
  function routed() {
    const asked: { readonly dragged: unknown; answer(): void; fail(): void }[] = [];
    const heard: boolean[] = [];
    const keeper = new FigureKeeper(
      (draft, places, dragged) =>
        new Promise((resolve, reject) => {
          asked.push({
            dragged,
            answer: () => resolve(arcFigure(draft, places, dragged)),
            fail: () => reject(new Error('no thread')),
          });
        }),
      (routing) => heard.push(routing),
    );
    return { keeper, asked, heard };
  }
  const soon = () => new Promise((resolve) => setTimeout(resolve));

  it('shows the states of a large machine at once, and its arrows when they are routed', async () => {
    const { keeper, asked, heard } = routed();
    const bare = keeper.figure(machine, layout);
    expect([bare.states.length, bare.edges.length, bare.start]).toEqual([60, 0, null]);
    expect(heard).toEqual([]);
    await soon();
    expect(keeper.figure(machine, { ...layout }).edges).toEqual([]);
    await soon();
    expect([asked.length, heard]).toEqual([1, [true]]);
    asked[0]!.answer();
    await soon();
    expect(heard).toEqual([true, false]);
    expect(keeper.figure(machine, layout)).toEqual(arcFigure(machine, layout));
  });

  it.each(['answer', 'fail'] as const)('follows what was changed meanwhile, routers that %s', async (end) => {
    const { keeper, asked } = routed();
    keeper.figure(machine, layout);
    await soon();
    const moved = { ...layout, '1': [-300, -200] as const };
    expect(keeper.figure(machine, moved).edges).toEqual([]);
    asked[0]![end]();
    await soon();
    const { edges, states } = keeper.figure(machine, moved);
    expect(states.find(({ id }) => id === '1')).toMatchObject({ x: -300, y: -200 });
    const before = new Map(arcFigure(machine, layout).edges.map((edge) => [edge.id, edge.path]));
    const far = edges.filter(({ from, to }) => from !== '1' && to !== '1');
    expect(far.every(({ id, path }) => before.get(id) === path)).toBe(true);
    expect(edges).toHaveLength(before.size);
    expect(asked).toHaveLength(1);
  });

  it('routes a large machine elsewhere when all of it moves, and drops an answer about another machine', async () => {
    const { keeper, asked, heard } = routed();
    keeper.remember(machine, layout, arcFigure(machine, layout));
    const shifted = Object.fromEntries(Object.entries(layout).map(([id, [x, y]]) => [id, [y, x] as const]));
    expect(keeper.figure(machine, shifted).edges.length).toBeLessThan(20);
    await soon();
    keeper.clear();
    asked[0]!.answer();
    await soon();
    expect(heard).toEqual([true]);
  });

  it('draws small machines itself', () => {
    const { keeper, asked } = routed();
    expect(keeper.figure(document.machine, document.layout)).toEqual(arcFigure(document.machine, document.layout));
    expect(asked).toEqual([]);
  });
});
