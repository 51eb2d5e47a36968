// Whom the machine meets in a replay: a strategy of the library, a machine, a typed sequence of moves, or the
// user. An opponent that is a finite machine plays as an XState actor too, so that it can be drawn and lit:
// machines themselves, and coded strategies that turn out to be small ones (only without noise, since a machine
// of this kind never sees its own move flipped).

import { startPlayer, type Behaviour, type Player } from '../game/automaton.ts';
import { problem, type Parsed } from '../game/problem.ts';
import type { Random } from '../game/random.ts';
import { matchInfo, type MatchRules } from '../engine/rules.ts';
import { drawnDocuments } from '../library/machines.ts';
import { findStrategy } from '../library/registry.ts';
import type { MachineDocument } from '../machine/document.ts';
import { extract } from '../machine/extract.ts';
import { toDraft } from '../machine/mealy.ts';
import { toMealy } from '../machine/validate.ts';

/** An opponent as chosen. */
export type OpponentSpec =
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'machine'; readonly document: MachineDocument }
  /** Letters C and D, from the beginning again when they end. */
  | { readonly kind: 'sequence'; readonly moves: string }
  | { readonly kind: 'user' };

/** An opponent ready to play; `machine` is it as a drawing where it is a finite machine. */
export type Opponent = { readonly name: string } & (
  | { readonly kind: 'machine'; readonly machine: MachineDocument }
  | { readonly kind: 'player'; start(random: Random): Player }
  | { readonly kind: 'user' }
);

const MACHINES = drawnDocuments;

/** States up to which a coded strategy is played and drawn as a machine. */
const DRAWN_STATES = 16;

/** The opponent of a spec under these rules, or what is wrong with it. */
export function opponentOf(spec: OpponentSpec, rules: MatchRules): Parsed<Opponent> {
  switch (spec.kind) {
    case 'user':
      return ready({ kind: 'user', name: 'You' });
    case 'machine': {
      const { document } = spec;
      const complete = toMealy(document.machine);
      return complete.ok ? ready({ kind: 'machine', name: document.name, machine: document }) : complete;
    }
    case 'sequence':
      return sequence(spec.moves.toUpperCase().replaceAll(/[\s,]/g, ''));
    case 'library': {
      const found = findStrategy(spec.name);
      if (!found.ok) return found;
      const { record, parameters, name } = found.value;
      const behaviour = record.create(parameters, matchInfo(rules));
      const machine = MACHINES.find(({ id }) => id === record.id) ?? drawn(record.id, name, behaviour, rules);
      if (machine) return ready({ kind: 'machine', name, machine });
      return ready({ kind: 'player', name, start: (random) => startPlayer(behaviour, random) });
    }
  }
}

function sequence(moves: string): Parsed<Opponent> {
  if (!/^[CD]{1,10000}$/.test(moves)) {
    const message = 'The opponent’s moves must be one or more of the letters C and D, as in CCD.';
    return { ok: false, problems: [problem('replay/bad-sequence', message)] };
  }
  const start = (): Player => {
    let turn = 0;
    return {
      cooperate: () => (moves[turn % moves.length] === 'C' ? 1 : 0),
      observe: () => {
        turn++;
      },
    };
  };
  return ready({ kind: 'player', name: moves.length > 12 ? `${moves.slice(0, 12)}…` : moves, start });
}

/** The machine inside a coded strategy, where there is a small one that plays the same under these rules. */
function drawn(id: string, name: string, behaviour: Behaviour, rules: MatchRules): MachineDocument | null {
  if (rules.noise > 0 || behaviour.kind !== 'automaton') return null;
  const extracted = extract(behaviour.automaton, 256);
  if (!extracted.ok || extracted.machine.names.length > DRAWN_STATES) return null;
  return { id, name, description: '', origin: {}, machine: toDraft(extracted.machine), layout: {}, extra: {} };
}

function ready(value: Opponent): Parsed<Opponent> {
  return { ok: true, value, warnings: [] };
}
