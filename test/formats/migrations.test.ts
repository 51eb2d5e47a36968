import { describe, expect, it } from 'vitest';
import { nodeOf, plainOf, type Node } from '#lib/formats/literal.ts';
import { migrate, MIGRATIONS, VERSION, type Migration } from '#lib/formats/migrations.ts';
import { unwrap } from '#lib/game/problem.ts';

const config = (value: unknown) => unwrap(nodeOf(value)) as ReadonlyMap<string, Node>;
const set =
  (key: string): Migration =>
  (before) =>
    new Map([...before, ['steps', `${String(before.get('steps') ?? '')}${key}`]]);

describe('migrate', () => {
  it('runs the steps from the version of the file to the newest, in order', () => {
    const steps = [set('a'), set('b'), set('c')];
    const run = (version?: number) => plainOf(unwrap(migrate(config({ meta: { stratagem: { version } } }), steps)));
    expect(run()).toMatchObject({ steps: 'abc' });
    expect(run(1)).toMatchObject({ steps: 'abc' });
    expect(run(3)).toMatchObject({ steps: 'c' });
    expect(run(4)).not.toHaveProperty('steps');
  });

  it('refuses a newer version than it knows, and what is no version', () => {
    for (const version of [VERSION + 1, 1e9, 0, -1, 1.5, 'x', [], {}]) {
      expect(migrate(config({ meta: { stratagem: { version } } })).ok).toBe(false);
    }
  });

  it('takes a config without meta, or with another meta, for version 1', () => {
    expect(VERSION).toBe(MIGRATIONS.length + 1);
    for (const meta of [undefined, null, 3, [], { stratagem: 1 }]) expect(migrate(config({ meta })).ok).toBe(true);
  });
});
