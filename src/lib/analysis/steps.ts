// Long work as steps: a generator that yields between pieces and returns the result. A page takes the steps
// between frames; a command takes them all at once.

/** Takes all steps; the result. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
