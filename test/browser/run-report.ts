import type { RunReport } from '#lib/training/report.ts';

/** A run of forty generations as the server reports it, so far on its way. */
export function runReport(id: string, generations: number, status: RunReport['status'] = 'running'): RunReport {
  return {
    id,
    status,
    created: 0,
    method: 'genetic',
    from: 'random',
    field: 'demo',
    objective: 'score',
    generations,
    planned: 40,
    best: 2,
    within: 0,
    secondsLeft: null,
    problems: [],
  };
}
