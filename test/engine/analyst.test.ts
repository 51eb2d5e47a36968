import { describe, expect, it } from 'vitest';
import { createPool } from '#lib/engine/pool.ts';
import type { TournamentSpec } from '#lib/engine/protocol.ts';
import { server, type Call, type Reply, type Request } from '#lib/engine/serve.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { rulesOf } from './oracle.ts';

const field: TournamentSpec = {
  contenders: ['Tit For Tat', 'Grudger', 'Random: 0.5'].map((name) => ({ kind: 'library', name })),
  rules: rulesOf({ turns: 20 }),
  repetitions: 1,
  seed: 1,
  exact: true,
};
const machine = (seed: number) => randomMachine(stream(seed), 4);

/** An engine whose threads answer each call in a turn of their own, and the kinds of the calls so far. */
function watched() {
  const calls: Request['kind'][] = [];
  const engine = createPool({
    threads: 1,
    spawn: () => {
      const serve = server((name) => unwrap(findStrategy(name)));
      let hear: (reply: Reply) => void = () => undefined;
      return {
        post: (call: Call) => {
          calls.push(call.request.kind);
          setTimeout(() => hear(serve(call)));
        },
        listen: (onReply) => (hear = onReply),
        stop: () => undefined,
      };
    },
  });
  return { calls, engine };
}

describe('a question to the analyst', () => {
  it('leaves at once where the thread has the field, and is answered in one message where little is asked', async () => {
    const { calls, engine } = watched();
    await engine.rank(field, machine(1));
    calls.length = 0;
    const asked = engine.rank(field, machine(2));
    expect(calls).toEqual(['begin']);
    const found = await asked;
    expect(found).toMatchObject({ of: 4, pending: 0 });
    expect(calls).toEqual(['begin', 'drop']);
    expect(found).toEqual(await watched().engine.rank(field, machine(2)));
  });

  it('is answered alike before, during and after a rehearsal, which can be broken off', async () => {
    const { calls, engine } = watched();
    const first = await engine.rank(field, machine(1));
    calls.length = 0;
    const rehearsal = engine.rehearse(field, machine(1));
    expect(await engine.rank(field, machine(2))).toEqual(await watched().engine.rank(field, machine(2)));
    expect(await rehearsal).toBe(null);
    expect(calls.filter((kind) => kind === 'begin')).toHaveLength(2);
    expect(await engine.rank(field, machine(1))).toEqual(first);
    const stop = new AbortController();
    const broken = engine.rehearse(field, machine(1), { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(broken).rejects.toThrow('enough');
  });

  it('sends the field again after another took its place', async () => {
    const { calls, engine } = watched();
    const other = { ...field, seed: 2 };
    await engine.rank(field, machine(1));
    await engine.rank(other, machine(1));
    calls.length = 0;
    await engine.rank(field, machine(1));
    expect(calls).toEqual(['field', 'begin', 'drop']);
  });

  it('comes to nothing where a newer one of its kind overtakes it', async () => {
    const { engine } = watched();
    const [old, last] = await Promise.all([engine.rank(field, machine(1)), engine.rank(field, machine(2))]);
    expect(old).toBeNull();
    expect(last).toMatchObject({ of: 4 });
  });
});
