import { cooperationOpenLoop, openLoopInfo, playOpenLoop, type OpenLoop } from '#lib/engine/openloop.ts';
import type { Behaviour } from '#lib/game/automaton.ts';
import { problem, StratagemError, type Problem } from '#lib/game/problem.ts';
import { bound } from '#lib/library/applied.ts';
import { withTeam } from '#lib/library/meta-players.ts';
import { fullName } from '#lib/library/naming.ts';
import { EXIT, note, printJson, type Command } from './command.ts';
import { behaviourOf, readStrategy, type Given } from './contender.ts';
import { readText } from './input.ts';

interface Case extends OpenLoop {
  readonly strategy: string;
  /** The team of a meta player; null for its own. */
  readonly team: readonly string[] | null;
  readonly samples: number | null;
  readonly seed: number;
}

/** `stratagem trace CASES.json`: open-loop play, for holding strategies against recorded play. */
export const traceCommand: Command = {
  name: 'trace',
  usage: 'CASES.json',
  details: [
    'CASES.json is an array of {strategy, opponent: "CCD...", flips: [turns from 0 on which noise flips the',
    "strategy's move], length: number told to the strategy or null, noise: level told, samples?: n, seed?: n,",
    'team?: [names, for a meta player]}.',
    'The same array is printed with `player` (the moves) or, with samples, `cooperation` (per turn, the share of',
    'samples in which C was played) added.',
  ].join('\n'),
  options: {},
  positionals: [1, 1],
  async run([file]) {
    const cases = parseCases(await readText(file!), file!);
    const given = new Map<string, Given>();
    const printed: unknown[] = [];
    for (const [index, { raw, ...setting }] of cases.entries()) {
      const key = JSON.stringify([setting.strategy, setting.team]);
      const strategy = given.get(key) ?? (await contenderOf(setting, index));
      given.set(key, strategy);
      const make = (): Behaviour => behaviourOf(strategy, openLoopInfo(setting));
      if (setting.samples === null) printed.push({ ...raw, player: playOpenLoop(make(), setting, setting.seed) });
      else {
        const rates = cooperationOpenLoop(make, setting, setting.samples, setting.seed);
        printed.push({ ...raw, cooperation: [...rates] });
      }
      if ((index + 1) % 1000 === 0) note(`${index + 1} of ${cases.length} cases`);
    }
    printJson(printed);
    return EXIT.success;
  },
};

/** The strategy of a case, at the head of the case's team where it has one. */
async function contenderOf({ strategy, team }: Case, index: number): Promise<Given> {
  const leader = await readStrategy(strategy);
  if (team === null) return leader;
  const members = await Promise.all(team.map(readStrategy));
  const records = members.flatMap((member) => (member.kind === 'library' ? [bound(member.strategy)] : []));
  try {
    if (leader.kind === 'machine') throw new Error(`A machine takes no team.`);
    if (records.length < members.length) throw new Error('A team is made of strategies of the library.');
    const record = withTeam(leader.strategy.record.id, records);
    return { kind: 'library', name: fullName(record), strategy: { record, parameters: {}, name: fullName(record) } };
  } catch (error) {
    const message = `Case ${index}: ${(error as Error).message}`;
    throw new StratagemError(problem('trace/bad-case', message, { path: String(index) }));
  }
}

function parseCases(text: string, file: string): (Case & { raw: object })[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StratagemError(problem('trace/not-json', `${file} is not JSON: ${(error as Error).message}.`));
  }
  if (!Array.isArray(value))
    throw new StratagemError(problem('trace/not-an-array', `${file} must hold an array of cases.`));
  const problems: Problem[] = [];
  const cases = value.map((raw: unknown, index) => readCase(raw, index, problems));
  if (problems.length > 0) throw new StratagemError(problems);
  return cases as (Case & { raw: object })[];
}

function readCase(raw: unknown, index: number, problems: Problem[]): (Case & { raw: object }) | null {
  const wrong = (what: string): void => {
    problems.push(problem('trace/bad-case', `Case ${index}: ${what}`, { path: String(index) }));
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    wrong('it must be an object.');
    return null;
  }
  const {
    strategy,
    opponent,
    flips = [],
    length = null,
    noise = 0,
    samples = null,
    seed = 0,
    team = null,
  } = raw as Record<string, unknown>;
  if (typeof strategy !== 'string') wrong('"strategy" must be the name of a strategy.');
  if (typeof opponent !== 'string' || !/^[CD]*$/.test(opponent)) wrong('"opponent" must be a string of C and D.');
  if (!Array.isArray(flips) || !flips.every((turn) => Number.isInteger(turn) && turn >= 0)) {
    wrong('"flips" must be an array of turns, counted from 0.');
  }
  if (length !== null && !(Number.isInteger(length) && (length as number) >= -1)) {
    wrong('"length" must be a number of turns, -1 for unknown, or null for infinite.');
  }
  if (typeof noise !== 'number' || !(noise >= 0 && noise <= 1)) wrong('"noise" must be a number from 0 to 1.');
  if (samples !== null && !(Number.isInteger(samples) && (samples as number) >= 1))
    wrong('"samples" must be a whole number from 1.');
  if (team !== null && !(Array.isArray(team) && team.length > 0 && team.every((name) => typeof name === 'string'))) {
    wrong('"team" must be an array of names of strategies.');
  }
  if (!Number.isSafeInteger(seed)) wrong('"seed" must be a whole number.');
  return { strategy, opponent, flips, length, noise, samples, seed, team, raw } as Case & { raw: object };
}
