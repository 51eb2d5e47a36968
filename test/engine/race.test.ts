import { describe, expect, it } from 'vitest';
import { anneal, type Sweep } from '#lib/engine/anneal.ts';
import { contender, type Contender } from '#lib/engine/contender.ts';
import { Course } from '#lib/engine/race.ts';
import { DEFAULT_RULES } from '#lib/engine/rules.ts';
import { fieldScores } from '#lib/engine/scores.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { mealy, size, type Mealy } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';

const constant = (move: 'C' | 'D'): Mealy =>
  mealy('1', move, {
    '1': [
      ['1', move],
      ['1', move],
    ],
  });

/** Some that are computed, one whose successors are drawn, and some that have no small table. */
const NAMES = [
  ...['Tit For Tat', 'Grudger', 'Joss', 'Random', 'Win-Stay Lose-Shift', 'Alternator', 'Defector', 'Prober'],
  ...['Forgetful Fool Me Once', 'Average Copier', 'Stalker: (D,)', 'Adaptive'],
];
const NOISES = [0, 0.05];
const rulesOf = (noise: number) => ({ ...DEFAULT_RULES, turns: 60, noise });
const fieldOf = (noise: number, names: readonly string[] = NAMES): Contender[] =>
  names.map((name) => contender({ kind: 'library', name }, rulesOf(noise), (wanted) => unwrap(findStrategy(wanted))));
const luck = { seed: 1, path: [7], rounds: 60 };
const machines = Array.from({ length: 24 }, (_, k) => randomMachine(stream(k, 2), 4));

describe.each(NOISES)('a race at noise %d', (noise) => {
  const course = new Course(fieldOf(noise), rulesOf(noise));
  const field = fieldOf(noise);
  const scoreOf = (machine: Mealy): number => {
    const sampling = { repetitions: 200, seed: 3, exact: true };
    const { own } = fieldScores([{ kind: 'fsm', machine }], field, rulesOf(noise), sampling)[0]!;
    return own.reduce((sum, score) => sum + score, 0) / own.length;
  };

  it('is won by the one that scores more, wherever it is well ahead', () => {
    const scores = machines.map(scoreOf);
    let decided = 0;
    for (let i = 0; i + 1 < machines.length; i++) {
      if (Math.abs(scores[i]! - scores[i + 1]!) < 0.25) continue;
      decided++;
      const won = course.challenge(course.runner(machines[i]!), machines[i + 1]!, 0, luck);
      expect(won !== null, `${scores[i]} and ${scores[i + 1]}`).toBe(scores[i + 1]! > scores[i]!);
    }
    expect(decided).toBeGreaterThan(3);
  });

  it('is decided by the margin where both play alike', () => {
    const holder = course.runner(machines[0]!);
    expect(course.challenge(holder, machines[0]!, 1e-9, luck)).toBeNull();
    expect(course.challenge(holder, machines[0]!, -1e-9, luck)).not.toBeNull();
  });

  it('is given up early by one that is far behind', () => {
    const holder = course.runner(constant('D'));
    expect(course.challenge(holder, constant('C'), 2, luck)).toBeNull();
    expect(holder.rounds).toEqual([]);
  });
});

describe('annealing', () => {
  const sweep: Sweep = {
    machine: constant('C'),
    proposals: 150,
    temperature: 0.001,
    most: 5,
    rounds: 10,
    seed: 3,
    path: [1],
  };

  it.each(NOISES)('depends on the sweep alone, and finds a better machine, at noise %d', (noise) => {
    const rules = rulesOf(noise);
    const found = anneal(new Course(fieldOf(noise), rules), sweep);
    const used = new Course(fieldOf(noise), rules);
    anneal(used, { ...sweep, seed: 4 });
    expect(anneal(used, sweep)).toEqual(found);
    expect(anneal(used, { ...sweep, path: [2] })).not.toEqual(found);
    expect(size(found.machine)).toBeLessThanOrEqual(5);
    const won = used.challenge(used.runner(sweep.machine), found.machine, 0.2, luck);
    expect(won).not.toBeNull();
  });

  it('at next to no temperature keeps nothing that costs anything', () => {
    const names = NAMES.slice(0, 8);
    const course = new Course(fieldOf(0.05, names), rulesOf(0.05));
    const mean = (machine: Mealy): number => course.runner(machine).computed.reduce((sum, score) => sum + score, 0);
    let { machine } = sweep;
    for (let k = 0; k < 5; k++) {
      const after = anneal(course, { ...sweep, machine, proposals: 40, temperature: 1e-12, path: [k] }).machine;
      expect(mean(after)).toBeGreaterThanOrEqual(mean(machine) - 1e-9);
      machine = after;
    }
    expect(mean(machine)).toBeGreaterThan(mean(sweep.machine));
  });
});
