// Strategy transformers: ways to make a new strategy of any other, as the field uses them (fingerprints need
// Joss-Ann and dual). `transform` gives a record whose name, parameters and facts follow from the strategy's.
// Transformers nest; the outermost acts last. Named and defined as in the reference library.

import { flip, type Action } from '../game/action.ts';
import type { Behaviour, MatchInfo } from '../game/automaton.ts';
import { lengthKnown } from './final-moves.ts';
import { lay, mapped, type Overlay } from './overlay.ts';
import { surely } from './rule.ts';
import type { Classification, StrategyRecord } from './strategy.ts';

/** A way to make a strategy of another. */
export interface Transformer {
  /** Word before the name; empty for none. */
  readonly prefix: string;
  /** Arguments as printed after the name; empty for none. */
  readonly printed: string;
  /** The facts of the new strategy. */
  reclassify(facts: Classification): Classification;
  wrap(behaviour: Behaviour, info: MatchInfo): Behaviour;
}

/** The strategy made of another by the transformer; it keeps the other's parameters. */
export function transform(record: StrategyRecord, transformer: Transformer): StrategyRecord {
  const { prefix, printed } = transformer;
  const before = prefix === '' ? '' : `${prefix} `;
  const after = printed === '' ? '' : `: ${printed}`;
  const id = `${before}${record.id}${after}`.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
  const { aliases: _aliases, ...rest } = record;
  return {
    ...rest,
    id: id.replace(/-$/, ''),
    name: before + record.name,
    fullName: before + (record.fullName ?? record.name) + after,
    family: 'Transformed',
    classification: transformer.reclassify(record.classification),
    description: `${record.description} Changed by the transformer ${prefix || 'without a name'}${after}.`,
    create: (parameters, info) => transformer.wrap(record.create(parameters, info), info),
  };
}

const unchanged = (facts: Classification): Classification => facts;

/** Memory depth at least `depth`; unbounded stays unbounded. */
function remembering(depth: number, facts: Classification): Classification {
  return { ...facts, memoryDepth: facts.memoryDepth === null ? null : Math.max(facts.memoryDepth, depth) };
}

/** Stochastic unless the probability is 0 or 1. */
function chancy(probability: number): (facts: Classification) => Classification {
  return probability === 0 || probability === 1 ? unchanged : (facts) => ({ ...facts, stochastic: true });
}

function overlaid<O>(
  prefix: string,
  printed: string,
  overlay: Overlay<O>,
  reclassify: (facts: Classification) => Classification = unchanged,
): Transformer {
  return { prefix, printed, reclassify, wrap: (behaviour) => lay(behaviour, overlay) };
}

function list(moves: readonly Action[]): string {
  return `[${moves.join(', ')}]`;
}

/** Plays the opposite. The strategy sees its moves as they were played. */
export const flipped: Transformer = overlaid(
  'Flipped',
  '',
  mapped((p) => 1 - p),
);

/** Against the same moves plays the opposite throughout: the strategy is also told the opposite of its moves. */
export const dual: Transformer = overlaid('Dual', '', { ...mapped((p) => 1 - p), tell: flip });

/** Plays the opposite with probability `noise`. */
export function noisy(noise: number): Transformer {
  return overlaid(
    'Noisy',
    String(noise),
    mapped((p) => p * (1 - noise) + (1 - p) * noise),
    chancy(noise),
  );
}

/** Turns a D into C with probability `p`. */
export function forgiving(p: number): Transformer {
  return overlaid(
    'Forgiving',
    String(p),
    mapped((proposed) => proposed + (1 - proposed) * p),
    chancy(p),
  );
}

/** Never defects before the opponent has. */
export const nice: Transformer = overlaid<boolean>('Nice', '', {
  initial: false,
  cooperate: (provoked, proposed) => (provoked ? proposed : 1),
  next: (provoked, _own, opponent) => provoked || opponent === 'D',
});

/** Opens with the given moves. */
export function initial(moves: readonly Action[]): Transformer {
  const overlay: Overlay<number> = {
    initial: 0,
    cooperate: (turn, proposed) => (turn < moves.length ? surely(moves[turn]!) : proposed),
    next: (turn) => Math.min(turn + 1, moves.length),
  };
  return overlaid('Initial', list(moves), overlay, (facts) => remembering(moves.length, facts));
}

