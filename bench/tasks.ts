// The four tasks by which the engine's speed is judged, in processor time and in moves per second (a turn has two
// moves): the short field's round robin sampled and exact, the rank of one machine, one generation of training;
// and which strategies a round robin's time goes to. Prints JSON, asserts nothing.
// Run: npx node bench/tasks.ts [edits] [noise ...]

import { LiveRank, standingOf, standingSetting } from '#lib/engine/candidate.ts';
import type { Contender } from '#lib/engine/contender.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { meet } from '#lib/engine/meet.ts';
import { finishJob } from '#lib/engine/job.ts';
import { rankJob } from '#lib/engine/rank-job.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { fieldScores } from '#lib/engine/scores.ts';
import { pairCount } from '#lib/engine/tournament.ts';
import { stream } from '#lib/game/random.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { clock, edited, evolved16, field, figure, quantile, timed } from './measure.ts';

const [edits = 100, ...noises] = process.argv.slice(2).map(Number);

/** A task's figures from the time of each run: the first fills tables and warms up, the others are as a rule. */
function report(moves: number, times: readonly number[]): object {
  const [first, ...rest] = times;
  const median = quantile(rest.length > 0 ? rest : times, 0.5);
  return {
    moves,
    firstMs: figure(first!),
    medianMs: figure(median),
    leastMs: figure(Math.min(...times)),
    millionMovesPerSecond: figure(moves / median / 1000),
  };
}

const movesOf = (matches: number): number => 2 * DEFAULT_RULES.turns * matches;

function roundRobin(rules: MatchRules): object {
  const roster = field(rules);
  const times = Array.from(
    { length: 12 },
    (_, seed) => timed(() => playTournament(roster, { rules, repetitions: 1, seed, exact: false })).ms,
  );
  return { ...report(movesOf(pairCount(roster.length)), times), shares: shares(roster, rules) };
}

/** The strategies that take most of a round robin's time, in percent; a match's time is split between its two. */
function shares(roster: readonly Contender[], rules: MatchRules): Record<string, number> {
  const time = new Float64Array(roster.length);
  roster.forEach((a, i) => {
    roster.slice(i).forEach((b, k) => {
      const options = { repetitions: 1, exact: false, path: [i, i + k] };
      const start = performance.now();
      for (let seed = 0; seed < 3; seed++) meet(a, b, rules, { ...options, seed });
      const share = (performance.now() - start) / 2;
      time[i]! += share;
      time[i + k]! += share;
    });
  });
  const total = time.reduce((sum, each) => sum + each, 0);
  const most = [...time.keys()].sort((a, b) => time[b]! - time[a]!).slice(0, 12);
  return Object.fromEntries(most.map((k) => [roster[k]!.name, figure((100 * time[k]!) / total)]));
}

function exactRoundRobin(rules: MatchRules): object {
  const roster = field(rules);
  const setting = { rules, repetitions: 1, seed: 1, exact: true, wins: false };
  const { ms, result } = timed(() => playTournament(roster, setting));
  const share = result.exact.reduce((sum, flag) => sum + flag, 0) / result.exact.length;
  return { ...report(movesOf(pairCount(roster.length)), [ms]), exactShare: figure(share) };
}

function ranking(rules: MatchRules, which: 'all' | 'short'): object {
  const roster = field(rules, which);
  const standing = standingOf(
    playTournament(roster, standingSetting({ rules, repetitions: 1, seed: 1, exact: false })),
  );
  const { ms: preparing, result: live } = timed(() => new LiveRank(roster, standing));
  const random = stream(7);
  const base = evolved16();
  const first = timed(() => live.rank(base)).ms;
  const answers: number[] = [];
  const times = Array.from({ length: edits }, () => {
    const job = rankJob(live, edited(base, random));
    const early = timed(() => {
      while (job.done < job.first!) job.step();
      return job.result();
    }).ms;
    answers.push(early);
    return early + timed(() => finishJob(job)).ms;
  });
  return {
    opponents: roster.length,
    compilingMs: figure(preparing),
    firstMs: figure(first),
    edits,
    medianMsToFirstAnswer: figure(quantile(answers, 0.5)),
    p95MsToFirstAnswer: figure(quantile(answers, 0.95)),
    medianMs: figure(quantile(times, 0.5)),
    p95Ms: figure(quantile(times, 0.95)),
    millionMovesPerSecond: figure(movesOf(roster.length) / quantile(times, 0.5) / 1000),
  };
}

function generation(rules: MatchRules): object {
  const roster = field(rules);
  const random = stream(11);
  const sampling = { repetitions: 1, seed: 1, exact: false };
  const times = Array.from({ length: 6 }, () => {
    const population = Array.from({ length: 40 }, () => ({ kind: 'fsm', machine: randomMachine(random, 8) }) as const);
    const start = clock();
    fieldScores(population, roster, rules, sampling);
    return clock() - start;
  });
  return { machines: 40, opponents: roster.length, ...report(movesOf(40 * roster.length), times) };
}

const tasks = (noises.length > 0 ? noises : [0, 0.05]).map((noise) => {
  const rules = { ...DEFAULT_RULES, noise };
  return {
    noise,
    shortRoundRobin: roundRobin(rules),
    shortRoundRobinExact: exactRoundRobin(rules),
    rankInShort: ranking(rules, 'short'),
    rankInAll: ranking(rules, 'all'),
    trainingGeneration: generation(rules),
  };
});
process.stdout.write(`${JSON.stringify(tasks, null, 2)}\n`);
