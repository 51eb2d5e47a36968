import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { recordsOfClasses } from '#lib/library/meta-pool.ts';
import { defaultParameters, fullName } from '#lib/library/naming.ts';
import { allStrategies, findStrategy, isLibraryMachine, namedStrategies } from '#lib/library/registry.ts';

interface Declared {
  readonly name: string;
  readonly stochastic: boolean;
  readonly longRun: boolean;
  readonly memoryDepth: number | null;
  readonly makesUseOf: readonly string[];
}

const declared = ['deterministic', 'stochastic'].flatMap(
  (file) =>
    JSON.parse(
      readFileSync(new URL(`../fixtures/traces/${file}.json`, import.meta.url), 'utf8'),
    ) as readonly Declared[],
);

describe('the registry', () => {
  it('has the 240 strategies of the reference, 222 of short run time and 18 of long', () => {
    const all = allStrategies();
    expect(all).toHaveLength(240);
    expect(all.filter((record) => record.classification.longRun)).toHaveLength(18);
  });

  it('has unique ids and names', () => {
    const named = namedStrategies();
    for (const key of [(r: (typeof named)[number]) => r.id, fullName])
      expect(new Set(named.map(key)).size).toBe(named.length);
  });

  it.each(namedStrategies().map((record) => [record.id, record] as const))('%s has every fact', (id, record) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [record.name, record.family, record.origin, record.description])
      expect(text.trim()).not.toBe('');
  });

  it('classifies as the reference does', () => {
    const compared = declared.flatMap((facts) => {
      const record = allStrategies().find((candidate) => fullName(candidate) === facts.name);
      return record ? [{ facts, found: record.classification }] : [];
    });
    expect(compared.length).toBeGreaterThan(220);
    for (const { facts, found } of compared) {
      expect({ name: facts.name, ...found }).toEqual({
        name: facts.name,
        memoryDepth: facts.memoryDepth,
        stochastic: facts.stochastic,
        longRun: facts.longRun,
        usesPayoffs: facts.makesUseOf.includes('game'),
        usesLength: facts.makesUseOf.includes('length'),
        inspectsOpponent: false,
      });
    }
  });

  it('can make every strategy and play it', () => {
    for (const record of namedStrategies()) {
      const behaviour = record.create(defaultParameters(record), { payoffs: STANDARD_PAYOFFS, length: 10, noise: 0 });
      const played = playOpenLoop(behaviour, { opponent: 'CDDCDCCDDC', flips: [3], length: 10, noise: 0 });
      expect(played, record.id).toMatch(/^[CD]{10}$/);
    }
  });

  it('finds the team of the meta players among the records', () => {
    expect(recordsOfClasses(allStrategies())).toHaveLength(217);
  });

  it('protects the machines that ship with the library', () => {
    expect(isLibraryMachine('evolved-fsm-8')).toBe(true);
    expect(isLibraryMachine('mine')).toBe(false);
  });
});

describe('findStrategy', () => {
  it.each([
    ['Tit For Tat', 'Tit For Tat'],
    ['tit-for-tat', 'Tit For Tat'],
    ['TitForTat', 'Tit For Tat'],
    ['GTFT: 0.3', 'GTFT: 0.3'],
    ['Omega TFT: 3, 8', 'Omega TFT: 3, 8'],
    ['Omega TFT: 4', 'Omega TFT: 4, 8'],
    ['General Soft Grudger: n=2', 'General Soft Grudger: 2, 4, 2'],
    ['Random: 0.1', 'Random: 0.1'],
  ])('reads %j', (text, name) => {
    expect(findStrategy(text)).toMatchObject({ ok: true, value: { name } });
  });

  it.each([
    ['Omega TFTT', /Did you mean "Omega TFT: 3, 8"/],
    ['GTFT: 7', /p takes a number from 0 to 1, not "7"/],
    ['Tit For Tat: 1', /takes no parameters/],
    ['Omega TFT: x=1', /has no parameter "x"/],
    ['qqqqqqqqqqqq', /There is no strategy "qqqqqqqqqqqq"\.$/],
  ])('refuses %j and says what would be right', (text, message) => {
    const found = findStrategy(text);
    expect(found.ok).toBe(false);
    if (!found.ok) expect(found.problems[0]!.message).toMatch(message);
  });
});
