// A machine in a field: what the commands that judge one share. Its options, and the field without itself.

import type { ContenderSpec, TournamentSpec } from '#lib/engine/protocol.ts';
import type { Mealy } from '#lib/machine/mealy.ts';
import type { Options, Values } from './command.ts';
import { machineOf, readStrategy } from './contender.ts';
import { readField } from './field.ts';
import { numberOption } from './input.ts';
import { RULE_OPTIONS, readRules } from './rule-options.ts';

/** The field, the rules, and how matches are sampled that must be. */
export const FIELD_OPTIONS: Options = {
  field: { type: 'string', value: 'FIELD', help: 'the field (short)' },
  ...RULE_OPTIONS,
  repetitions: { type: 'string', value: 'N', help: 'matches of each pair of the field that must be sampled (20)' },
  seed: { type: 'string', value: 'N', help: 'seed of all chance (1)' },
};

/** The options of a usage line. */
export const FIELD_USAGE = '[--field FIELD] [--turns N] [--ending P] [--noise P] [--repetitions N] [--seed N]';

/** A machine and the field that it would join. */
export interface Candidate {
  readonly name: string;
  readonly machine: Mealy;
  readonly field: TournamentSpec;
}

/** Reads STRATEGY and the options; the strategy itself, where the field has it by name, is left out of the field. */
export async function readCandidate(argument: string, values: Values): Promise<Candidate> {
  const rules = readRules(values);
  const repetitions = numberOption('repetitions', values['repetitions'], 20, { min: 1, max: 1e6, whole: true });
  const seed = numberOption('seed', values['seed'], 1, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true });
  const { name, machine } = await machineOf(argument);
  const own = await readStrategy(argument);
  const isOwn = (spec: ContenderSpec): boolean => spec.kind === own.kind && spec.name === own.name;
  const members = await readField(typeof values['field'] === 'string' ? values['field'] : 'short');
  const contenders = members.filter((spec) => !isOwn(spec));
  return { name, machine, field: { contenders, rules, repetitions, seed, exact: true } };
}
