// What was trained here, built from its numbers in the field's reference library (Python) and played there against that
// library's short field, beside the same matches here: mean score per turn with its standard error. Without noise every
// archetype's champion and the fourteenth to sixteenth of the field; with it our machine and the best network. Asserts
// nothing. The interpreter: STRATAGEM_PYTHON, else python3; it needs minutes for each strategy.
// Run: npx node bench/champions-in-reference.ts [0|0.05] [repetitions, 20] [strategy ...]

import { spawnSync } from 'node:child_process';
import { contender } from '#lib/engine/contender.ts';
import { meet } from '#lib/engine/meet.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { unwrap } from '#lib/game/problem.ts';
import champions from '#lib/library/trained/champions.json' with { type: 'json' };
import { trainedDocuments } from '#lib/library/machines.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { formToJson } from '#lib/training/form-json.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { field } from './measure.ts';

const PLAYED: Readonly<Record<string, readonly string[]>> = {
  '0': [
    ...['Stratagem HMM 5', 'Stratagem LookerUp 2_2_2', 'Stratagem Gambler 2_2_2', 'Stratagem ANN 5'],
    ...['Gradual', 'PSO Gambler 2_2_2 Noise 05', 'Winner12'],
  ],
  '0.05': ['Stratagem FSM 16 Noise 05', 'Evolved ANN 5 Noise 05'],
};

/** Reads strategies, by name or by their numbers; prints a line for each: name, mean score, standard error, opponents. */
const SCRIPT = `
import json, math, statistics, sys
import axelrod as axl
from axelrod.strategies.lookerup import Plays
wanted = json.load(sys.stdin)
moves = {"C": axl.Action.C, "D": axl.Action.D}
word = lambda text: tuple(moves[letter] for letter in text)
def build(name, form):
    if form is None:
        return next(kind for kind in axl.strategies if kind.name == name)()
    kind = form["kind"]
    if kind == "fsm":
        rows = [(int(s), moves[i], int(t), moves[o]) for s, c, x, d, y in form["rows"] for i, t, o in (("C", c, x), ("D", d, y))]
        return axl.FSMPlayer(transitions=rows, initial_state=int(form["start"]), initial_action=moves[form["opening"]])
    if kind == "hmm":
        return axl.HMMPlayer(form["onC"], form["onD"], form["emission"], form["start"], axl.Action.C)
    if kind == "ann":
        return axl.ANN(17, form["hidden"], form["weights"])
    depths = form["depths"]
    plays = Plays(depths["own"], depths["opponent"], depths["openings"])
    opening = word(form["initial"])
    if kind == "lookerup":
        return axl.LookerUp(pattern=word(form["pattern"]), parameters=plays, initial_actions=opening)
    return axl.Gambler(pattern=form["table"], parameters=plays, initial_actions=opening)
for name, form in wanted["strategies"]:
    means, errors = [], []
    for k, kind in enumerate(axl.short_run_time_strategies):
        if form is None and kind.name == name: continue
        pair = (build(name, form), kind())
        chance = wanted["noise"] > 0 or any(player.classifier["stochastic"] for player in pair)
        scores = []
        for repetition in range(wanted["repetitions"] if chance else 1):
            match = axl.Match(pair, turns=wanted["turns"], noise=wanted["noise"], seed=1000 * k + repetition)
            match.play()
            scores.append(match.final_score_per_turn()[0])
        means.append(statistics.mean(scores))
        errors.append(statistics.variance(scores) / len(scores) if len(scores) > 1 else 0)
    print(json.dumps([name, statistics.mean(means), math.sqrt(sum(errors)) / len(means), len(means)]), flush=True)
`;

const [noise = '0', repetitions = '20', ...named] = process.argv.slice(2);
const names = named.length > 0 ? named : (PLAYED[noise] ?? []);
const rules: MatchRules = { ...DEFAULT_RULES, noise: Number(noise) };

for (const name of names) {
  const here = playedHere(name);
  const there = playedThere(name);
  console.log(`${name}: here ${here}; there ${there}`);
}

/** The numbers of what was trained here, as the script takes them; null: the library has it by name. */
function numbersOf(name: string): object | null {
  const { record } = unwrap(findStrategy(name));
  const trained = Object.entries(champions).find(([id]) => id === record.id)?.[1];
  if (trained) {
    const kind =
      'onC' in trained ? 'hmm' : 'weights' in trained ? 'ann' : 'pattern' in trained ? 'lookerup' : 'gambler';
    return { ...trained, kind };
  }
  const document = trainedDocuments.find(({ id }) => id === record.id);
  if (!document) return null;
  return formToJson({ kind: 'fsm', machine: unwrap(toMealy(document.machine)) });
}

function playedHere(name: string): string {
  const candidate = contender({ kind: 'library', name }, rules, (wanted) => unwrap(findStrategy(wanted)));
  const others = field(rules).filter((other) => other.name !== candidate.name);
  const options = { repetitions: 100, seed: 1, exact: true, wins: false };
  const meetings = others.map((other, k) => meet(candidate, other, rules, { ...options, path: [k] }));
  const mean = meetings.reduce((sum, { score }) => sum + score, 0) / others.length;
  const variance = meetings.reduce((sum, { standardError }) => sum + standardError ** 2, 0);
  return print(mean, Math.sqrt(variance) / others.length, others.length);
}

function playedThere(name: string): string {
  const python = process.env.STRATAGEM_PYTHON ?? 'python3';
  const input = JSON.stringify({
    strategies: [[name, numbersOf(name)]],
    turns: rules.turns,
    noise: rules.noise,
    repetitions: Number(repetitions),
  });
  const { status, stdout, stderr } = spawnSync(python, ['-c', SCRIPT], { input, encoding: 'utf8' });
  if (status !== 0) return `skipped (${(stderr ?? `no ${python}`).trim().split('\n').at(-1)})`;
  const [, mean, error, opponents] = JSON.parse(stdout) as [string, number, number, number];
  return print(mean, error, opponents);
}

function print(mean: number, error: number, opponents: number): string {
  return `${mean.toFixed(4)} +- ${error.toFixed(4)} (${opponents} opponents)`;
}
