import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playOpenLoop, type OpenLoop } from '#lib/engine/openloop.ts';
import type { Action } from '#lib/game/action.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { darwin, darwinPlayer } from '#lib/library/darwin.ts';
import { replies } from './rules.ts';

interface Recorded extends OpenLoop {
  readonly label: string;
  readonly player: string;
}

const text = readFileSync(new URL('../fixtures/traces/deterministic.json', import.meta.url), 'utf8');
const files = JSON.parse(text) as readonly { readonly name: string; readonly traces: readonly Recorded[] }[];
const { traces } = files.find(({ name }) => name === 'Darwin')!;

describe('Darwin', () => {
  it('plays the recorded chain of matches over one memory', () => {
    expect(traces).toHaveLength(20);
    const memory: Action[] = ['C'];
    for (const trace of traces) {
      const player = { kind: 'player' as const, start: () => darwinPlayer(memory, STANDARD_PAYOFFS) };
      expect(playOpenLoop(player, trace), trace.label).toBe(trace.player);
    }
  });

  it('is Tit For Tat over a new memory, under noise too', () => {
    for (const { opponent, flips } of traces) {
      const fresh = { kind: 'player' as const, start: () => darwinPlayer(['C'], STANDARD_PAYOFFS) };
      const play = playOpenLoop(fresh, { opponent, flips, length: null, noise: 0 });
      expect(replies(darwin, 'darwin', opponent, { flips })).toBe(play);
    }
  });
});
