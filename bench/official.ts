// Holds the whole library to the official tournaments of the field's reference library (version 4.10): the
// same 245 players under the same rules, every median score laid beside the published one. A difference is
// given in units of its sampling error, from the scatter of our repetitions and the published 100; `beyond` are
// those that chance would give in one table of twenty. Scores that lie closer together than their errors
// change places from one tournament to the next, so no two tournaments' ranks agree fully: `attainable` is
// the rank correlation of two tournaments of 100 repetitions drawn anew from our own. Asserts nothing.
// The published tables are not part of this repository: where they are missing, it says "skipped".
// Run: npx node bench/official.ts [repetitions] [standard|noisy|ending]

import { existsSync, readFileSync } from 'node:fs';
import { median, summarise, type SummaryRow } from '#lib/analysis/summary.ts';
import { Contender } from '#lib/engine/contender.ts';
import { parseField } from '#lib/engine/field.ts';
import { DEFAULT_RULES, matchInfo, type MatchRules } from '#lib/engine/rules.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { unwrap } from '#lib/game/problem.ts';
import { below, stream } from '#lib/game/random.ts';
import { POOL_CLASSES, recordsOfClasses } from '#lib/library/meta-pool.ts';
import { withTeam } from '#lib/library/meta-players.ts';
import { defaultParameters, type NamedStrategy } from '#lib/library/naming.ts';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';
import type { Classification, StrategyRecord } from '#lib/library/strategy.ts';

const TABLES = '../../shared/reference/tournament';
const PUBLISHED_REPETITIONS = 100;
/** The largest of 245 normal deviations is beyond this in one of twenty tables: 1 - 0.05 / 245 / 2. */
const BOUND = 3.71;

interface Official {
  readonly name: string;
  readonly file: string;
  readonly rules: MatchRules;
}

const OFFICIALS: readonly Official[] = [
  { name: 'standard', file: 'std_summary.csv', rules: DEFAULT_RULES },
  { name: 'noisy', file: 'noisy_summary.csv', rules: { ...DEFAULT_RULES, noise: 0.05 } },
  { name: 'ending', file: 'probend_summary.csv', rules: { ...DEFAULT_RULES, turns: Infinity, ending: 0.1 } },
];

/** Members of today's teams that were not there yet. */
const YOUNGER = new Set(['EvolvedFSM6', 'Capri', 'SpitefulCC', 'BurnBothEnds']);

/** Parts of the pool, by the words at the end of a meta player's name. */
const PARTS: Readonly<Record<string, (facts: Classification) => boolean>> = {
  'Memory One': ({ memoryDepth }) => memoryDepth !== null && memoryDepth <= 1,
  'Finite Memory': ({ memoryDepth }) => memoryDepth !== null,
  'Long Memory': ({ memoryDepth }) => memoryDepth === null,
  Deterministic: ({ stochastic }) => !stochastic,
  Stochastic: ({ stochastic }) => stochastic,
};

/** A player: its printed name, the record that makes it, and its parameters. */
interface Entry {
  readonly name: string;
  readonly record: StrategyRecord;
  readonly parameters: NamedStrategy['parameters'];
}

function roster(): Entry[] {
  const pool = recordsOfClasses(
    allStrategies(),
    POOL_CLASSES.filter((name) => !YOUNGER.has(name)),
  );
  const field = unwrap(parseField('official', allStrategies(), namedStrategies()));
  return field.map((entry) => ofItsTime(entry, pool));
}

/** A meta player at the head of its team of 2020; any other strategy as it is. */
function ofItsTime(entry: NamedStrategy, pool: readonly StrategyRecord[]): Entry {
  const led = /^(Meta|Nice Meta|NMWE)(?!.*(Hunter|: 8))/.test(entry.name);
  if (!led) return entry;
  const { name } = entry.record;
  const part = Object.keys(PARTS).find((words) => name.endsWith(words));
  const rule = (part ? name.slice(0, -part.length - 1) : name).replace('NMWE', 'Nice Meta Winner Ensemble');
  const team = part ? pool.filter((record) => PARTS[part]!(record.classification)) : pool;
  const record = withTeam(rule.toLowerCase().replaceAll(' ', '-'), team);
  return { name: `${name}: ${team.length} players`, record, parameters: defaultParameters(record) };
}

interface Published {
  readonly rank: number;
  readonly score: number;
  readonly cooperation: number;
}

function published(file: URL): Map<string, Published> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [, rank, quoted, bare, score, cooperation] = /^(\d+),(?:"([^"]*)"|([^,]*)),([^,]*),([^,]*),/.exec(line)!;
      return [quoted ?? bare!, { rank: Number(rank), score: Number(score), cooperation: Number(cooperation) }];
    }),
  );
}

