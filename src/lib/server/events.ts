// Server-sent events: what happens, as JSON, while a page listens.

/** Seconds between signs of life, so that nothing on the way closes a silent connection. */
const BEAT = 25;

/** A response that passes on what `listen` reports until the page goes away. */
export function eventStream<T>(listen: (listener: (event: T) => void) => () => void): Response {
  let stop = (): void => undefined;
  let beat: ReturnType<typeof setInterval> | undefined;
  const encoder = new TextEncoder();
  const events = new ReadableStream({
    start(controller) {
      const send = (text: string): void => controller.enqueue(encoder.encode(`${text}\n\n`));
      send(': listening');
      stop = listen((event) => send(`data: ${JSON.stringify(event)}`));
      beat = setInterval(() => send(': beat'), 1000 * BEAT);
    },
    cancel() {
      clearInterval(beat);
      stop();
    },
  });
  return new Response(events, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
