import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thesisDocuments } from '#lib/library/machines.ts';
import { configFromDocument } from '#lib/formats/xstate.ts';
import { mealyOf } from '#lib/ui/inspect/mealy.ts';
import { readMessage, readText } from '#lib/ui/inspect/protocol.ts';
import { actorTree, MOST_ENTRIES, MOST_SESSIONS, Sessions } from '#lib/ui/inspect/sessions.ts';

const definition = JSON.stringify({ id: 'm', initial: 'a', states: { a: { on: { X: 'b' } }, b: {} } });
const actor = (sessionId: string, createdAt: number, more: object = {}) => ({
  type: '@xstate.actor',
  _version: '0.7.2',
  name: 'm',
  sessionId,
  createdAt: String(createdAt),
  definition,
  snapshot: { value: 'a', status: 'active', context: {} },
  ...more,
});
const snapshot = (sessionId: string, createdAt: number, type: string, value: unknown, status = 'active') => ({
  type: '@xstate.snapshot',
  _version: '0.7.2',
  sessionId,
  createdAt: String(createdAt),
  event: { type },
  snapshot: { value, status, context: { n: createdAt } },
});

function fed(sessions: Sessions, messages: readonly unknown[], link = 'window'): Sessions {
  for (const data of messages) {
    const message = readMessage(data);
    if (message) sessions.take(link, message);
  }
  return sessions;
}
const events = (sessions: Sessions, at = 0) => sessions.all[at]!.log.map(({ event }) => event).join(' ');

describe('what is heard by v5', () => {
  const story = [
    actor('x:0', 10),
    snapshot('x:0', 10, 'xstate.init', 'a'),
    snapshot('x:0', 20, 'X', 'b'),
    snapshot('x:0', 20, 'X', 'b'),
    snapshot('x:0', 30, 'X', 'b'),
  ];

  it('is one session with its log, the start told once', () => {
    const sessions = fed(new Sessions(), story);
    expect(events(sessions)).toBe('start X X X');
    expect(sessions.all[0]).toMatchObject({ name: 'm', protocol: 'v5', ended: false, chart: { ok: true } });
  });

  it('stays the same however often all or the end of it is sent again, and goes on after', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 3 }), (from, times) => {
        const sessions = fed(new Sessions(), story);
        for (let i = 0; i < times; i++) fed(sessions, story);
        // Where the announcement was dropped from the application's memory, equal times leave a doubt; others don't.
        if (from < 3)
          fed(sessions, from === 0 ? story : story.slice(from, 4).filter(({ createdAt }) => Number(createdAt) < 30));
        fed(sessions, [snapshot('x:0', 40, 'Y', 'b')]);
        expect(events(sessions)).toBe('start X X X Y');
        expect(sessions.all).toHaveLength(1);
      }),
    );
  });

  it('begins anew when the application was reloaded, and ends with it', () => {
    const sessions = fed(new Sessions(), [...story, actor('x:0', 99), snapshot('x:0', 99, 'xstate.init', 'a')]);
    expect(sessions.all.map(({ ended }) => ended)).toEqual([true, false]);
    fed(sessions, [{ type: '@statelyai.disconnected' }]);
    expect(sessions.all.every(({ ended }) => ended)).toBe(true);
  });

  it('is kept apart by connection, and bounded', () => {
    const sessions = new Sessions();
    fed(sessions, story, 'one');
    fed(sessions, story, 'two');
    expect(sessions.all).toHaveLength(2);
    fed(
      sessions,
      Array.from({ length: MOST_ENTRIES + 50 }, (_, i) => snapshot('x:0', 100 + i, 'X', 'b')),
      'one',
    );
    expect(sessions.all[0]!.log).toHaveLength(MOST_ENTRIES);
    expect(sessions.all[0]!.log.at(-1)!.index).toBe(MOST_ENTRIES + 53);
    fed(
      sessions,
      Array.from({ length: MOST_SESSIONS + 5 }, (_, i) => actor(`y:${i}`, 1)),
    );
    expect(sessions.all).toHaveLength(MOST_SESSIONS);
  });

  it('puts children after their parents, cycles or not', () => {
    const sessions = fed(new Sessions(), [
      actor('kid', 1, { parentId: 'top' }),
      actor('top', 1),
      actor('p', 1, { parentId: 'q' }),
      actor('q', 1, { parentId: 'p' }),
    ]);
    expect(actorTree(sessions.all).map(({ session, depth }) => `${session.id} ${depth}`)).toEqual([
      'top 0',
      'kid 1',
      'p 0',
      'q 1',
    ]);
  });
});

describe('what is heard by v4', () => {
  const state = (value: unknown, type: string) => JSON.stringify({ value, event: { type }, context: {}, done: false });
  const register = {
    type: 'service.register',
    machine: definition,
    state: state('a', 'xstate.init'),
    sessionId: 'x:1',
    id: 'm',
  };

  it('is the same story, announced again without a repetition', () => {
    const sessions = new Sessions();
    fed(sessions, [
      register,
      { type: 'service.state', sessionId: 'x:1', state: state('a', 'xstate.init') },
      { type: 'service.event', sessionId: 'x:1', event: JSON.stringify({ name: 'X', origin: 'x:0' }) },
      { type: 'service.state', sessionId: 'x:1', state: state('b', 'X') },
      { ...register, state: state('b', 'X') },
      { type: 'service.state', sessionId: 'x:1', state: state('b', 'X') },
    ]);
    expect(events(sessions)).toBe('start X X');
    expect(sessions.all[0]!.log.map(({ source }) => source)).toEqual([null, 'x:0', null]);
    fed(sessions, [{ type: 'service.stop', sessionId: 'x:1' }]);
    expect(sessions.all[0]!.ended).toBe(true);
  });

  it('may come as text', () => {
    expect(readText(JSON.stringify(register))).toMatchObject({ kind: 'actor', protocol: 'v4', session: 'x:1' });
    expect(readText('{')).toBeNull();
  });
});

describe('hostile messages', () => {
  it('are read or dropped, and nothing is thrown', () => {
    const types = fc.constantFrom(
      '@xstate.actor',
      '@xstate.event',
      '@xstate.snapshot',
      'service.register',
      'service.event',
      'service.state',
      'service.stop',
    );
    const fields = fc.record({
      type: types,
      sessionId: fc.constantFrom('x', ''),
      _version: fc.constant('1'),
      definition: fc.anything(),
      machine: fc.json(),
      state: fc.json(),
      snapshot: fc.anything(),
      event: fc.oneof(fc.json(), fc.anything()),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(fields, fc.anything())), (messages) => {
        actorTree(fed(new Sessions(), messages).all);
      }),
      { numRuns: 500 },
    );
    const cyclic: Record<string, unknown> = { status: 'active' };
    cyclic['context'] = cyclic;
    cyclic['value'] = { a: cyclic };
    expect(readMessage({ ...actor('x:0', 1), snapshot: cyclic })).toMatchObject({ kind: 'actor', session: 'x:0' });
    expect(readMessage({ ...actor('x:0', 1), definition: `"${'x'.repeat(5_000_000)}"` })).toMatchObject({
      definition: undefined,
    });
  });
});

describe('machines for the designer', () => {
  const [document] = thesisDocuments;
  it('are Mealy machines over C and D, with what their files say', () => {
    const text = JSON.stringify(configFromDocument(document!));
    const [session] = fed(new Sessions(), [actor('x:0', 1, { definition: text })]).all;
    expect(mealyOf(session!)).toEqual(document);
    const [other] = fed(new Sessions(), [actor('x:0', 1)]).all;
    expect(mealyOf(other!)).toBeNull();
  });
});
