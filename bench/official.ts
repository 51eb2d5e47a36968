// Holds the whole library to the official tournaments of the field's reference library (version 4.10): the
// same 245 players under the same rules, every expected score (exact where a pair's can be had, else the mean of
// some repetitions) laid beside the published median of 100. A difference is given in units of its sampling
// error; `beyond` are those that chance would give in one table of twenty. Scores that lie closer together than
// their errors change places from one tournament to the next, so that no two tournaments' ranks agree fully:
// `attainable` is the rank correlation to expect with our errors and the published, `attainableWithoutError` with
// the published alone. Asserts nothing.
// The published tables are not part of this repository: where they are missing, it says "skipped".
// Run: npx node bench/official.ts [repetitions] [standard|noisy|ending]

import { existsSync, readFileSync } from 'node:fs';
import { standingOf, standingSetting, type FieldStanding } from '#lib/engine/candidate.ts';
import { Contender } from '#lib/engine/contender.ts';
import { parseField } from '#lib/engine/field.ts';
import { DEFAULT_RULES, matchInfo, type MatchRules } from '#lib/engine/rules.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { POOL_CLASSES, recordsOfClasses } from '#lib/library/meta-pool.ts';
import { withTeam } from '#lib/library/meta-players.ts';
import { defaultParameters, type NamedStrategy } from '#lib/library/naming.ts';
import { allStrategies, namedStrategies } from '#lib/library/registry.ts';
import type { Classification, StrategyRecord } from '#lib/library/strategy.ts';

const TABLES = '../../shared/reference/tournament';
const PUBLISHED_REPETITIONS = 100;
/** Published scores have been rounded at most this much, squared; keeps certain scores comparable. */
const ROUNDING = 1e-9 ** 2;
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

/** One player: our expected score per turn, the variance of its error, and that of one repetition's score. */
interface Player {
  readonly name: string;
  readonly score: number;
  readonly error: number;
  readonly spread: number;
}

function playersOf({ names, totals, errors, spreads }: FieldStanding): Player[] {
  const opponents = names.length - 1;
  return names.map((name, i) => ({
    name,
    score: totals[i]! / opponents,
    error: errors[i]! / opponents ** 2,
    spread: spreads[i]! / opponents ** 2,
  }));
}

/** The variance of the median of the published repetitions: pi / 2 times a mean's. */
function medianVariance({ spread }: Player): number {
  return ((Math.PI / 2) * spread) / PUBLISHED_REPETITIONS;
}

/** Ranks from 0, the highest value first. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const ranks: number[] = [];
  order.forEach((player, rank) => (ranks[player] = rank));
  return ranks;
}

/** Mean rank correlation, by normal errors, of scores with given variances and medians as uncertain as the published. */
function attainable(players: readonly Player[], variance: (player: Player) => number, pairs = 50): number {
  const random = stream(1);
  const normal = (): number => Math.sqrt(-2 * Math.log1p(-random())) * Math.cos(2 * Math.PI * random());
  const drawn = (of: (player: Player) => number): number[] =>
    ranksOf(players.map((player) => player.score + normal() * Math.sqrt(of(player))));
  let sum = 0;
  for (let pair = 0; pair < pairs; pair++) sum += correlation(drawn(variance), drawn(medianVariance));
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
  const result = playTournament(contenders, standingSetting({ rules, repetitions, seed: 1, exact: true }));
  const { user, system } = process.cpuUsage(began);
  const players = playersOf(standingOf(result));
  const pairs = players.flatMap((player) => {
    const theirs = table.get(player.name) ?? sameRule(table, player.name);
    if (!theirs) return [];
    const difference = player.score - theirs.score;
    return [
      { player, theirs, difference, z: difference / Math.sqrt(player.error + medianVariance(player) + ROUNDING) },
    ];
  });
  const worst = pairs.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, 10);
  const beyond = pairs.filter(({ z }) => Math.abs(z) > BOUND).map(({ player }) => player.name);
  const within = (limit: number): number => pairs.filter(({ z }) => Math.abs(z) <= limit).length;
  const fixed = (value: number, digits = 4): number => Number(value.toFixed(digits));
  return {
    setting: name,
    repetitions,
    players: pairs.length,
    unmatched: players.filter(({ name }) => !table.has(name) && !sameRule(table, name)).map(({ name }) => name),
    cpuSeconds: fixed((user + system) / 1e6, 1),
    rankCorrelation: fixed(
      correlation(ranksOf(pairs.map(({ player }) => player.score)), ranksOf(pairs.map(({ theirs }) => theirs.score))),
      6,
    ),
    scoreCorrelation: fixed(
      correlation(
        pairs.map(({ player }) => player.score),
        pairs.map(({ theirs }) => theirs.score),
      ),
      6,
    ),
    rootMeanSquareZ: fixed(Math.sqrt(pairs.reduce((sum, { z }) => sum + z * z, 0) / pairs.length), 2),
    attainable: fixed(
      attainable(players, ({ error }) => error),
      6,
    ),
    attainableWithoutError: fixed(
      attainable(players, () => 0),
      6,
    ),
    exactPairs: `${result.exact.reduce((sum, each) => sum + each, 0)} of ${result.exact.length}`,
    beyond,
    within2: within(2),
    within3: within(3),
    worst: worst.map(({ player, theirs, difference, z }) => ({
      name: player.name,
      ours: fixed(player.score),
      official: fixed(theirs.score),
      difference: fixed(difference),
      z: fixed(z, 1),
    })),
  };
}

const repetitions = Number(process.argv[2] ?? 10);
const settings = OFFICIALS.filter(({ name }) => !process.argv[3] || process.argv[3] === name);
for (const setting of settings) process.stdout.write(`${JSON.stringify(hold(setting, repetitions), null, 2)}\n`);
