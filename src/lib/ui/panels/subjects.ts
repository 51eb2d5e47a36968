// What a machine can be compared with: another machine, a strategy whose states were not followed to an end, or
// the reason why neither is there, in words that a student understands.

import type { Automaton, MatchInfo } from '../../game/automaton.ts';
import { STANDARD_PAYOFFS } from '../../game/payoffs.ts';
import type { NamedStrategy } from '../../library/naming.ts';
import { extract } from '../../machine/extract.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Mealy } from '../../machine/mealy.ts';
import { toMealy } from '../../machine/validate.ts';

/** A name with what stands behind it. */
export type Subject = { readonly name: string } & (
  | { readonly kind: 'machine'; readonly machine: Mealy }
  /** Without end of states, or with more than are followed; chance was not met so far. */
  | { readonly kind: 'endless'; readonly automaton: Automaton }
  /** Nothing to compare with. */
  | { readonly kind: 'none'; readonly why: string }
);

/** Machines are compared as they play without noise, in a match whose length nobody knows. */
const INFO: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };

/** States looked at before a strategy counts as not finite. */
export const CAP = 4096;

/** A strategy of the library: as a finite machine where it is one. */
export function subjectOfStrategy({ record, parameters, name }: NamedStrategy): Subject {
  const none = (why: string): Subject => ({ name, kind: 'none', why });
  const behaviour = record.create(parameters, INFO);
  if (behaviour.kind !== 'automaton') {
    return none(
      record.classification.stochastic
        ? byChance(name)
        : `${name} is written as a program without a list of its states, so there is no finite machine to compare with.`,
    );
  }
  const extracted = extract(behaviour.automaton, CAP);
  if (extracted.ok) return { name, kind: 'machine', machine: extracted.machine };
  if (extracted.reason === 'stochastic') return none(byChance(name));
  return { name, kind: 'endless', automaton: behaviour.automaton };
}

/** Why a strategy that plays by chance is not compared. */
export function byChance(name: string): string {
  return `${name} draws lots: after one history it may play either move, so it is no machine of this kind.`;
}

/** A drawn or pasted machine. */
export function subjectOfDocument({ name, machine }: MachineDocument): Subject {
  const parsed = toMealy(machine);
  if (parsed.ok) return { name, kind: 'machine', machine: parsed.value };
  return { name, kind: 'none', why: `${name} is not complete. ${parsed.problems[0]!.message}` };
}
