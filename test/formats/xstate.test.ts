import fc from 'fast-check';
import { createActor, createMachine, initialTransition, transition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { unwrap, type Problem } from '#lib/game/problem.ts';
import { configFromDocument, documentFromConfig, parseXState, printXState } from '#lib/formats/xstate.ts';
import { replies } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { anyDocument, completeDocument, word } from '../machine-arbitrary.ts';

const TIT_FOR_TAT = `{
  "id": "tit-for-tat",
  "description": "Does what the opponent did.",
  "initial": "1",
  "entry": "cooperate",
  "states": {
    "1": {
      "description": "the only one",
      "on": {
        "C": { "target": "1", "actions": "cooperate" },
        "D": { "target": "1", "actions": "defect" }
      }
    }
  },
  "meta": {
    "stratagem": {
      "version": 1,
      "name": "Tit For Tat",
      "origin": {
        "author": "Anatol Rapoport",
        "year": 1980
      },
      "layout": {
        "1": [120, 80.5]
      }
    }
  }
}
`;

function problemsOf(text: string): readonly Problem[] {
  const parsed = parseXState(text);
  return parsed.ok ? [] : parsed.problems;
}

describe('round trips', () => {
  it('parse(print(d)) is d, and printing again gives the same bytes, for drafts of every kind', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = printXState(document);
        const read = unwrap(parseXState(text));
        expect(read).toEqual(document);
        expect(printXState(read)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('survives a plain object in between, which reorders keys that look like numbers', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const config: unknown = JSON.parse(JSON.stringify(configFromDocument(document)));
        expect(unwrap(documentFromConfig(config))).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps canonical text byte for byte', () => {
    expect(printXState(unwrap(parseXState(TIT_FOR_TAT)))).toBe(TIT_FOR_TAT);
  });

  it('writes the order of states only where keys cannot hold it', () => {
    const text = (ids: string[]) =>
      printXState(
        unwrap(
          parseXState(JSON.stringify({ states: {} }).replace('{}', `{${ids.map((id) => `"${id}":{"on":{}}`).join()}}`)),
        ),
      );
    expect(text(['5', '7', '4'])).toContain('"order": ["5", "7", "4"]');
    expect(text(['4', '5', '7'])).not.toContain('order');
    expect(text(['b', 'a'])).not.toContain('order');
    expect(text(['a', '1'])).toContain('"order": ["a", "1"]');
  });

  it('keeps what it does not know, at every level, and drops the extras of a state that is gone', () => {
    const config = {
      id: 'a', tags: ['x'], context: { n: 1 }, initial: 'p', entry: 'defect',
      states: { p: { tags: ['y'], on: { C: { target: 'p', actions: 'cooperate', description: 'why', meta: { z: [1] } } } } },
      meta: { other: { deep: { er: true } }, stratagem: { version: 1, name: 'A', future: [1], origin: { url: 'u' } } },
    }; // prettier-ignore
    const document = unwrap(documentFromConfig(config));
    expect(configFromDocument(document)).toEqual(config);
    const emptied = { ...document, machine: { ...document.machine, initial: null, states: [] } };
    expect(configFromDocument(emptied).states).toEqual({});
  });
});

describe('the same moves as XState', () => {
  it('createMachine takes every complete machine, and its actor plays what the table says', () => {
    fc.assert(
      fc.property(completeDocument, word, (document, opponent) => {
        const moves: string[] = [];
        const machine = createMachine(JSON.parse(printXState(document)) as object, {
          actions: { cooperate: () => moves.push('C'), defect: () => moves.push('D') },
        });
        const actor = createActor(machine).start();
        for (const move of opponent) actor.send({ type: move });
        const table = replies(unwrap(toMealy(document.machine)), opponent);
        expect(moves).toEqual(table);

        const pure: string[] = [];
        let [snapshot, actions] = initialTransition(machine);
        pure.push(...actions.map((each) => each.type));
        for (const move of opponent) {
          [snapshot, actions] = transition(machine, snapshot, { type: move });
          pure.push(...actions.map((each) => each.type));
        }
        expect(pure.map((name) => (name === 'cooperate' ? 'C' : 'D'))).toEqual(table);
      }),
      { numRuns: 300 },
    );
  });
});

describe('variants of the same machine', () => {
  const variants: Record<string, unknown> = {
    'action as an object': {
      C: { target: 'a', actions: { type: 'cooperate' } },
      D: { target: 'a', actions: [{ type: 'defect' }] },
    },
    'action with parameters': {
      C: { target: 'a', actions: { type: 'output', params: { move: 'C' } } },
      D: [{ target: ['a'], actions: { type: 'output', params: { move: 'D' } } }],
    },
    'targets by id': { C: { target: '#m.a', actions: ['cooperate'] }, D: { target: '#it', actions: 'defect' } },
    'no target: the state stays': { C: { actions: 'cooperate' }, D: { target: null, actions: 'D' } },
  };
  it.each(Object.entries(variants))('%s', (_, on) => {
    const config = {
      id: 'm',
      initial: 'a',
      entry: ['cooperate'],
      type: 'compound',
      states: { a: { id: 'it', type: 'atomic', entry: [], on } },
    };
    const { machine } = unwrap(documentFromConfig(config));
    expect(machine.states).toEqual([
      { id: 'a', label: null, C: { target: 'a', output: 'C' }, D: { target: 'a', output: 'D' } },
    ]);
  });

  it('reads the literal of createMachine, and runs nothing', () => {
    const text = `import { createMachine } from 'xstate';
      // a comment
      export const m = createMachine<X>({ id: 'm', initial: \`a\`, entry: "defect", /* more */
        states: { a: { on: { C: { target: 'a', actions: 'cooperate', }, D: { target: 'a', actions: ['defect'] } } } },
      });`;
    expect(unwrap(parseXState(text)).machine.states[0]!.D).toEqual({ target: 'a', output: 'D' });
    expect(problemsOf('createMachine({ states: make() })')[0]).toMatchObject({
      code: 'literal/syntax',
      place: { line: 1, column: 25 },
    });
  });
});

describe('drafts', () => {
  it('are read with a warning for everything that is missing', () => {
    const parsed = parseXState('{"states": {"a": {"on": {"C": {"target": "gone", "actions": "defect"}}}}}');
    expect(parsed.ok && parsed.warnings.map((each) => each.code)).toEqual([
      'xstate/no-opening',
      'machine/no-start',
      'machine/unknown-target',
      'machine/missing-transition',
    ]);
  });
});

describe('refusals, each with reason and place', () => {
  const state = (parts: object) =>
    JSON.stringify({ id: 'm', initial: 'a', entry: 'cooperate', states: { a: { on: {}, ...parts } } });
  const on = (parts: unknown) => state({ on: { C: parts } });
  const root = (parts: object) =>
    JSON.stringify({ id: 'm', initial: 'a', entry: 'cooperate', states: { a: { on: {} } }, ...parts });
  const cases: [name: string, text: string, code: string, path: string][] = [
    ['nested states', state({ states: { b: {} } }), 'xstate/not-mealy', 'states.a.states'],
    ['parallel', root({ type: 'parallel' }), 'xstate/not-mealy', 'type'],
    ['final state', state({ type: 'final' }), 'xstate/not-mealy', 'states.a.type'],
    ['history state', state({ type: 'history' }), 'xstate/not-mealy', 'states.a.type'],
    ['invoke', state({ invoke: { src: 'x' } }), 'xstate/not-mealy', 'states.a.invoke'],
    ['after', state({ after: { 100: 'a' } }), 'xstate/not-mealy', 'states.a.after'],
    ['always', state({ always: 'a' }), 'xstate/not-mealy', 'states.a.always'],
    ['Moore entry', state({ entry: 'defect' }), 'xstate/not-mealy', 'states.a.entry'],
    ['exit', root({ exit: 'defect' }), 'xstate/not-mealy', 'exit'],
    ['root transitions', root({ on: { C: '.a' } }), 'xstate/not-mealy', 'on'],
    ['guard', on({ target: 'a', actions: 'defect', guard: 'x' }), 'xstate/not-mealy', 'states.a.on.C.guard'],
    ['v4 condition', on({ target: 'a', actions: 'defect', cond: 'x' }), 'xstate/not-mealy', 'states.a.on.C.cond'],
    ['several transitions', on([{ target: 'a' }, { target: 'b' }]), 'xstate/several-transitions', 'states.a.on.C'],
    ['no output', on('a'), 'xstate/no-output', 'states.a.on.C'],
    ['two actions', on({ target: 'a', actions: ['defect', 'log'] }), 'xstate/several-actions', 'states.a.on.C.actions'],
    ['other action', on({ target: 'a', actions: 'shout' }), 'xstate/unknown-action', 'states.a.on.C.actions'],
    ['other opening', root({ entry: 'shout' }), 'xstate/unknown-action', 'entry'],
    ['other event', state({ on: { E: 'a' } }), 'xstate/other-event', 'states.a.on.E'],
    ['wild card', state({ on: { '*': 'a' } }), 'xstate/other-event', 'states.a.on["*"]'],
    ['two targets', on({ target: ['a', 'b'], actions: 'defect' }), 'xstate/bad-target', 'states.a.on.C.target'],
    ['state that is none', '{"states": {"a": 1}}', 'xstate/bad-state', 'states.a'],
    ['no states', '{"a": 1}', 'xstate/no-states', 'states'],
    [
      'bad position',
      root({ meta: { stratagem: { layout: { a: [1, null] } } } }),
      'xstate/wrong-type',
      'meta.stratagem.layout.a',
    ],
    ['newer version', root({ meta: { stratagem: { version: 2 } } }), 'xstate/newer-version', 'meta.stratagem.version'],
    ['version 0', root({ meta: { stratagem: { version: 0 } } }), 'xstate/bad-version', 'meta.stratagem.version'],
    [
      'text as version',
      root({ meta: { stratagem: { version: '1' } } }),
      'xstate/bad-version',
      'meta.stratagem.version',
    ],
  ];
  it.each(cases)('%s', (_, text, code, path) => {
    const found = problemsOf(text);
    expect(found.map((each) => ({ code: each.code, path: each.place.path }))).toContainEqual({ code, path });
    expect(found.every((each) => each.severity === 'error')).toBe(true);
  });

  it.each(['a.b', '#a', 'a\\\\b', '', 'constructor', 'toString'])('the state name %j', (name) => {
    expect(problemsOf(`{"states": {"${name}": {"on": {}}}}`)[0]?.code).toBe('machine/bad-id');
  });

  it('a key __proto__ anywhere, without touching a prototype', () => {
    for (const text of [
      '{"states": {"__proto__": {"on": {}}}}',
      '{"__proto__": {"polluted": 1}, "states": {}}',
      '{"states": {}, "meta": {"x": {"__proto__": {"polluted": 1}}}}',
    ]) {
      expect(problemsOf(text)[0]).toMatchObject({
        code: 'literal/forbidden-key',
        message: expect.stringMatching(/^Line 1, column .* Give it another name, or leave it out\.$/) as string,
      });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('a state that stands twice, with line and column', () => {
    expect(problemsOf('{"states": {\n  "a": {},\n  "a": {}}}')[0]).toMatchObject({
      code: 'literal/duplicate-key',
      place: { line: 3, column: 3 },
    });
  });

  it('values in memory that JSON cannot hold', () => {
    const cyclic: Record<string, unknown> = { states: {} };
    cyclic['meta'] = cyclic;
    const cases: unknown[] = [cyclic, { states: { a: () => 1 } }, { states: {}, n: NaN }, null, 3, [], 'x', undefined];
    for (const value of cases) expect(documentFromConfig(value).ok).toBe(false);
  });

  it('reports at most a hundred problems', () => {
    const states = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`s${i}`, { on: { C: 'x', D: 'y' } }]));
    expect(problemsOf(JSON.stringify({ states })).length).toBeLessThanOrEqual(102);
  });
});

it('makes an id that is safe as a file name from any id, and keeps script as text', () => {
  const id = (value: string) => unwrap(parseXState(JSON.stringify({ id: value, states: {} }))).id;
  expect(id('../../etc/passwd')).toBe('etcpasswd');
  expect(id('Evolved FSM 6')).toBe('evolved-fsm-6');
  const script = '<script>alert(1)</script>';
  expect(unwrap(parseXState(JSON.stringify({ id: 'a', states: { [script]: { on: {} } } }))).machine.states[0]!.id).toBe(
    script,
  );
});
