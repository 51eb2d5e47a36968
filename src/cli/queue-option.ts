// The address of a queue: `--queue redis://host:port`, the same for a tournament and its workers.

import { UsageError } from './command.ts';

/** The address that an option's text gives; wrong usage where it is none. */
export function queueAddress(text: string | boolean | undefined): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : null;
  if (url && ['redis:', 'rediss:'].includes(url.protocol) && url.hostname !== '') return url.href;
  throw new UsageError(
    '--queue takes the address of a Redis server, as in redis://127.0.0.1:6379 (rediss:// over TLS).',
  );
}