/** A team that is two larger than the published one: two strategies declare another memory depth since. */
function sameRule(table: ReadonlyMap<string, Published>, name: string): Published | undefined {
  const rule = name.replace(/: 81 players$/, ': 79 players');
  return rule === name ? undefined : table.get(rule);
}

/** Pearson's correlation. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (of: (i: number) => number): number => xs.reduce((total, _, i) => total + of(i), 0);
  const covariance = sum((i) => (xs[i]! - mx) * (ys[i]! - my));
  return covariance / Math.sqrt(sum((i) => (xs[i]! - mx) ** 2) * sum((i) => (ys[i]! - my) ** 2));
}

/** Standard deviation of the difference of the two medians: a median's error is sqrt(pi / 2) times a mean's. */
function errorOf({ scores }: SummaryRow): number {
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
  const variance = scores.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, scores.length - 1);
  return Math.sqrt((Math.PI / 2) * variance * (1 / scores.length + 1 / PUBLISHED_REPETITIONS));
}

/** Ranks from 0, the highest value first. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const ranks: number[] = [];
  order.forEach((player, rank) => (ranks[player] = rank));
  return ranks;
}

/** Mean rank correlation of pairs of tournaments whose repetitions are drawn from those of `rows`. */
function attainable(rows: readonly SummaryRow[], pairs = 20): number {
  const random = stream(1);
  const repetitions = rows[0]!.scores.length;
  const tournament = (): number[] => {
    const drawn = Array.from({ length: PUBLISHED_REPETITIONS }, () => below(random, repetitions));
    return ranksOf(rows.map(({ scores }) => median(Float64Array.from(drawn, (r) => scores[r]!))));
  };
  let sum = 0;
  for (let pair = 0; pair < pairs; pair++) sum += correlation(tournament(), tournament());
  return sum / pairs;
}

function hold({ name, file, rules }: Official, repetitions: number): object {
  const source = new URL(`${TABLES}/${file}`, import.meta.url);
  if (!existsSync(source)) return { setting: name, skipped: `${TABLES}/${file} is not there` };
  const table = published(source);
  const contenders = roster().map(
    (entry) =>
      new Contender(entry.record.id, entry.name, entry.record.create(entry.parameters, matchInfo(rules)), rules),
  );
  const began = process.cpuUsage();
  const rows = summarise(playTournament(contenders, { rules, repetitions, seed: 1, exact: false }));
  const { user, system } = process.cpuUsage(began);
  const pairs = rows.flatMap((row) => {
    const theirs = table.get(row.name) ?? sameRule(table, row.name);
    if (!theirs) return [];
    const difference = row.medianScore - theirs.score;
    return [{ row, theirs, difference, z: difference / Math.max(1e-9, errorOf(row)) }];
  });
  const worst = pairs.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, 10);
  const beyond = pairs.filter(({ z }) => Math.abs(z) > BOUND).map(({ row }) => row.name);
  const within = (limit: number): number => pairs.filter(({ z }) => Math.abs(z) <= limit).length;
  const fixed = (value: number, digits = 4): number => Number(value.toFixed(digits));
  return {
    setting: name,
    repetitions,
    players: pairs.length,
    unmatched: rows.filter(({ name }) => !table.has(name) && !sameRule(table, name)).map(({ name }) => name),
    cpuSeconds: fixed((user + system) / 1e6, 1),
    rankCorrelation: fixed(
      correlation(
        pairs.map(({ row }) => row.rank),
        pairs.map(({ theirs }) => theirs.rank),
      ),
      6,
    ),
    scoreCorrelation: fixed(
      correlation(
        pairs.map(({ row }) => row.medianScore),
        pairs.map(({ theirs }) => theirs.score),
      ),
      6,
    ),
    rootMeanSquareZ: fixed(Math.sqrt(pairs.reduce((sum, { z }) => sum + z * z, 0) / pairs.length), 2),
    attainable: repetitions > 1 ? fixed(attainable(rows), 6) : null,
    beyond,
    within2: within(2),
    within3: within(3),
    worst: worst.map(({ row, theirs, difference, z }) => ({
      name: row.name,
      ours: fixed(row.medianScore),
      official: fixed(theirs.score),
      difference: fixed(difference),
      z: fixed(z, 1),
      cooperation: [fixed(row.cooperation), fixed(theirs.cooperation)],
    })),
  };
}

const repetitions = Number(process.argv[2] ?? 10);
const settings = OFFICIALS.filter(({ name }) => !process.argv[3] || process.argv[3] === name);
for (const setting of settings) process.stdout.write(`${JSON.stringify(hold(setting, repetitions), null, 2)}\n`);
