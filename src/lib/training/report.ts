// What is told of a run while it goes on, as plain data between a server and its pages: how it stands, and its
// generations one after the other. A generation's best machine is written down only where it is another one than
// that of the generation before, since champions stay for long.

import type { Problem } from '../game/problem.ts';
import type { Form } from '../library/form.ts';
import { formFromJson } from './form-json.ts';
import type { Objective } from './objective.ts';
import type { Request } from './request.ts';
import type { Row } from './run.ts';

/** `queued` waits for a processor; `paused` and `failed` can be gone on with; the others are over. */
export type Status = 'queued' | 'running' | 'paused' | 'stopped' | 'finished' | 'failed';

/** A run as it stands. */
export interface RunReport {
  readonly id: string;
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly method: Request['method'];
  /** What it starts from, in words, and the FIELD it plays. */
  readonly from: string;
  readonly field: string;
  readonly objective: Objective['kind'];
  /** Generations (of an annealing: what it begins with, and sweeps) that are there, and that are planned, climbing not counted. */
  readonly generations: number;
  readonly planned: number;
  /** The best score so far; null before the first generation. */
  readonly best: number | null;
  /** Share of the present generation that has been played, 0 to 1. */
  readonly within: number;
  readonly secondsLeft: number | null;
  /** Why it failed; empty otherwise. */
  readonly problems: readonly Problem[];
}

/** A generation as it is sent; `form` only where it differs from the one before. */
export type RowReport = Omit<Row, 'form'> & { readonly form?: unknown };

/** A run with all its generations. */
export interface WholeReport {
  readonly run: RunReport;
  readonly request: Request;
  readonly rows: readonly RowReport[];
}

/** What a page that listens is told: `gone` for a run that was deleted. */
export type News =
  | { readonly kind: 'run'; readonly run: RunReport }
  /** `from`: the number of rows before these. */
  | { readonly kind: 'rows'; readonly id: string; readonly from: number; readonly rows: readonly RowReport[] }
  | { readonly kind: 'gone'; readonly id: string };

/** Rows with their machines again; `last` is the machine of the row before them. */
export function rowsOf(reports: readonly RowReport[], last: Form | null): Row[] {
  return reports.map((report) => {
    const parsed = report.form === undefined ? null : formFromJson(report.form);
    if (parsed?.ok) last = parsed.value;
    if (!last) throw new Error(`Generation ${report.generation} came without its machine.`);
    return { ...report, form: last };
  });
}
