import { describe, expect, it } from 'vitest';
import { advance, atRest, isReplaying, type Effect, type ModeEvent } from '#lib/editor/modes.ts';

function play(...events: ModeEvent[]) {
  let snapshot = atRest();
  const effects: Effect[] = [];
  for (const event of events) {
    const next = advance(snapshot, event);
    snapshot = next.snapshot;
    effects.push(...next.effects);
  }
  return { gesture: snapshot.context.gesture, effects, replaying: isReplaying(snapshot) };
}

const at = (x: number, y: number) => ({ x, y });

describe('modes', () => {
  it('move states from where the drag began', () => {
    const { gesture, effects } = play(
      { type: 'move', ids: ['1', '2'], at: at(10, 10) },
      { type: 'pointer', at: at(20, 10) },
      { type: 'pointer', at: at(40, 15) },
      { type: 'finish' },
    );
    expect(gesture).toEqual({ kind: 'idle' });
    expect(effects).toEqual([
      { kind: 'begin', label: 'Move' },
      { kind: 'move', ids: ['1', '2'], dx: 10, dy: 0 },
      { kind: 'move', ids: ['1', '2'], dx: 30, dy: 5 },
      { kind: 'commit' },
    ]);
  });

  it('draw a transition to a state or into the void, on the input chosen meanwhile', () => {
    const begin: ModeEvent = { type: 'connect', from: '1', input: 'C', at: at(0, 0) };
    expect(
      play(begin, { type: 'pointer', at: at(5, 5), over: '2' }, { type: 'input', input: 'D' }, { type: 'finish' })
        .effects,
    ).toEqual([{ kind: 'connect', from: '1', input: 'D', to: '2', at: at(5, 5) }]);
    expect(play(begin, { type: 'pointer', at: at(90, 5), over: null }, { type: 'finish' }).effects).toEqual([
      { kind: 'connect', from: '1', input: 'C', to: null, at: at(90, 5) },
    ]);
    expect(play(begin, { type: 'cancel' })).toMatchObject({ gesture: { kind: 'idle' }, effects: [] });
  });

  it('lead both transitions of a merged edge elsewhere', () => {
    const transitions = [
      { state: '1', input: 'C' as const },
      { state: '1', input: 'D' as const },
    ];
    expect(
      play(
        { type: 'retarget', transitions, at: at(0, 0) },
        { type: 'pointer', at: at(1, 1), over: '3' },
        { type: 'finish' },
      ).effects,
    ).toEqual([{ kind: 'retarget', transitions, to: '3', at: at(1, 1) }]);
  });

  it('select by marquee, in whatever direction it was drawn', () => {
    const { effects } = play(
      { type: 'marquee', at: at(50, 60), add: true },
      { type: 'pointer', at: at(10, 100) },
      { type: 'finish' },
    );
    expect(effects).toEqual([{ kind: 'select-box', box: { x: 10, y: 60, width: 40, height: 40 }, add: true }]);
  });

  it('rename on finish with a name, and on nothing else', () => {
    expect(play({ type: 'rename', id: '1' }, { type: 'finish', name: 'angry' }).effects).toEqual([
      { kind: 'rename', id: '1', name: 'angry' },
    ]);
    expect(play({ type: 'rename', id: '1' }, { type: 'finish' }).effects).toEqual([]);
    expect(play({ type: 'rename', id: '1' }, { type: 'cancel' }).effects).toEqual([]);
  });

  it('choose a target by keys', () => {
    const { effects } = play(
      { type: 'choose', from: '1', input: 'D', candidate: '1' },
      { type: 'candidate', id: '2', typed: '2' },
      { type: 'finish' },
    );
    expect(effects).toMatchObject([{ kind: 'connect', from: '1', input: 'D', to: '2' }]);
  });

  it('never overlap: a gesture must end before another begins', () => {
    const { gesture } = play(
      { type: 'marquee', at: at(0, 0), add: false },
      { type: 'move', ids: ['1'], at: at(0, 0) },
      { type: 'connect', from: '1', input: 'C', at: at(0, 0) },
    );
    expect(gesture.kind).toBe('marquee');
  });

  it('replay beside any gesture', () => {
    const { gesture, replaying } = play({ type: 'replay', on: true }, { type: 'pan' });
    expect([gesture.kind, replaying]).toEqual(['panning', true]);
    expect(play({ type: 'replay', on: true }, { type: 'replay', on: false }).replaying).toBe(false);
  });
});
