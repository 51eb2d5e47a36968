import { eventStream } from '#lib/server/events.ts';
import { evolutions } from '#lib/server/studio.ts';
import type { News } from '#lib/training/report.ts';

/** Server-sent events: how runs stand and their new generations, while the page listens. */
export function GET(): Response {
  return eventStream<News>((listener) => evolutions.listen(listener));
}
