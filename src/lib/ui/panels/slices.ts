// Long work in small pieces between frames, for what may take its time but must never block the page.

/** Milliseconds of work at a time. */
const SLICE = 6;

/** Runs steps to their end, a few milliseconds at a time; `null` where it was stopped before. */
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  stopped: () => boolean = () => false,
): Promise<T | null> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      if (stopped()) return null;
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}
