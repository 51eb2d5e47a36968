import { describe, expect, it } from 'vitest';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { DEFAULT_SETTING, departures, PANE_SETTING, specOf } from '#lib/ui/tournament/setting.ts';

describe('specOf', () => {
  it('reads the default as the short-run field', () => {
    const read = specOf(DEFAULT_SETTING);
    expect(read.ok && read.value.spec.contenders).toHaveLength(222);
    expect(read.ok && read.value.left).toEqual([]);
  });

  it('leaves out, with the reason, what the payoffs rule out', () => {
    const read = specOf({ ...DEFAULT_SETTING, payoffs: { R: 3, S: 0, T: 3.2, P: 2.9 } });
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const { spec, left } = read.value;
    expect(left.length).toBeGreaterThan(0);
    expect(spec.contenders.length + left.length).toBe(222);
    for (const { reason } of left) expect(reason).not.toBe('');
  });

  it.each([
    [{ field: 'nonsense & more' }, 'nonsense'],
    [{ turns: 0 }, 'turns'],
    [{ turns: NaN }, 'turns'],
    [{ ending: 2 }, 'ending'],
    [{ noise: -1 }, 'noise'],
    [{ repetitions: 0.5 }, 'Repetitions'],
    [{ repetitions: 2000 }, 'at most 1201 repetitions'],
    [{ seed: -3 }, 'seed'],
    [{ payoffs: { ...STANDARD_PAYOFFS, T: NaN } }, 'T'],
  ])('refuses %j with words', (change, word) => {
    const read = specOf({ ...DEFAULT_SETTING, ...change });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problems.map(({ message }) => message).join(' ')).toContain(word);
  });
});

describe('departures', () => {
  it('says nothing of the standard setting', () => {
    expect(departures(PANE_SETTING)).toEqual([]);
  });

  it('names all that differs', () => {
    const setting = {
      ...PANE_SETTING,
      turns: 50,
      noise: 0.05,
      seed: 2,
      payoffs: { ...STANDARD_PAYOFFS, T: 4 },
      exact: true,
    };
    expect(departures(setting)).toEqual([
      '50 turns',
      'noise 0.05',
      'R 3 S 0 T 4 P 1',
      'seed 2',
      'exact where possible',
    ]);
  });
});
