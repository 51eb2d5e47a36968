// What a machine can be compared with: a strategy of the library as the machine it is, or the reason why it
// is none, in words that a student understands.

import type { MatchInfo } from '../../game/automaton.ts';
import { STANDARD_PAYOFFS } from '../../game/payoffs.ts';
import type { NamedStrategy } from '../../library/naming.ts';
import { extract } from '../../machine/extract.ts';
import type { MachineDocument } from '../../machine/document.ts';
import type { Mealy } from '../../machine/mealy.ts';
import { toMealy } from '../../machine/validate.ts';

/** A name with its machine, or why there is none. */
export type Subject = { readonly name: string } & (
  { readonly machine: Mealy; readonly why: null } | { readonly machine: null; readonly why: string }
);

/** Machines are compared as they play without noise, in a match whose length nobody knows. */
const INFO: MatchInfo = { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 };

/** States looked at before a strategy counts as not finite. */
const CAP = 4096;

/** A strategy of the library as a finite machine. */
export function subjectOfStrategy({ record, parameters, name }: NamedStrategy): Subject {
  const none = (why: string): Subject => ({ name, machine: null, why });
  const byChance = `${name} draws lots: after one history it may play either move, so it is no machine of this kind.`;
  const behaviour = record.create(parameters, INFO);
  if (behaviour.kind !== 'automaton') {
    return none(
      record.classification.stochastic
        ? byChance
        : `${name} is written as a program without a list of its states, so there is no finite machine to compare with.`,
    );
  }
  const extracted = extract(behaviour.automaton, CAP);
  if (extracted.ok) return { name, machine: extracted.machine, why: null };
  return none(
    extracted.reason === 'stochastic'
      ? byChance
      : `${name} remembers more than any finite machine, or more than ${CAP} states: its play was followed that far and had not closed.`,
  );
}

/** A drawn or pasted machine. */
export function subjectOfDocument({ name, machine }: MachineDocument): Subject {
  const parsed = toMealy(machine);
  if (parsed.ok) return { name, machine: parsed.value, why: null };
  return { name, machine: null, why: `${name} is not complete. ${parsed.problems[0]!.message}` };
}
