// Progress on standard error: one line that is rewritten on a terminal, nothing in a pipe.

import type { Progress } from '#lib/engine/protocol.ts';

/** Shows a job's progress under a name, in units of work; returns what to call as it goes and at the end. */
export function progressLine(name: string, units = 'pairs'): { show(progress: Progress): void; end(): void } {
  const terminal = process.stderr.isTTY;
  const start = Date.now();
  let last = 0;
  return {
    show({ done, of }) {
      const now = Date.now();
      if (!terminal || now - start < 500 || now - last < 100) return;
      last = now;
      const left = done > 0 ? Math.ceil((((now - start) / done) * (of - done)) / 1000) : 0;
      process.stderr.write(`\r\x1b[K${name}: ${done} of ${of} ${units}, about ${left} s left`);
    },
    end() {
      if (terminal && last > 0) process.stderr.write('\r\x1b[K');
    },
  };
}
