import { describe, expect, it } from 'vitest';
import { apply, invert } from '#lib/editor/edit.ts';
import { parseXState, printXState } from '#lib/formats/xstate.ts';
import { thesisDocuments } from '#lib/library/machines.ts';
import { unwrap } from '#lib/game/problem.ts';
import { CLEARANCE } from '#lib/layout/place.ts';
import { quickPlace } from '#lib/layout/quick.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { formToJson } from '#lib/training/form-json.ts';
import { DEFAULTS, REQUEST, type Request } from '#lib/training/request.ts';
import { runOf } from '#lib/training/requested.ts';
import type { Row } from '#lib/training/run.ts';
import { championDocument, draftOf, placesOf, takeOver, withPlaces } from '#lib/ui/evolve/machines.ts';
import { startOf, startOfDocument, startOfOpen } from '#lib/ui/evolve/start.ts';

const shipped = thesisDocuments.find(({ id }) => id === 'evolved-fsm-8')!;
const open = { ...shipped, layout: quickPlace(shipped.machine) };
const machine = unwrap(toMealy(open.machine));
const form = { kind: 'fsm', machine } as const;
const row: Row = { generation: 7, best: 2.5, median: 2, worst: 1, mean: 2, deviation: 0, heldOut: null, form };

describe('draftOf', () => {
  it('has all states, or those of the minimised machine', () => {
    expect(draftOf(form, false)!.states).toHaveLength(machine.names.length);
    expect(draftOf(form, true)!.states.length).toBeLessThan(machine.names.length);
    expect(draftOf({ kind: 'cycler', cycle: 'CD' }, false)).toBeNull();
  });
});

describe('withPlaces', () => {
  const places = { 1: [0, 0], 2: [300, 0] } as const;
  const grown = toDraft({ ...machine, names: machine.names.map((_, i) => String(i + 1)) });

  it('keeps every place and gives new states one that is free', () => {
    const found = withPlaces(places, grown);
    expect(found).toMatchObject(places);
    const all = Object.values(found);
    expect(all).toHaveLength(grown.states.length);
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1))
        expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThanOrEqual(CLEARANCE - 1);
    }
    expect(withPlaces(found, grown)).toBe(found);
    expect(placesOf({ ...found, gone: [9, 9] }, grown)).toEqual(found);
  });
});

describe('takeOver', () => {
  it('is one step that keeps name and labels, and can be undone', () => {
    const named = {
      ...open,
      machine: {
        ...open.machine,
        states: open.machine.states.map((state) => (state.id === '5' ? { ...state, label: 'calm' } : state)),
      },
    };
    const small = draftOf(form, true)!;
    const edit = takeOver(named, small, open.layout, 'Take the champion of generation 7');
    const next = apply(named, edit);
    expect(edit.label).toBe('Take the champion of generation 7');
    expect([next.id, next.name]).toEqual([open.id, open.name]);
    expect(next.machine.states.map(({ id }) => id)).toEqual(small.states.map(({ id }) => id));
    expect(Object.keys(next.layout).sort()).toEqual(small.states.map(({ id }) => id).sort());
    expect(next.machine.states.find(({ id }) => id === '5')?.label).toBe('calm');
    expect(apply(next, invert(edit))).toEqual(named);
  });
});

describe('a start', () => {
  it('takes the drawn machine with its places, or the machine found', () => {
    const drawn = startOf(open.name, { kind: 'none', reason: 'states' });
    expect(drawn).toEqual(startOfOpen(shipped, machine));
    expect(drawn).toMatchObject({ from: open.name, layout: shipped.layout, states: 8 });
    const unfinished = { ...shipped.machine, states: shipped.machine.states.map((state) => ({ ...state, C: null })) };
    expect(startOfDocument({ ...shipped, machine: unfinished })).toBeNull();
    const found = startOf('Tit For Tat', { kind: 'exact', machine });
    expect(found).toMatchObject({ from: 'Tit For Tat', file: null, machine: formToJson(form), layout: {} });
    expect(() => startOf('Random', { kind: 'none', reason: 'chance' })).toThrow('no finite machine');
    const run = unwrap(runOf({ ...REQUEST, ...drawn }));
    expect(run).toMatchObject({ method: 'genetic', state: { populations: [[form]] } });
    expect(run.command).toContain('--from strategies/evolved-fsm-8.json --field short --population 40');
  });
});

describe('championDocument', () => {
  it('says where it comes from, in a file that can be read again', () => {
    const request: Request = { ...REQUEST, ...startOfOpen(open, machine), seed: 5 };
    const document = championDocument(request, row, draftOf(form, false)!, open.layout);
    expect(document.name).toBe('Evolved FSM 8 evolved');
    expect(document.description).toContain('score per turn 2.5000 against the field "short"');
    expect(document.origin.source).toMatch(/^stratagem evolve .*--seed 5.*, generation 7$/);
    expect(unwrap(parseXState(printXState(document))).origin).toEqual(document.origin);
  });

  it('names the command of an annealing as the command line does', () => {
    const request: Request = { ...DEFAULTS.anneal, ...startOfOpen(open, machine), noise: 0.05 };
    const document = championDocument(request, row, draftOf(form, false)!, open.layout);
    expect(document.name).toBe('Evolved FSM 8 annealed');
    expect(document.description).toContain('Best of sweep 7 of an annealing from Evolved FSM 8: score per turn 2.5000');
    expect(document.origin.source).toBe(
      'stratagem anneal --from strategies/evolved-fsm-8.json --field short --chains 2 --sweeps 200 --proposals 250 --hot 0.003 ' +
        '--cold 0.0002 --most 16 --rounds 40 --migration 20 --seed 1 --turns 200 --noise 0.05 --repetitions 10, generation 7',
    );
  });
});
