import { expect, it } from 'vitest';
import type { RunReport } from '#lib/training/report.ts';
import { beganText, leftText, progressText, standText } from '#lib/ui/evolve/words.ts';

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
  const report = (generations: number, planned: number): RunReport =>
    ({ method: 'genetic', status: 'running', generations, planned }) as RunReport;
  expect(progressText(report(20, 1500))).toBe('generation 20 of 1,500');
  expect(progressText(report(43, 40))).toBe('generation 40, then 3 of climbing');
  expect(standText(report(20, 40))).toBe('running, 20 of 40');
});

it('counts the sweeps of an annealing, of which what it begins with is none', () => {
  const report = (generations: number, status: RunReport['status'] = 'paused'): RunReport =>
    ({ method: 'anneal', status, generations, planned: 201 }) as RunReport;
  expect([0, 1, 2, 201].map((n) => progressText(report(n)))).toEqual([
    'sweep 0 of 200',
    'sweep 0 of 200',
    'sweep 1 of 200',
    'sweep 200 of 200',
  ]);
  expect(standText(report(21))).toBe('paused, sweep 20 of 200');
  expect(standText(report(201, 'finished'))).toBe('finished, 200 sweeps');
});

it('names the day of a run that is not of today', () => {
  const then = new Date(2026, 2, 4, 9, 5);
  expect(beganText(then.getTime(), new Date(2026, 2, 4, 23))).toBe('09:05');
  expect(beganText(then.getTime(), new Date(2026, 2, 5, 1))).toBe('4 Mar, 09:05');
});
