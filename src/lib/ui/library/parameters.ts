// Parameters as they are typed: what a text means for one, and what is wrong with it.

import type { Parameter } from '../../library/strategy.ts';

/** The value of a text; null where it is out of range or none. */
export function readParameter(parameter: Parameter, text: string): number | string | null {
  const trimmed = text.trim();
  if (parameter.kind === 'actions') {
    const moves = trimmed.toUpperCase().replaceAll(/[\s,()]/g, '');
    return /^[CD]*$/.test(moves) && moves.length >= parameter.minLength ? moves : null;
  }
  const value = Number(trimmed);
  const whole = parameter.kind === 'number' || Number.isInteger(value);
  return trimmed !== '' && whole && value >= parameter.min && value <= parameter.max ? value : null;
}

/** What is wrong with a text, with the range; null where nothing is. */
export function parameterProblem(parameter: Parameter, text: string): string | null {
  if (readParameter(parameter, text) !== null) return null;
  return `${parameter.name} cannot be “${text.slice(0, 40)}”. It is ${rangeText(parameter)}.`;
}

/** The values that a parameter can have. */
export function rangeText(parameter: Parameter): string {
  if (parameter.kind === 'actions') {
    const { minLength } = parameter;
    return minLength === 0 ? 'moves C and D, or none' : `${minLength} or more moves C and D`;
  }
  const kind = parameter.kind === 'integer' ? 'a whole number' : 'a number';
  const [low, high] = [Number.isFinite(parameter.min), Number.isFinite(parameter.max)];
  if (low && high) return `${kind} from ${parameter.min} to ${parameter.max}`;
  if (low) return `${kind} from ${parameter.min}`;
  return high ? `${kind} up to ${parameter.max}` : kind;
}
