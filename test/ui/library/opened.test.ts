import { describe, expect, it } from 'vitest';
import { printXState, parseXState } from '#lib/formats/xstate.ts';
import { unwrap } from '#lib/game/problem.ts';
import { machineIn } from '#lib/library/machine-in.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { documentOf, reasonAgainst, statesText, type Openable } from '#lib/ui/library/opened.ts';
import { parameterProblem, rangeText, readParameter } from '#lib/ui/library/parameters.ts';
import type { Parameter } from '#lib/library/strategy.ts';

const openable = (name: string) => {
  const strategy = unwrap(findStrategy(name));
  return documentOf(strategy, machineIn(strategy) as Openable);
};

describe('documentOf', () => {
  it('is a machine that a file can hold, and says what it is true of', () => {
    const document = openable('First by Davis: 4');
    expect(document).toMatchObject({ id: 'first-by-davis-4', name: 'First by Davis: 4' });
    expect(document.description).toMatch(/smallest machine that plays exactly like it without noise/);
    expect(unwrap(parseXState(printXState(document))).machine).toEqual(document.machine);
  });

  it('says for how many turns it holds where it is not for ever', () => {
    const document = openable('Omega TFT');
    expect(document.name).toBe('Omega TFT: 3, 8, 14 turns');
    expect(document.description).toMatch(/no end of them.*for the first 14 turns/);
    expect(openable('Prober 4').description).toMatch(/exact machine has 148 states/);
  });

  it('tells why there is none', () => {
    expect(reasonAgainst({ kind: 'none', reason: 'chance' })).toMatch(/by chance/);
    expect(reasonAgainst({ kind: 'none', reason: 'team' })).toMatch(/team/);
    expect(reasonAgainst({ kind: 'large', states: 99 })).toMatch(/99 states/);
    expect([statesText(1), statesText(2)]).toEqual(['1 state', '2 states']);
  });
});

describe('parameters', () => {
  const share: Parameter = { name: 'p', description: '', kind: 'number', default: 0.5, min: 0, max: 1 };
  const count: Parameter = { name: 'n', description: '', kind: 'integer', default: 1, min: 1, max: Infinity };
  const moves: Parameter = { name: 'm', description: '', kind: 'actions', default: 'DD', minLength: 1 };

  it.each([
    [share, '0.25', 0.25],
    [share, '1.5', null],
    [share, '', null],
    [count, '3', 3],
    [count, '2.5', null],
    [moves, '(c, d)', 'CD'],
    [moves, '', null],
    [moves, 'CX', null],
  ])('%o of %j', (parameter, text, value) => {
    expect(readParameter(parameter, text)).toBe(value);
    expect(parameterProblem(parameter, text) === null).toBe(value !== null);
  });

  it('refuses with the range', () => {
    expect(parameterProblem(share, '7')).toBe('p cannot be “7”. It is a number from 0 to 1.');
    expect(rangeText(count)).toBe('a whole number from 1');
    expect(rangeText(moves)).toBe('1 or more moves C and D');
  });
});
