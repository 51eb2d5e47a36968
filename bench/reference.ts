// The same work in the field's reference library (Python) and here, side by side, in processor time: the short
// field's round robin, 200 turns, one repetition, with every strategy that both have; and a generation of
// training, random machines of 8 states against that field. The Python part needs minutes. Prints JSON, asserts
// nothing; where Python has no such library, it says "skipped". The interpreter: STRATAGEM_PYTHON, else python3.
// Run: npx node bench/reference.ts [machines measured in Python, of 40] [of how many pairs Python plays one, default 1:
// the tournament itself; else matches alone, the time multiplied, which leaves out what a tournament adds to them]

import { spawnSync } from 'node:child_process';
import { playTournament } from '#lib/engine/gathering.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { fieldScores } from '#lib/engine/scores.ts';
import { actionOf } from '#lib/game/action.ts';
import { stream } from '#lib/game/random.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { clock, field, figure, quantile, timed } from './measure.ts';

const python = process.env.STRATAGEM_PYTHON ?? 'python3';
const measured = Number(process.argv[2] ?? 2);
const every = Number(process.argv[3] ?? 1);
const POPULATION = 40;

/** Reads the strategies' names and some machines; prints the names it has and the seconds it took. */
const SCRIPT = `
import json, os, sys, tempfile, time
import axelrod as axl
wanted = json.load(sys.stdin)
kinds = {kind.name: kind for kind in axl.strategies}
names = [name for name in wanted["names"] if name in kinds]
players = [kinds[name]() for name in names]
every = wanted["every"]
if every == 1:
    tournament = axl.Tournament(players, turns=wanted["turns"], repetitions=1, seed=1)
    file = os.path.join(tempfile.mkdtemp(), "interactions.csv")
    start = time.process_time()
    tournament.play(progress_bar=False, build_results=False, filename=file)
    robin = time.process_time() - start
else:
    pairs = [(kinds[a](), kinds[b]()) for i, a in enumerate(names) for b in names[i:]]
    chosen = pairs[every // 2::every]
    start = time.process_time()
    for pair in chosen:
        axl.Match(pair, turns=wanted["turns"], seed=1).play()
    robin = (time.process_time() - start) * len(pairs) / len(chosen)
moves = {"C": axl.Action.C, "D": axl.Action.D}
start = time.process_time()
for transitions, opening in wanted["machines"]:
    rows = [(state, moves[seen], after, moves[reply]) for state, seen, after, reply in transitions]
    for player in players:
        machine = axl.FSMPlayer(transitions=rows, initial_state=0, initial_action=moves[opening])
        axl.Match((machine, player), turns=wanted["turns"], seed=1).play()
training = time.process_time() - start
print(json.dumps({"version": axl.__version__, "names": names, "robin": robin, "training": training}))
`;

interface Measured {
  readonly version: string;
  readonly names: readonly string[];
  /** Seconds. */
  readonly robin: number;
  readonly training: number;
}

/** A machine's transitions as [state, the opponent's move, next state, reply], and its opening move. */
function rowsOf({ next, output, opening }: Mealy): readonly [(readonly [number, string, number, string])[], string] {
  const rows = [...next].map((after, cell) => [cell >> 1, actionOf(cell & 1), after, actionOf(output[cell]!)] as const);
  return [rows, opening];
}

function main(): object {
  if (spawnSync(python, ['-c', 'import axelrod']).status !== 0) {
    return { skipped: `${python} cannot import axelrod; name an interpreter that can in STRATAGEM_PYTHON.` };
  }
  const rules = DEFAULT_RULES;
  const roster = field(rules);
  // The reference's names are those of the strategies without their parameters.
  const plain = (name: string): string => name.replace(/:.*/, '');
  const random = stream(11);
  const population = Array.from({ length: POPULATION }, () => randomMachine(random, 8));
  const input = JSON.stringify({
    names: roster.map(({ name }) => plain(name)),
    turns: rules.turns,
    every,
    machines: population.slice(0, measured).map(rowsOf),
  });
  const ran = spawnSync(python, ['-W', 'ignore', '-c', SCRIPT], { input, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The reference library failed: ${ran.stderr.slice(-500)}`);
  const theirs = JSON.parse(ran.stdout) as Measured;
  const both = new Set(theirs.names);
  const shared = roster.filter(({ name }) => both.has(plain(name)));

  const robin = Array.from(
    { length: 12 },
    (_, seed) => timed(() => playTournament(shared, { rules, repetitions: 1, seed, exact: false })).ms / 1000,
  );
  const sampling = { repetitions: 1, seed: 1, exact: false };
  const training = Array.from({ length: 6 }, () => {
    const start = clock();
    fieldScores(
      population.map((machine) => ({ kind: 'fsm', machine })),
      shared,
      rules,
      sampling,
    );
    return (clock() - start) / 1000;
  });
  return {
    reference: theirs.version,
    pairsMeasured: `1 of ${every}`,
    strategies: shared.length,
    roundRobin: beside(theirs.robin, robin),
    trainingGeneration: beside((theirs.training * POPULATION) / measured, training),
  };
}

/** Seconds of both; the first run fills tables and warms up. */
function beside(reference: number, ours: readonly number[]): object {
  const usual = quantile(ours.slice(1), 0.5);
  return {
    referenceSeconds: figure(reference),
    firstSeconds: figure(ours[0]!),
    usualSeconds: figure(usual),
    timesFasterFirst: Math.round(reference / ours[0]!),
    timesFaster: Math.round(reference / usual),
  };
}

process.stdout.write(`${JSON.stringify(main(), null, 2)}\n`);
