// Every match of a tournament as CSV, in the columns of the field's reference library (Axelrod 4.13): two rows a
// match, one for each seat, in the order of pairs and repetitions. Text comes in blocks, so that a file of any size
// can be written with little memory.

import { outcomes, swapped, TALLY } from '../engine/tally.ts';
import type { Recording } from '../engine/recording.ts';
import type { MatchRules } from '../engine/rules.ts';
import { pairAt } from '../engine/tournament.ts';
import { csvField, real } from './summary.ts';

/** The header line. */
export const INTERACTIONS_HEADER = `${[
  ...['Interaction index', 'Player index', 'Opponent index', 'Repetition', 'Player name', 'Opponent name', 'Actions'],
  ...['Score', 'Score difference', 'Turns', 'Score per turn', 'Score difference per turn', 'Win'],
  ...['Initial cooperation', 'Cooperation count', 'CC count', 'CD count', 'DC count', 'DD count'],
  ...['CC', 'CD', 'DC', 'DD'].flatMap((state) => [`${state} to C count`, `${state} to D count`]),
  'Good partner',
].join(',')}\n`;

/** Characters in a block of rows, roughly. */
const BLOCK = 65_536;

/** The rows of a recording, in blocks of lines. */
export function* interactionRows(
  recording: Recording,
  {
    names,
    rules,
    repetitions,
  }: {
    readonly names: readonly string[];
    readonly rules: MatchRules;
    readonly repetitions: number;
  },
): Generator<string, void> {
  const fields = names.map(csvField);
  let block = '';
  let at = 0;
  for (const [match, turns] of recording.turns.entries()) {
    const pair = recording.from + Math.floor(match / repetitions);
    const repetition = match % repetitions;
    const [i, j] = pairAt(names.length, pair);
    const played = recording.outcomes.subarray(at, (at += turns));
    const tally = tallyOf(played);
    const start = (own: number, opponent: number): string =>
      `${pair * repetitions + repetition},${own},${opponent},${repetition},${fields[own]},${fields[opponent]}`;
    block += `${start(i, j)},${moves(played, 1)},${figures(tally, rules)}\n`;
    block += `${start(j, i)},${moves(played, 0)},${figures(swapped(tally), rules)}\n`;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}

const ascii = new TextDecoder();

/** One seat's moves: its bit of each outcome. */
function moves(played: Uint8Array, bit: 0 | 1): string {
  return ascii.decode(played.map((outcome) => 67 + ((outcome >> bit) & 1)));
}

function tallyOf(played: Uint8Array): Float64Array {
  const tally = new Float64Array(TALLY);
  tally[played[0]!]! += 1;
  for (let t = 1; t < played.length; t++) tally[4 + 4 * played[t - 1]! + played[t]!]! += 1;
  return tally;
}

/** The columns after the moves. */
function figures(tally: Float64Array, { payoffs: { R, S, T, P } }: MatchRules): string {
  const [cc, cd, dc, dd] = outcomes(tally);
  const turns = cc + cd + dc + dd;
  const score = cc * R + cd * S + dc * T + dd * P;
  const difference = (dc - cd) * (T - S);
  const replies = [0, 1, 2, 3].flatMap((x) => {
    const from = 4 + 4 * x;
    return [tally[from]! + tally[from + 1]!, tally[from + 2]! + tally[from + 3]!];
  });
  return [
    ...[score, difference, turns, real(score / turns), real(difference / turns), difference > 0 ? 1 : 0],
    ...[tally[0]! + tally[1]! > 0 ? 'True' : 'False', cc + cd, cc, cd, dc, dd],
    ...replies,
    cd >= dc ? 1 : 0,
  ].join(',');
}
