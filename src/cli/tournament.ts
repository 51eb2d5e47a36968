import { ranking } from '#lib/analysis/ranking.ts';
import { summarise, type SummaryRow } from '#lib/analysis/summary.ts';
import { createEngine } from '#lib/engine/node.ts';
import type { Engine } from '#lib/engine/protocol.ts';
import type { TournamentResult, TournamentSetting } from '#lib/engine/tournament.ts';
import { EXIT, JSON_OPTION, note, print, printJson, table, UsageError, type Command, type Values } from './command.ts';
import { readField } from './field.ts';
import { numberOption } from './input.ts';
import { keptRun } from './kept-run.ts';
import { progressLine } from './progress.ts';
import { queueAddress } from './queue-option.ts';
import { RULE_OPTIONS, readRules } from './rule-options.ts';
import { asJson, writeFiles, writeInteractions } from './tournament-files.ts';

/** `stratagem tournament`: a round robin with the reference's summary columns. */
export const tournamentCommand: Command = {
  name: 'tournament',
  usage: '[--field FIELD] [--turns N] [--ending P] [--noise P] [--repetitions N] [--seed N] [--exact] [...]',
  details:
    'The same seed gives the same bytes whatever the number of workers. With --exact, pairs are computed from their\n' +
    'joint automaton where that is possible; the median score is then the expected score.\n\n' +
    'Results are kept in data/runs.sqlite as they come. After Ctrl-C or a crash the same command with --resume plays\n' +
    'only what is missing. With --queue the pairs are played by `stratagem worker` processes, on any machines.',
  options: {
    field: { type: 'string', value: 'FIELD', help: 'who takes part (short)' },
    ...RULE_OPTIONS,
    repetitions: { type: 'string', value: 'N', help: 'matches of each pair (10)' },
    seed: { type: 'string', value: 'N', help: 'seed of all chance (1)' },
    exact: { type: 'boolean', help: 'compute pairs exactly where possible' },
    'joint-states': { type: 'string', value: 'N', help: 'with --exact: pairs of more joint states are sampled (4096)' },
    'no-self': { type: 'boolean', help: 'leave self-play out of the payoff matrix (the summary never has it)' },
    workers: { type: 'string', value: 'N', help: 'threads (all processors)' },
    queue: { type: 'string', value: 'URL', help: 'have the pairs played by workers at this Redis server' },
    resume: { type: 'boolean', help: 'go on with the newest run of the same tournament' },
    summary: { type: 'string', value: 'FILE.csv', help: "write the summary, with the reference's columns" },
    payoffs: { type: 'string', value: 'FILE.csv', help: 'write the matrix of mean scores per turn' },
    interactions: { type: 'string', value: 'FILE.csv', help: 'write every match with its moves, two rows each' },
    out: { type: 'string', value: 'DIR', help: 'write the summary, all metrics as CSV, and setting.json there' },
    ...JSON_OPTION,
  },
  positionals: [0, 0],
  async run(_positionals, values) {
    const rules = readRules(values);
    const repetitions = numberOption('repetitions', values['repetitions'], 10, { min: 1, max: 1e6, whole: true });
    const seed = numberOption('seed', values['seed'], 1, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true });
    const exact = values['exact'] === true;
    const caps = readCaps(values);
    if (exact && values['interactions'] !== undefined) {
      throw new UsageError('--interactions writes sampled matches, and with --exact there are none: leave one out.');
    }
    const field = typeof values['field'] === 'string' ? values['field'] : 'short';
    const contenders = await readField(field);
    if (contenders.length < 2)
      throw new UsageError(`A tournament needs two players; "${field}" has ${contenders.length}.`);
    const { engine, local, close } = await openEngines(values);
    const interrupt = new AbortController();
    const stop = (): void => interrupt.abort(new Error('interrupted'));
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const { signal } = interrupt;
    const start = performance.now();
    const spec = { contenders, rules, repetitions, seed, exact, ...caps };
    try {
      const run = keptRun(spec, values['resume'] === true);
      let line = progressLine('tournament');
      let done = 0;
      try {
        const result = await engine.tournament(spec, {
          signal,
          known: run.known,
          onChunk: run.add,
          onProgress: (progress) => {
            done = progress.done;
            line.show(progress);
          },
        });
        run.finish();
        line.end();
        if (typeof values['interactions'] === 'string') {
          line = progressLine('interactions');
          const parts = local.recordings(spec, { signal, onProgress: line.show });
          await writeInteractions(values['interactions'], parts, result);
          line.end();
        }
        const seconds = (performance.now() - start) / 1000;
        const rows = summarise(result);
        const setting = { field, rules, repetitions, seed, exact, ...caps };
        await writeFiles(values, { result, rows, setting });
        if (values['json'] === true) printJson(asJson({ result, rows, setting }));
        else print(asText(result, rows));
        note(
          `${contenders.length} players, ${repetitions} repetitions, ${result.exact.reduce((sum, each) => sum + each, 0)} of ${result.exact.length} pairs exact, ${seconds.toFixed(1)} s.`,
        );
      } catch (error) {
        line.end();
        if (!signal.aborted) throw error;
        const how = done > 0 && run.kept() ? ' They are kept: the same command with --resume goes on.' : '';
        note(`Stopped${done > 0 ? ` after ${done} pairs` : ''}.${how}`);
        return EXIT.interrupted;
      }
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      await close();
    }
    return EXIT.success;
  },
};

