import { describe, expect, it } from 'vitest';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { replyMachine, TIT_FOR_TAT_ROWS } from '#lib/library/reply-machine.ts';

describe('reply machine', () => {
  it('plays the move of its state and follows the opponent, blind to its own recorded moves', () => {
    const suspicious = replyMachine('answer', TIT_FOR_TAT_ROWS);
    const setting = { opponent: 'CDCCD', flips: [1], length: null, noise: 0 };
    expect(playOpenLoop(suspicious, setting)).toBe('DDDCC');
  });
});
