import { expect, it } from 'vitest';
import type { RunReport } from '#lib/training/report.ts';
import { beganText, generationText, leftText } from '#lib/ui/evolve/words.ts';

it.each([
  [null, ''],
  [0.2, 'about 1 s left'],
  [75, 'about 1 min left'],
  [3600, 'about 60 min left'],
  [9000, 'about 2.5 h left'],
])('%d seconds', (seconds, text) => {
  expect(leftText(seconds)).toBe(text);
});

it('counts generations, and climbing beyond them', () => {
  expect(generationText({ generations: 20, planned: 1500 } as RunReport)).toBe('generation 20 of 1,500');
  expect(generationText({ generations: 43, planned: 40 } as RunReport)).toBe('generation 40, then 3 of climbing');
});

it('names the day of a run that is not of today', () => {
  const then = new Date(2026, 2, 4, 9, 5);
  expect(beganText(then.getTime(), new Date(2026, 2, 4, 23))).toBe('09:05');
  expect(beganText(then.getTime(), new Date(2026, 2, 5, 1))).toBe('4 Mar, 09:05');
});
