import { strategyChanges } from '#lib/server/studio.ts';

/** Server-sent events: the id of each machine file that is written or removed, while the page listens. */
export function GET(): Response {
  let stop = (): void => undefined;
  let beat: ReturnType<typeof setInterval> | undefined;
  const encoder = new TextEncoder();
  const events = new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(': listening\n\n'));
      stop = strategyChanges.listen((id) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(id)}\n\n`)));
      beat = setInterval(() => controller.enqueue(encoder.encode(': beat\n\n')), 25_000);
    },
    cancel() {
      clearInterval(beat);
      stop();
    },
  });
  return new Response(events, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
