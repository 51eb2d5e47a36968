import { expect, it } from 'vitest';
import { ANNEALING } from '#lib/training/annealing.ts';
import { formToJson } from '#lib/training/form-json.ts';
import { completed, DEFAULTS, plannedOf, REQUEST, type Request } from '#lib/training/request.ts';
import { runOf } from '#lib/training/requested.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { stream } from '#lib/game/random.ts';
import { unwrap } from '#lib/game/problem.ts';
import { planned } from '#lib/training/run.ts';

const machine = formToJson({ kind: 'fsm', machine: randomMachine(stream(1), 9) });

it.each(Object.values(DEFAULTS))('makes a run of what is asked for by default: $method', (request) => {
  const run = unwrap(runOf(request));
  expect(run).toMatchObject({ method: request.method, objective: { kind: 'score' }, history: [], holdOut: null });
  expect(run.opponents).toMatchObject({ field: 'short', repetitions: 10, seed: 1, exact: true });
  expect(planned(run)).toBe(plannedOf(request));
});

it('anneals with the settings of the command line, every chain from the machine', () => {
  const run = unwrap(runOf({ ...DEFAULTS.anneal, chains: 3, machine, from: 'Nine' }));
  expect(run.setting).toEqual({ ...ANNEALING, chains: 3 });
  expect(run.archetype).toMatchObject({ kind: 'fsm', states: 16, most: 16 });
  expect(run.method === 'anneal' && run.state.chains.map(formToJson)).toEqual([machine, machine, machine]);
});

it.each<[Partial<Request> & object, RegExp]>([
  [{ hot: 0 } as object, /^The first temperature must be a number from 1e-9 to 1,000,000\.$/],
  [{ sweeps: 0.5 } as object, /^Sweeps must be a whole number from 1 to 10,000\.$/],
  [{ chains: 17, cold: NaN } as object, /^Chains must .* to 16\.\nThe last temperature must/],
  [{ machine, most: 8 }, /^The machine to begin with has 9 states; the most is 8\. Raise the most or begin with/],
  [{ machine: { kind: 'cycler', cycle: 'CD' } }, /^It starts from a finite machine\.$/],
  [{ method: 'luck' } as object, /^method must be one of genetic, anneal\.$/],
])('says what is wrong with an annealing: %j', (part, wrong) => {
  const read = runOf({ ...DEFAULTS.anneal, ...part });
  expect(read.ok ? '' : read.problems.map(({ message }) => message).join('\n')).toMatch(wrong);
});

it('keeps of a request what its method has', () => {
  const asked = { ...DEFAULTS.anneal, sweeps: 9, population: 4, secret: 'x' } as Partial<Request>;
  expect(completed(asked)).toEqual({ ...DEFAULTS.anneal, sweeps: 9 });
  const { method: _method, climb: _climb, ...old } = { ...REQUEST, population: 4 };
  expect(completed(old)).toEqual({ ...REQUEST, population: 4 });
});
