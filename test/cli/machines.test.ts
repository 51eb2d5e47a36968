import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stratagem } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-cli-'));
const at = (name: string): string => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ReachJson {
  readonly states: readonly { readonly state: string; readonly reachable: boolean; readonly word: string | null }[];
}

describe('reach', () => {
  it('names the unreachable states of Evolved FSM 8 and gives the word of each other one', async () => {
    const { code, out } = await stratagem('reach', 'strategies/evolved-fsm-8.json', '--json');
    expect(code).toBe(3);
    const { states } = JSON.parse(out) as ReachJson;
    expect(Object.fromEntries(states.map(({ state, word }) => [state, word]))).toEqual({
      1: null,
      2: null,
      3: 'DDC',
      4: 'DC',
      5: '',
      6: 'DD',
      7: 'D',
      8: 'DDD',
    });
    expect(states.filter(({ reachable }) => !reachable).map(({ state }) => state)).toEqual(['1', '2']);
  });

  it('exits with 0 where every state is reached', async () => {
    const { code, out } = await stratagem('reach', 'strategies/secondprac.json');
    expect(code).toBe(0);
    expect(out).toContain('All 10 states can be reached.');
  });
});

describe('prune, minimise and equal', () => {
  it('reduce Evolved FSM 8 to 6 and 5 states that are equivalent to it and to Evolved FSM 6', async () => {
    await stratagem('prune', 'strategies/evolved-fsm-8.json', '--out', at('six.json'));
    await stratagem('minimise', 'strategies/evolved-fsm-8.json', '--out', at('five.json'));
    const states = (file: string): string[] =>
      Object.keys((JSON.parse(readFileSync(at(file), 'utf8')) as { states: object }).states);
    expect(states('six.json')).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(states('five.json')).toHaveLength(5);
    for (const file of [at('six.json'), at('five.json'), 'strategies/evolved-fsm-8.json']) {
      const { code, out } = await stratagem('equal', file, 'Evolved FSM 6', '--json');
      expect({ code, out: JSON.parse(out) as unknown }).toEqual({ code: 0, out: { equivalent: true } });
    }
  });

  it('give a shortest history on which Tit For Tat and Evolved FSM 6 differ', async () => {
    const { code, out } = await stratagem('equal', 'Tit For Tat', 'Evolved FSM 6', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toEqual({ equivalent: false, history: 'DCC' });
  });

  it('refuse a strategy that is no finite machine', async () => {
    const { code, err } = await stratagem('equal', 'Tit For Tat', 'Random');
    expect(code).toBe(1);
    expect(err).toContain('Random: 0.5 is not a finite state machine: it plays by chance.');
  });
});

describe('convert', () => {
  it.each(['python', 'jflap'])('goes to %s and back to an equivalent machine', async (format) => {
    const file = at(`secondprac-${format}.txt`);
    expect((await stratagem('convert', 'strategies/secondprac.json', file, '--to', format)).code).toBe(0);
    const back = at(`back-${format}.json`);
    expect((await stratagem('convert', file, back, '--from', format)).code).toBe(0);
    expect((await stratagem('equal', 'strategies/secondprac.json', back)).code).toBe(0);
  });

  it('keeps a canonical file byte for byte', async () => {
    await stratagem('convert', 'strategies/evolved-fsm-16.json', at('same.json'));
    expect(readFileSync(at('same.json'), 'utf8')).toBe(readFileSync('strategies/evolved-fsm-16.json', 'utf8'));
  });
});

describe('bad input', () => {
  const cases: [string, string, RegExp][] = [
    ['not JSON', '{ "id": ', /Line 1, column 9/],
    [
      'nested states',
      '{"id":"a","initial":"x","entry":"cooperate","states":{"x":{"initial":"y","states":{"y":{}}}}}',
      /states\.x/,
    ],
    [
      'a newer version',
      '{"id":"a","initial":"x","entry":"cooperate","states":{"x":{}},"meta":{"stratagem":{"version":99}}}',
      /99/,
    ],
    ['a prototype key', '{"id":"a","initial":"x","entry":"cooperate","states":{"__proto__":{"on":{}}}}', /__proto__/],
  ];
  it.each(cases)('%s is refused with its place', async (name, text, message) => {
    const file = at(`${name.replaceAll(' ', '-')}.json`);
    writeFileSync(file, text);
    const { code, err } = await stratagem('reach', file);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });

  it('says what is missing where there is no such file', async () => {
    expect(await stratagem('reach', 'nowhere.json')).toMatchObject({
      code: 1,
      err: 'There is no file "nowhere.json".\n',
    });
  });
});
