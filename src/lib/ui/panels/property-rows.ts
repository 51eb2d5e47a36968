// The properties of a machine as rows of the facts panel: a term, a verdict in words, a history that shows it.

import { absorbingSets } from '#lib/machine/components.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import { memoryDepth } from '#lib/machine/memory.ts';
import { properties, type Properties } from '#lib/machine/properties.ts';
import type { Term } from '../base/glossary.ts';
import { list } from './reasons.ts';

/** One property; `word` is a history of opponent moves that can be shown on the canvas. */
export interface PropertyRow {
  readonly term: Term;
  readonly verdict: string;
  readonly word: string | null;
}

/** Beyond this many states the exact properties take too long to follow every edit. */
export const MOST_STATES = 2000;

/** The rows for a complete machine. */
export function propertyRows(machine: Mealy): PropertyRow[] {
  const facts = properties(machine);
  const depth = memoryDepth(machine);
  const sets = absorbingSets(machine).filter((set) => set.length < machine.names.length);
  return [
    niceRow(facts),
    {
      term: 'provocable',
      verdict: facts.provocable.holds ? 'yes, as after' : 'no',
      word: facts.provocable.history,
    },
    forgivingRow(facts),
    { term: 'memory depth', verdict: depth === null ? 'infinite' : String(depth), word: null },
    againstItselfRow(facts),
    bestResponseRow(facts),
    ...(sets.length > 0
      ? [
          {
            term: 'absorbing' as const,
            verdict: sets
              .slice(0, 4)
              .map((set) => `{${list(set)}}`)
              .join(' '),
            word: null,
          },
        ]
      : []),
  ];
}

function niceRow({ nice }: Properties): PropertyRow {
  if (nice.holds) return { term: 'nice', verdict: 'yes, never defects first', word: null };
  if (nice.history === '') return { term: 'nice', verdict: 'no, opens with D', word: null };
  return { term: 'nice', verdict: 'no, defects first after', word: nice.history };
}

function forgivingRow({ forgiving, provocable }: Properties): PropertyRow {
  if (!forgiving.holds)
    return { term: 'forgiving', verdict: 'no, makes no lasting peace after', word: forgiving.history };
  if (!provocable.holds) return { term: 'forgiving', verdict: 'yes, never provoked', word: null };
  const turns = forgiving.turns ?? 0;
  const verdict =
    turns === 0
      ? 'yes, at the first C'
      : `yes, after at most ${turns} ${turns === 1 ? 'C' : 'C in a row'} answered with D`;
  return { term: 'forgiving', verdict, word: null };
}

function againstItselfRow({ againstItself: { own, cycle, tail } }: Properties): PropertyRow {
  const pairs = [...cycle.own].map((move, i) => move + cycle.opponent[i]!);
  const shown =
    pairs.length > 6
      ? `a cycle of ${pairs.length} turns`
      : [...new Set(pairs)].length === 1
        ? `always ${pairs[0]}`
        : pairs.join(' ');
  const later = tail.own.length > 0 ? ` from turn ${tail.own.length + 1}` : '';
  return { term: 'against itself', verdict: `${own.toFixed(3)} per turn, ${shown}${later}`, word: null };
}

function bestResponseRow({ bestResponse, exploitable }: Properties): PropertyRow {
  const { opponent, own, history, cycle } = bestResponse;
  const repeated = cycle.length > 12 ? `a cycle of ${cycle.length}` : cycle;
  const verdict = `${opponent.toFixed(3)} for the opponent, ${own.toFixed(3)} for it, by ${repeated} for ever`;
  return { term: exploitable ? 'exploitable cycle' : 'best response', verdict, word: history + cycle };
}
