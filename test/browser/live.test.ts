// The live rank with the engine's real workers and the browser's own database.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveRank, prepareField } from '#lib/engine/candidate.ts';
import { createEngine } from '#lib/engine/client.ts';
import { contender } from '#lib/engine/contender.ts';
import type { Engine } from '#lib/engine/protocol.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { mealy } from '#lib/machine/mealy.ts';
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
