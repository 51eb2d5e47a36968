// Long work in small pieces, so that a thread can report and be told to stop between them, and can show what
// it has so far.

/** Work of `of` pieces. */
export interface Job<T> {
  readonly of: number;
  /** Pieces done. */
  readonly done: number;
  /** Pieces that come first, before which a result would say too little; default none. */
  readonly first?: number;
  /** Does one piece, or a part of a long one; not to be called when all are done. */
  step(): void;
  /** The result, from the pieces done so far. */
  result(): T;
}

/** Does the whole work; the result. */
export function finishJob<T>(job: Job<T>): T {
  while (job.done < job.of) job.step();
  return job.result();
}
