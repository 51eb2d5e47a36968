import { describe, expect, it } from 'vitest';
import { parseField } from '#lib/engine/field.ts';
import { allStrategies } from '#lib/library/registry.ts';
import {
  factsField,
  families,
  familyField,
  handField,
  PRESETS,
  strategyNames,
  wayOf,
  fieldLabel,
  type Facts,
} from '#lib/ui/tournament/fields.ts';

function count(field: string): number {
  const read = parseField(field, allStrategies());
  // A filter that nobody fits is refused; every other problem is a fault of the expression.
  if (!read.ok && read.problems.every(({ message }) => message.startsWith('No strategy of the library fits'))) return 0;
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
  return read.value.length;
}

describe('every way to choose a field ends in an expression that holds somebody', () => {
  it.each(PRESETS)('$field', ({ field }) => expect(count(field)).toBeGreaterThan(1));

  it.each(families())('family %s', (family) => {
    expect(count(familyField(family))).toBe(allStrategies().filter((record) => record.family === family).length);
  });

  it('by facts, as the records have them', () => {
    const memories: Facts['memory'][] = [null, '0', '1', '2', '3', 'finite', 'infinite'];
    const either = [null, true, false];
    for (const memory of memories) {
      for (const stochastic of either) {
        for (const usesPayoffs of either) {
          const facts: Facts = { memory, stochastic, usesPayoffs, usesLength: stochastic };
          const wanted = allStrategies().filter(({ classification: c }) => {
            const depth = c.memoryDepth ?? Infinity;
            const fits =
              memory === null ||
              (memory === 'finite'
                ? depth < Infinity
                : memory === 'infinite'
                  ? depth === Infinity
                  : depth <= Number(memory));
            return (
              fits &&
              (stochastic === null || (c.stochastic === stochastic && c.usesLength === stochastic)) &&
              (usesPayoffs === null || c.usesPayoffs === usesPayoffs)
            );
          });
          const none = memory === null && stochastic === null && usesPayoffs === null;
          expect(count(factsField(facts)), factsField(facts)).toBe(none ? 222 : wanted.length);
        }
      }
    }
  });

  it('by hand, whatever the names hold', () => {
    expect(count(handField(strategyNames()))).toBe(240);
  });

  it('is shown by the way that it came', () => {
    expect([wayOf('first'), wayOf(familyField('Tit For Tat')), wayOf('memory <= 1'), wayOf('Grudger')]).toEqual([
      'named',
      'family',
      'written',
      'written',
    ]);
    expect([fieldLabel('first'), fieldLabel(familyField('Tit For Tat')), fieldLabel('memory <= 1')]).toEqual([
      'first tournament',
      'Tit For Tat',
      'memory <= 1',
    ]);
  });
});
