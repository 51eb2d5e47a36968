// The page's side of the best response's thread (worker.ts): started with a question, ended with its answer or
// when nobody waits for it any longer.

import type { MatchResponse } from '#lib/analysis/response.ts';
import type { MatchRules } from '#lib/engine/rules.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import type { Answer, Question } from './worker.ts';

/** The best response to a machine; rejects with the signal's reason, or where the thread fails. */
export function askResponse(machine: Mealy, rules: MatchRules, signal: AbortSignal): Promise<MatchResponse> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'best response' });
  return new Promise<MatchResponse>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.ok) resolve(data.response);
      else reject(new Error(data.message));
    };
    worker.onerror = (event) => reject(new Error(event.message || 'The thread could not be started.'));
    worker.postMessage({ machine, rules } satisfies Question);
  }).finally(() => worker.terminate());
}
