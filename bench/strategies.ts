// Measures the time per move of every strategy of the library: as simulation plays it, on the table that it
// fills, and off it (a fresh player by the plain functions). Each plays the same opponents, short cycles and
// coin tosses, in processor time. Prints JSON and, on standard error, a table of the slowest. Asserts nothing.
// Run: npx node bench/strategies.ts [milliseconds a strategy]

import { Contender } from '#lib/engine/contender.ts';
import { countMatch, type Seat } from '#lib/engine/play.ts';
import { DEFAULT_RULES, matchInfo } from '#lib/engine/rules.ts';
import { TALLY } from '#lib/engine/tally.ts';
import { fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';
import { unwrap } from '#lib/game/problem.ts';
import { branch } from '#lib/game/random.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';

const budget = Number(process.argv[2] ?? 50);
const rules = DEFAULT_RULES;

const OPPONENTS = ['Cooperator', 'Defector', 'Tit For Tat', 'Cycler CCD', 'Grudger', 'Random: 0.5', 'Random: 0.8'];
const opponents = OPPONENTS.map((name) => contenderOf(unwrap(findStrategy(name)).record, name));

function contenderOf(record: StrategyRecord, name = fullName(record)): Contender {
  const { parameters } = unwrap(findStrategy(name));
  return new Contender(record.id, name, record.create(parameters, matchInfo(rules)), rules);
}

/** Milliseconds of processor time of this thread; Linux may count them in steps of four. */
function clock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Nanoseconds a turn, after a warming round; the opponents' own turns, a few nanoseconds each, are in it. */
function perMove(seat: Seat): number {
  const tally = new Float64Array(TALLY);
  const round = (seed: number): number => {
    let turns = 0;
    for (const [k, opponent] of opponents.entries())
      turns += countMatch(seat, opponent, rules, tally, branch(seed, [k])).turns;
    return turns;
  };
  round(0);
  const start = clock();
  let turns = 0;
  let seed = 1;
  do turns += round(seed++);
  while (clock() - start < budget);
  return ((clock() - start) / turns) * 1e6;
}

interface Row {
  readonly name: string;
  readonly longRun: boolean;
  readonly tabled: number;
  readonly plain: number;
}

const rows = allStrategies().map((record): Row => {
  const contender = contenderOf(record);
  const tabled = perMove(contender);
  const plain = contender.lazy ? perMove({ behaviour: contender.behaviour, lazy: null }) : tabled;
  return { name: contender.name, longRun: record.classification.longRun, tabled, plain };
});

const round = (value: number): number => Math.round(value * 10) / 10;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const slowest = (list: readonly Row[], by: 'tabled' | 'plain'): Row[] =>
  list.toSorted((a, b) => b[by] - a[by]).slice(0, 10);
const short = rows.filter(({ longRun }) => !longRun);
const table = (title: string, by: 'tabled' | 'plain', list: readonly Row[]): string =>
  [title, ...slowest(list, by).map((row) => `${row[by].toFixed(0).padStart(10)}  ${row.name}`)].join('\n');

process.stderr.write(
  `${[
    table('ns a move, on the table, short run', 'tabled', short),
    table('ns a move, plain functions, short run', 'plain', short),
    table('ns a move, long run', 'tabled', rows),
  ].join('\n\n')}\n`,
);
process.stdout.write(
  `${JSON.stringify(
    {
      unit: 'nanoseconds a move',
      median: {
        tabled: round(median(rows.map(({ tabled }) => tabled))),
        plain: round(median(rows.map(({ plain }) => plain))),
      },
      shortRunAbove2000: short.filter(({ tabled, plain }) => Math.max(tabled, plain) > 2000).map(({ name }) => name),
      strategies: rows.map((row) => ({ ...row, tabled: round(row.tabled), plain: round(row.plain) })),
    },
    null,
    2,
  )}\n`,
);
