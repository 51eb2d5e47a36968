// The library page's own thread: extracts machines, which takes up to seconds for strategies without end of
// states. Sizes come one by one; a question about one machine goes before the rest of them.

import { exactStates, machineIn, type MachineIn } from '../../library/machine-in.ts';
import { defaultParameters, fullName } from '../../library/naming.ts';
import { findStrategy, namedStrategies } from '../../library/registry.ts';
import { unwrap } from '../../game/problem.ts';

/** What the thread is asked: the sizes of all machines, or the machine of a strategy. */
export type Question =
  | { readonly kind: 'sizes' }
  | { readonly kind: 'machine'; readonly id: number; readonly name: string; readonly turns: number | null };

/** What it answers. */
export type Answer =
  | { readonly kind: 'sizes'; readonly sizes: readonly (readonly [id: string, states: number | null])[] }
  | { readonly kind: 'machine'; readonly id: number; readonly found: MachineIn }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

const BATCH_MS = 60;

function* sizes(): Generator<readonly [string, number | null], void> {
  for (const record of namedStrategies()) {
    const strategy = { record, parameters: defaultParameters(record), name: fullName(record) };
    yield [record.id, exactStates(strategy)];
  }
}

function sendSizes(rest: Generator<readonly [string, number | null], void>): void {
  const end = performance.now() + BATCH_MS;
  const batch: (readonly [string, number | null])[] = [];
  while (performance.now() < end) {
    const next = rest.next();
    if (next.done) {
      post({ kind: 'sizes', sizes: batch });
      return;
    }
    batch.push(next.value);
  }
  post({ kind: 'sizes', sizes: batch });
  setTimeout(() => sendSizes(rest), 0);
}

function post(answer: Answer): void {
  postMessage(answer);
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if (data.kind === 'sizes') {
    sendSizes(sizes());
    return;
  }
  const { id, name, turns } = data;
  try {
    post({ kind: 'machine', id, found: machineIn(unwrap(findStrategy(name)), turns) });
  } catch (error) {
    post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