/** Limits of exact pairs where they are asked for; a joint state has four outcomes, so as many edges. */
function readCaps(values: Values): Pick<TournamentSetting, 'caps'> {
  if (values['joint-states'] === undefined) return {};
  if (values['exact'] !== true) {
    throw new UsageError('--joint-states limits exact results, and without --exact there are none: add --exact.');
  }
  const states = numberOption('joint-states', values['joint-states'], 0, { min: 1, max: 1e7, whole: true });
  return { caps: { states, edges: 4 * states } };
}

interface Engines {
  /** What plays the tournament: threads of this process, or workers at a queue. */
  readonly engine: Engine;
  /** Threads of this process, which start when they are needed. */
  readonly local: Engine;
  close(): Promise<void> | void;
}

async function openEngines(values: Values): Promise<Engines> {
  const { queue, workers } = values;
  const threads =
    workers === undefined ? undefined : numberOption('workers', workers, 1, { min: 1, max: 256, whole: true });
  const local = createEngine(threads);
  if (queue === undefined) return { engine: local, local, close: () => local.close() };
  const address = queueAddress(queue);
  const { queueEngine } = await import('#lib/server/queue.ts');
  const { engine, close } = await queueEngine(address, {
    onWaiting: () =>
      note(`No worker of this version is there yet: start \`stratagem worker --queue ${String(queue)}\`.`),
    onTrouble: note,
  });
  return {
    engine,
    local,
    async close() {
      local.close();
      await close();
    },
  };
}

function asText(result: TournamentResult, rows: readonly SummaryRow[]): string {
  const places = new Map(ranking(result).map((each) => [each.player, each]));
  const percent = (rate: number | null): string => (rate === null ? '-' : (100 * rate).toFixed(1));
  const lines = rows.map((row) => {
    const place = places.get(row.player)!;
    const { CC, CD, DC, DD } = row.plainReplies;
    const { standardError } = place;
    const error = standardError === null ? '± –' : standardError > 0 ? `± ${(1.96 * standardError).toFixed(4)}` : '';
    return [
      String(row.rank + 1),
      place.rankInterval?.join('–') ?? '–',
      row.name,
      row.medianScore.toFixed(4),
      error,
      Number.isNaN(row.wins) ? '-' : row.wins.toFixed(1),
      percent(row.cooperation),
      ...[CC, CD, DC, DD].map(percent),
    ];
  });
  const head = ['rank', '95 %', 'strategy', 'median', '', 'wins', '% C', 'CC', 'CD', 'DC', 'DD'];
  return `${table([head, ...lines], [0, 1, 3, 5, 6, 7, 8, 9, 10])}\n\nC after CC, CD, DC, DD in per cent: plain means over opponents. The CSV has the library's rule.`;
}
