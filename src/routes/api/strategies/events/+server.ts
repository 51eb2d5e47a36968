import { eventStream } from '#lib/server/events.ts';
import { strategyChanges } from '#lib/server/studio.ts';

/** Server-sent events: the id of each machine file that is written or removed, while the page listens. */
export function GET(): Response {
  return eventStream<string>((listener) => strategyChanges.listen(listener));
}
