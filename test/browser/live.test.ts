// The live rank with the engine's real workers and the browser's own database.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { emptyDocument } from '#lib/editor/about.ts';
import { EditorStore } from '#lib/editor/store.svelte.ts';
import { LiveRank, prepareField } from '#lib/engine/candidate.ts';
import { createEngine } from '#lib/engine/client.ts';
import { contender } from '#lib/engine/contender.ts';
import type { Engine } from '#lib/engine/protocol.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { mealy, toDraft } from '#lib/machine/mealy.ts';
import LiveBadge from '#lib/ui/tournament/LiveBadge.svelte';
import { Live } from '#lib/ui/tournament/live.svelte.ts';
import { DEFAULT_SETTING, specOf, type Setting } from '#lib/ui/tournament/setting.ts';

const TIT_FOR_TAT = mealy('a', 'C', {
  a: [
    ['a', 'C'],
    ['a', 'D'],
  ],
});
const DEFECTOR = mealy('a', 'D', {
  a: [
    ['a', 'D'],
    ['a', 'D'],
  ],
});

const engines: Engine[] = [];
afterEach(() => engines.splice(0).forEach((engine) => engine.close()));

function liveFor(change: Partial<Setting>): { live: Live; engine: Engine } {
  const engine = createEngine(1);
  engines.push(engine);
  const live = new Live(engine);
  live.use({ ...DEFAULT_SETTING, field: 'demo', ...change });
  return { live, engine };
}

describe('the live rank', () => {
  it('is what the engine says of the machine in the field', async () => {
    const { live } = liveFor({ seed: 11 });
    await live.ask(TIT_FOR_TAT);
    const { spec } = unwrap(specOf(live.setting));
    const members = spec.contenders.map((each) => contender(each, spec.rules, (name) => unwrap(findStrategy(name))));
    const expected = new LiveRank(members, prepareField(members, spec)).rank(TIT_FOR_TAT);
    expect(live.state).toMatchObject({
      kind: 'ranked',
      machine: TIT_FOR_TAT,
      result: { of: 6, score: expected.score },
    });
  });

  it('is for the newest machine, whatever was asked before', async () => {
    const { live } = liveFor({ seed: 12 });
    await Promise.all([live.ask(DEFECTOR), live.ask(DEFECTOR), live.ask(TIT_FOR_TAT)]);
    expect(live.state).toMatchObject({ kind: 'ranked', machine: TIT_FOR_TAT });
    expect(live.answers).toBe(1);
  });

  it('has a field play once, and finds its standing again on another visit', async () => {
    const first = liveFor({ seed: 13 });
    const played = vi.spyOn(first.engine, 'tournament');
    await first.live.ask(TIT_FOR_TAT);
    expect(played).toHaveBeenCalledTimes(1);

    const again = liveFor({ seed: 13 });
    const replayed = vi.spyOn(again.engine, 'tournament');
    await again.live.ask(TIT_FOR_TAT);
    expect(replayed).not.toHaveBeenCalled();
    expect(again.live.state).toEqual(first.live.state);
  });

  it('says how many long-run opponents are still playing, then shows the whole rank', async () => {
    const { live, engine } = liveFor({ field: 'demo, Meta Majority Memory One', seed: 15 });
    const store = new EditorStore();
    store.open({ ...emptyDocument('Tit For Tat'), machine: toDraft(TIT_FOR_TAT) });
    const { rank } = engine;
    // Holds the whole answer back until the first one has been looked at.
    const looked = Promise.withResolvers<null>();
    vi.spyOn(engine, 'rank').mockImplementation(async (spec, machine, options) => {
      const result = (await rank.call(engine, spec, machine))!;
      const met = { ...result, standardError: null, rankInterval: null };
      options?.onPartial?.({ ...met, pending: 2, opponents: result.opponents.slice(2) });
      await looked.promise;
      return result;
    });
    render(LiveBadge, { store, live });
    const badge = page.getByRole('status', { name: 'Live rank' });
    const text = () => badge.element().textContent.replaceAll(/\s+/g, ' ');
    await vi.waitFor(() => expect(text()).toContain('still playing'), { timeout: 20_000 });
    expect(text()).toMatch(/rank ≈ \d of 7 \d\.\d{3} 2 of 6 still playing/);
    expect(badge.getByTitle(/by the 4 opponents met so far/).element()).toBeVisible();
    expect(live.answers).toBe(1);
    looked.resolve(null);
    await vi.waitFor(() => expect(text()).toContain('per turn'));
    expect(text()).toMatch(/rank \d .*of 7 \d\.\d{3} per turn, exact for \d of 6/);
    expect(text()).not.toContain('still playing');
    expect(live.answers).toBe(2);
  });

  it('says why there is none, and is well again with another field', async () => {
    const { live } = liveFor({ field: 'nobody by this name' });
    await live.ask(TIT_FOR_TAT);
    expect(live.state).toMatchObject({ kind: 'failed', message: expect.stringContaining('nobody by this name') });
    live.use({ ...DEFAULT_SETTING, field: 'demo' });
    await live.ask(TIT_FOR_TAT);
    expect(live.state.kind).toBe('ranked');
  });

  it('drops a field that is still playing when another is chosen', async () => {
    const { live } = liveFor({ field: 'short', seed: 14 });
    const first = live.ask(TIT_FOR_TAT);
    await vi.waitFor(() => expect(live.state.kind).toBe('preparing'), { timeout: 20_000 });
    live.use({ ...DEFAULT_SETTING, field: 'demo', seed: 14 });
    await live.ask(TIT_FOR_TAT);
    await first;
    expect(live.state).toMatchObject({ kind: 'ranked', result: { of: 6 } });
  });
});
