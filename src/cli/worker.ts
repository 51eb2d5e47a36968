import { availableParallelism } from 'node:os';
import { EXIT, note, UsageError, type Command } from './command.ts';
import { numberOption } from './input.ts';
import { queueAddress } from './queue-option.ts';

/** `stratagem worker`: plays pairs for the tournaments at a queue until it is stopped. */
export const workerCommand: Command = {
  name: 'worker',
  usage: '--queue URL [--workers N] [--lease SECONDS]',
  details:
    'Plays what `stratagem tournament --queue URL` puts there, from any number of machines with the same version of\n' +
    'Stratagem, until it is stopped. Ctrl-C lets it end the pairs that it is at; a second one does not. The pairs of\n' +
    'a worker that dies are played again by the others.',
  options: {
    queue: { type: 'string', value: 'URL', help: 'the Redis server, as in redis://127.0.0.1:6379' },
    workers: { type: 'string', value: 'N', help: 'threads (all processors)' },
    lease: { type: 'string', value: 'SECONDS', help: "after how long a dead worker's pairs are given to others (10)" },
  },
  positionals: [0, 0],
  async run(_positionals, values) {
    const { queue, workers, lease } = values;
    if (queue === undefined) throw new UsageError('--queue is missing.');
    const address = queueAddress(queue);
    const most = availableParallelism();
    const threads = numberOption('workers', workers, most, { min: 1, max: 256, whole: true });
    const seconds = numberOption('lease', lease, 10, { min: 0.5, max: 3600, whole: false });
    const { queueWorker } = await import('#lib/server/queue-worker.ts');
    let pairs = 0;
    let last = '';
    const worker = await queueWorker(address, {
      threads,
      lease: seconds,
      onChunk: (more) => {
        pairs += more;
        if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${pairs} pairs played`);
      },
      onTrouble: (message) => {
        if (message !== last) note(message);
        last = message;
      },
    });
    note(`Waiting for pairs at ${new URL(address).host}, with ${threads} ${threads === 1 ? 'thread' : 'threads'}.`);
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
    });
    await worker.close();
    note(`${process.stderr.isTTY ? '\n' : ''}${pairs} pairs played.`);
    return EXIT.success;
  },
};
