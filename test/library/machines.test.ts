import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseXState, printXState } from '#lib/formats/xstate.ts';
import { STANDARD_PAYOFFS } from '#lib/game/payoffs.ts';
import { unwrap } from '#lib/game/problem.ts';
import { drawnDocuments, machines, thesisMachines, trainedMachines } from '#lib/library/machines.ts';
import { allStrategies } from '#lib/library/registry.ts';
import { playOpenLoop } from '#lib/engine/openloop.ts';
import { compare } from '#lib/machine/equivalence.ts';
import { size, type Mealy } from '#lib/machine/mealy.ts';
import { minimise } from '#lib/machine/minimise.ts';
import { prune } from '#lib/machine/prune.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { expectParity } from './parity.ts';

const all = drawnDocuments;
const machineOf = (id: string): Mealy => unwrap(toMealy(all.find((document) => document.id === id)!.machine));
const folder = new URL('../../strategies/', import.meta.url);

describe('recorded play of the reference', () => {
  it.each(machines.map((record) => [record.name, record] as const))('%s', (_name, record) => {
    expectParity(record);
  });
});

describe('machine files', () => {
  it.each(all.map((document) => [document.id]))(
    '%s.json is canonical, named after its id, and says whence it is',
    (id) => {
      const text = readFileSync(new URL(`${id}.json`, folder), 'utf8');
      const document = unwrap(parseXState(text));
      expect(printXState(document)).toBe(text);
      expect(document.id).toBe(id);
      expect(document.description).not.toBe('');
      expect(document.origin.author).toBeDefined();
      expect(document.origin.source).toBeDefined();
    },
  );

  it('are in the library, every one that is shipped', () => {
    const files = new Set(readdirSync(folder));
    for (const { id } of all) expect(files).toContain(`${id}.json`);
    expect(machines).toHaveLength(18);
    expect(thesisMachines.map(({ name }) => name)).toEqual([
      'SecondPrac',
      'SecondPrac2',
      'SecondPrac3',
      'Evolved FSM 8',
    ]);
    expect(trainedMachines.map(({ name }) => name)).toEqual([
      'Stratagem FSM 14 Noise 05',
      'Stratagem FSM 16',
      'Stratagem FSM 16 Noise 05',
    ]);
    expect(allStrategies().filter(({ name }) => name.startsWith('Stratagem'))).toEqual([]);
  });
});

describe('what the thesis says and did not see', () => {
  it('prunes Evolved FSM 8 to six states and minimises it to five, all equal to Evolved FSM 6', () => {
    const champion = machineOf('evolved-fsm-8');
    expect([...prune(champion).names].sort()).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(size(minimise(champion).machine)).toBe(5);
    expect(compare(champion, machineOf('evolved-fsm-6')).equivalent).toBe(true);
  });

  it.each(['secondprac', 'secondprac2', 'secondprac3'])('%s is minimal with ten states', (id) => {
    expect(size(minimise(machineOf(id)).machine)).toBe(10);
  });

  it('counts the states that can be reached and that differ', () => {
    const reachable = (id: string): number => size(prune(machineOf(id)));
    expect([reachable('tf3'), reachable('evolved-fsm-16'), reachable('evolved-fsm-16-noise-05')]).toEqual([6, 14, 14]);
    expect(size(minimise(machineOf('solution-b1')).machine)).toBe(2);
  });

  it.each([
    // The rows of the table, walked by hand: 1 -C-> 2 -D-> 4 -D-> 6 -D-> 7 -D-> 8 -D-> 5 -D-> 9 -D-> 10 -D-> 4.
    ['SecondPrac', 'CDDDDDDDDC', 'CCDDDDCCCD'],
    ['SecondPrac2', 'CDDDDDDDDC', 'CCDDDDCDCD'],
    ['SecondPrac3', 'CDDDDDDDDCC', 'CCDDDDCDCDD'],
    ['SecondPrac', 'CDDDDDDDDCC', 'CCDDDDCCCDC'],
    // 5 -C-> 5 -D-> 7 -D-> 6 -D-> 8 -C-> 3 -D-> 8.
    ['Evolved FSM 8', 'CDDDCDC', 'CCDDDCD'],
  ])('%s answers %s with %s', (name, opponent, expected) => {
    const record = thesisMachines.find((candidate) => candidate.name === name)!;
    const setting = { opponent, flips: [], length: null, noise: 0 };
    const behaviour = record.create({}, { payoffs: STANDARD_PAYOFFS, length: Infinity, noise: 0 });
    expect(playOpenLoop(behaviour, setting)).toBe(expected);
  });
});
