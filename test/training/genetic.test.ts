import { describe, expect, it } from 'vitest';
import type { Form } from '#lib/library/form.ts';
import { archetypeOf } from '#lib/training/archetypes.ts';
import {
  begin,
  GENETIC,
  step,
  waitingIndividuals,
  type GeneticSetting,
  type GeneticState,
} from '#lib/training/genetic.ts';

const archetype = archetypeOf({ kind: 'cycler', length: 20 });
/** Share of C: a hill without valleys. */
const scoreOf = (form: Form): number => (form.kind === 'cycler' ? form.cycle.split('C').length - 1 : 0);

function run(changes: Partial<GeneticSetting>, given: readonly Form[] = []): { state: GeneticState; bests: number[] } {
  const setting = { ...GENETIC, ...changes };
  let state = begin(setting, archetype, given);
  const bests: number[] = [];
  while (waitingIndividuals(state).length > 0) {
    const stepped = step(setting, archetype, state, waitingIndividuals(state).map(scoreOf));
    bests.push(stepped.row.best);
    state = stepped.state;
  }
  return { state, bests };
}

describe('the genetic algorithm', () => {
  it('never loses its best and ends after the generations asked for', () => {
    const { state, bests } = run({ generations: 30 });
    expect(bests).toHaveLength(30);
    for (let k = 1; k < bests.length; k++) expect(bests[k]).toBeGreaterThanOrEqual(bests[k - 1]!);
    expect(state).toMatchObject({ done: true, champion: { score: bests.at(-1) } });
    expect(bests.at(-1)).toBeGreaterThan(bests[0]!);
  });

  it('has survivors, a mutant of each and children, in this order', () => {
    const setting = { ...GENETIC, population: 12, bottleneck: 4, mutation: 0 };
    const first = begin(setting, archetype);
    const forms = waitingIndividuals(first);
    expect(forms).toHaveLength(12);
    const { state } = step(setting, archetype, first, forms.map(scoreOf));
    const sorted = [...forms].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, 4);
    // At mutation rate 0 the mutants are the survivors.
    expect(state.populations[0]!.slice(0, 8)).toEqual([...sorted, ...sorted]);
    expect(state.populations[0]).toHaveLength(12);
  });

  it('takes given individuals as they are and fills the population up', () => {
    const given: Form[] = [{ kind: 'cycler', cycle: 'C'.repeat(20) }];
    const setting = { ...GENETIC, population: 12, bottleneck: 3 };
    let state = begin(setting, archetype, given);
    expect(state.populations).toEqual([given]);
    const sizes: number[] = [];
    for (let k = 0; k < 3; k++) {
      state = step(setting, archetype, state, waitingIndividuals(state).map(scoreOf)).state;
      sizes.push(state.populations[0]!.length);
      expect(state.populations[0]![0]).toEqual(given[0]);
    }
    expect(sizes).toEqual([1 + 1 + 6, 12, 12]);
  });

  it('sends the best from island to island', () => {
    const setting = { ...GENETIC, population: 8, bottleneck: 2, islands: 3, migration: 2 };
    const state = begin(setting, archetype);
    const forms = waitingIndividuals(state);
    expect(forms).toHaveLength(24);
    const scores = forms.map((_, k) => (k === 5 ? 100 : k));
    const next = step(setting, archetype, state, scores).state;
    expect(next.populations[0]![0]).toEqual(forms[5]);
    expect(next.populations[1]![0]).toEqual(forms[5]);
    expect(next.populations[2]!).not.toContainEqual(forms[5]);
  });

  it('climbs to a machine that no single edit betters', () => {
    const { state, bests } = run({ generations: 2, climb: true });
    expect(state.champion!.score).toBe(20);
    expect(bests.length).toBeGreaterThan(3);
  });

  it('prefers the smaller of two that score alike where size has a price', () => {
    const machines = archetypeOf({ kind: 'fsm', states: 3, most: 3, mutations: ['published'] });
    const setting = { ...GENETIC, population: 6, bottleneck: 1, parsimony: 0.1 };
    const state = begin(setting, machines);
    const forms = waitingIndividuals(state);
    const sizes = forms.map((form) => machines.size(form));
    const { champion } = step(
      setting,
      machines,
      state,
      forms.map(() => 1),
    ).state;
    expect(machines.size(champion!.form)).toBe(Math.min(...sizes));
    expect(new Set(sizes).size).toBeGreaterThan(1);
  });
});