/** Closes a match of known length with the given moves, aligned to its end. */
export function final(moves: readonly Action[]): Transformer {
  return {
    prefix: 'Final',
    printed: list(moves),
    reclassify: (facts) => {
      const remembers = remembering(moves.length, facts);
      return moves.length === 0 ? remembers : { ...remembers, usesLength: true };
    },
    wrap(behaviour, info) {
      if (!lengthKnown(info)) return behaviour;
      const from = info.length - moves.length;
      return lay<number>(behaviour, {
        initial: 0,
        cooperate: (turn, proposed) => (turn >= from && turn < info.length ? surely(moves[turn - from]!) : proposed),
        next: (turn) => Math.min(turn + 1, info.length),
      });
    },
  };
}

/** Cooperates after two rounds in which the players have taken turns to exploit each other. */
export const deadlockBreaking: Transformer = overlaid<{ readonly last: string; readonly locked: boolean }>(
  'DeadlockBreaking',
  '',
  {
    initial: { last: '', locked: false },
    cooperate: ({ locked }, proposed) => (locked ? 1 : proposed),
    next({ last }, own, opponent) {
      const crossed = own === opponent ? '' : own;
      return { last: crossed, locked: crossed !== '' && last !== '' && last !== crossed };
    },
  },
);

/** Defects once the opponent has defected more than `most` times. */
export function grudging(most: number): Transformer {
  return overlaid<number>('Grudging', String(most), {
    initial: 0,
    cooperate: (defections, proposed) => (defections > most ? 0 : proposed),
    next: (defections, _own, opponent) => (opponent === 'D' ? Math.min(defections + 1, most + 1) : defections),
  });
}

/**
 * Cooperates whenever the own last moves are `own` and the opponent's are `opponent`, two lists of the same
 * length, at least 1. The state is how many rounds of the pattern the latest rounds match
 * (Knuth, Morris and Pratt 1977).
 */
export function apologizing(own: readonly Action[], opponent: readonly Action[]): Transformer {
  if (own.length === 0 || own.length !== opponent.length) {
    throw new Error(`An apology takes two lists of moves of one length, not of ${own.length} and ${opponent.length}.`);
  }
  const rounds = own.map((move, i) => move + opponent[i]!);
  /** The longest pattern start that is an end of the first `matched` rounds and one more. */
  const advance = (matched: number, round: string): number => {
    const seen = [...rounds.slice(0, matched), round];
    let length = Math.min(seen.length, rounds.length);
    while (length > 0 && !rounds.slice(0, length).every((wanted, i) => wanted === seen[seen.length - length + i]))
      length--;
    return length;
  };
  const table = new Map<string, number>();
  for (let matched = 0; matched <= rounds.length; matched++) {
    for (const round of ['CC', 'CD', 'DC', 'DD']) table.set(matched + round, advance(matched, round));
  }
  return overlaid<number>('Apologizing', `${list(own)}, ${list(opponent)}`, {
    initial: 0,
    cooperate: (matched, proposed) => (matched === rounds.length ? 1 : proposed),
    next: (matched, mine, theirs) => table.get(matched + mine + theirs)!,
  });
}

/**
 * C with probability `x`, D with probability `y`, else as the strategy does; both are scaled down to a sum of
 * 1 where they exceed it.
 */
export function jossAnn(x: number, y: number): Transformer {
  const scale = Math.max(1, x + y);
  const forC = x / scale;
  const own = Math.max(0, 1 - forC - y / scale);
  const fixed = forC === 1 || y / scale === 1;
  return overlaid(
    'Joss-Ann',
    `(${x}, ${y})`,
    mapped((proposed) => forC + own * proposed),
    (facts) =>
      fixed
        ? { ...facts, memoryDepth: 0, stochastic: false, longRun: false, usesPayoffs: false, usesLength: false }
        : { ...facts, stochastic: true },
  );
}

interface Debt {
  /** Defections still owed after the coming turn. */
  readonly owed: number;
  readonly paying: boolean;
}

/** Pays each defection of the opponent back with `times` defections, at least 1; debts add up. */
export function retaliating(times: number): Transformer {
  const overlay: Overlay<Debt> = {
    initial: { owed: 0, paying: false },
    cooperate: ({ paying }, proposed) => (paying ? 0 : proposed),
    next({ owed }, _own, opponent) {
      if (opponent === 'D') return { owed: owed + times - 1, paying: true };
      return owed > 0 ? { owed: owed - 1, paying: true } : { owed: 0, paying: false };
    },
  };
  return overlaid('Retaliating', String(times), overlay, (facts) => remembering(times, facts));
}

/** Defects after a defection of the opponent, until it cooperates. */
export const retaliateUntilApology: Transformer = overlaid<Action>(
  'RUA',
  '',
  {
    initial: 'C',
    cooperate: (last, proposed) => (last === 'D' ? 0 : proposed),
    next: (_last, _own, opponent) => opponent,
  },
  (facts) => remembering(1, facts),
);
