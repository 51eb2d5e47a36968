import { playMatch } from '#lib/engine/play.ts';
import { matchInfo } from '#lib/engine/rules.ts';
import { EXIT, JSON_OPTION, print, printJson, type Command } from './command.ts';
import { behaviourOf, readStrategy } from './contender.ts';
import { numberOption } from './input.ts';
import { RULE_OPTIONS, readRules } from './rule-options.ts';

/** `stratagem play A B`: one match, its moves and scores. */
export const playCommand: Command = {
  name: 'play',
  usage: 'A B [--turns N] [--ending P] [--noise P] [--seed N] [--json]',
  options: { ...RULE_OPTIONS, seed: { type: 'string', value: 'N', help: 'seed of all chance (1)' }, ...JSON_OPTION },
  positionals: [2, 2],
  async run([first, second], values) {
    const rules = readRules(values);
    const seed = numberOption('seed', values['seed'], 1, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true });
    const [a, b] = [await readStrategy(first!), await readStrategy(second!)];
    const info = matchInfo(rules);
    const match = playMatch(behaviourOf(a, info), behaviourOf(b, info), rules, seed);
    if (values['json'] === true) {
      printJson({ players: [a.name, b.name], ...match });
      return EXIT.success;
    }
    const width = Math.max(a.name.length, b.name.length);
    for (let from = 0; from < match.turns; from += 80) {
      const label = `turn ${from + 1}`;
      print(`${label.padEnd(width)}\n${a.name.padEnd(width)}  ${match.own.slice(from, from + 80)}`);
      print(`${b.name.padEnd(width)}  ${match.opponent.slice(from, from + 80)}\n`);
    }
    const perTurn = (score: number): string => `${score} points, ${(score / match.turns).toFixed(3)} per turn`;
    print(`${a.name.padEnd(width)}  ${perTurn(match.score)}\n${b.name.padEnd(width)}  ${perTurn(match.opponentScore)}`);
    const flips = match.ownFlips.length + match.opponentFlips.length;
    if (flips > 0) print(`Noise flipped ${flips} of ${2 * match.turns} moves.`);
    return EXIT.success;
  },
};
