import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { createMachine as createMachine4 } from 'xstate-v4';
import { unwrap } from '#lib/game/problem.ts';
import { activePaths, eventName, parseChart, takenTransitions } from '#lib/ui/inspect/chart.ts';

const CONFIG = {
  id: 'm',
  initial: 'a',
  states: {
    a: { on: { GO: { target: 'b.c', actions: ['hi'] }, STAY: { actions: 'q' }, HOP: '#far' } },
    b: {
      type: 'parallel',
      states: {
        c: { initial: 'c1', states: { c1: { after: { 100: 'c2' } }, c2: { type: 'final' } }, onDone: '#m.a' },
        d: { id: 'far', on: { IN: '.e' }, initial: 'e', states: { e: {} } },
      },
    },
  },
} as const;

const edges = (definition: unknown) =>
  [...unwrap(parseChart(definition)).states.values()].flatMap(({ path, transitions }) =>
    transitions.map(({ event, targets, actions }) => `${path} ${event} ${targets.join()} ${actions.join()}`.trim()),
  );

describe('a chart', () => {
  it('is the same from a v5 config and from the v4 definition of the same machine', () => {
    const v4 = JSON.parse(JSON.stringify(createMachine4(CONFIG as never))) as unknown;
    const expected = ['a GO b.c hi', 'a HOP b.d', 'a STAY  q', 'b.c done a', 'b.c.c1 after 100 b.c.c2', 'b.d IN b.d.e'];
    expect(edges(CONFIG).sort()).toEqual(expected);
    expect(edges(v4).sort()).toEqual(expected);
    const kinds = [...unwrap(parseChart(v4)).states.values()].map(({ path, kind, initial }) => [path, kind, initial]);
    expect(kinds).toEqual(
      [...unwrap(parseChart(CONFIG)).states.values()].map(({ path, kind, initial }) => [path, kind, initial]),
    );
    expect(kinds.slice(0, 4)).toEqual([
      ['', 'compound', 'a'],
      ['a', 'atomic', null],
      ['b', 'parallel', null],
      ['b.c', 'compound', 'b.c.c1'],
    ]);
  });

  it('tells what is active and which transitions were taken, as the running machine says', () => {
    const chart = unwrap(parseChart(CONFIG));
    const actor = createActor(createMachine(CONFIG as never)).start();
    const before = activePaths(actor.getSnapshot().value as never);
    expect([...before]).toEqual(['', 'a']);
    actor.send({ type: 'GO' });
    const after = activePaths(actor.getSnapshot().value as never);
    expect([...after].sort()).toEqual(['', 'b', 'b.c', 'b.c.c1', 'b.d', 'b.d.e']);
    const go = chart.states.get('a')!.transitions[0]!;
    expect([...takenTransitions(chart, before, after, 'GO')]).toEqual([go.id]);
    expect(takenTransitions(chart, before, before, 'GO').size).toBe(0);
    expect(takenTransitions(chart, before, before, 'STAY').size).toBe(1);
    actor.stop();
  });

  it('names XState’s own events in words', () => {
    expect(
      [
        'xstate.after(100)#m.b',
        'xstate.after.700.m.b',
        'xstate.done.actor.load',
        'done.invoke.load',
        'xstate.done.state.m.b',
        'xstate.init',
        '',
        'C',
      ].map(eventName),
    ).toEqual(['after 100', 'after 700', 'done load', 'done load', 'done', 'start', 'always', 'C']);
  });

  it('of hostile data is refused or read, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseChart(value);
        parseChart({ states: value, initial: value });
        parseChart({
          states: { a: { on: value, after: value, invoke: value, entry: value, id: value, states: value } },
        });
        return true;
      }),
      { numRuns: 500 },
    );
    let deep: object = {};
    for (let i = 0; i < 5000; i++) deep = { states: { s: deep } };
    expect(parseChart(deep).ok).toBe(false);
    const wide = { states: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`s${i}`, {}])) };
    expect(parseChart(wide)).toMatchObject({ ok: false, problems: [{ code: 'inspect/too-large' }] });
    const cyclic: Record<string, unknown> = {};
    cyclic['states'] = { a: cyclic };
    expect(parseChart(cyclic).ok).toBe(false);
  });
});
