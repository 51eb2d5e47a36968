// How a run stands, in words.

import type { RunReport } from '../../training/report.ts';

/** `about 3 min left`; empty where nothing is known. */
export function leftText(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 60) return `about ${Math.ceil(seconds)} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

/** `generation 20 of 500`; climbing goes beyond what was planned. */
export function generationText({ generations, planned }: RunReport): string {
  const count = (n: number): string => n.toLocaleString('en-GB');
  return generations > planned
    ? `generation ${count(planned)}, then ${generations - planned} of climbing`
    : `generation ${count(generations)} of ${count(planned)}`;
}

/** When a run was begun: the time, and the day unless it is today. */
export function beganText(created: number, now = new Date()): string {
  const date = new Date(created);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === now.toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** A score as it is shown. */
export function scoreText(score: number | null): string {
  return score === null ? '' : score.toFixed(3);
}
