import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stratagem } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stratagem-cli-'));
const file = path.join(folder, 'cases.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface TeamCase {
  readonly name: string;
  readonly team: readonly string[];
  readonly traces: readonly object[];
}

describe('transformers on the command line', () => {
  it('describes, plays and traces transformed strategies and machine files', async () => {
    const described = await stratagem('describe', 'Dual(Tit For Tat)', '--json');
    expect(JSON.parse(described.out)).toMatchObject({ name: 'Dual Tit For Tat', machine: { equivalentTo: ['Bully'] } });
    const played = await stratagem('play', 'Flipped(strategies/fortress3.json)', 'Defector', '--turns', '5', '--json');
    expect(JSON.parse(played.out)).toMatchObject({ players: ['Flipped Fortress3', 'Defector'], own: 'CCDCC' });
    writeFileSync(file, JSON.stringify([{ strategy: 'Dual(Tit For Tat)', opponent: 'CDDC' }]));
    expect(JSON.parse((await stratagem('trace', file)).out)).toMatchObject([{ player: 'DDCC' }]);
  });

  it('takes transformed strategies into a field, and says that files cannot be there', async () => {
    const ranked = await stratagem('rank', 'Grudger', '--field', 'Dual Tit For Tat,Nice(Defector)', '--json');
    expect(JSON.parse(ranked.out)).toMatchObject({ of: 3 });
    const refused = await stratagem('tournament', '--field', 'Grudger,Dual(strategies/fortress3.json)');
    expect(refused.code).not.toBe(0);
  });
});

describe('trace with teams', () => {
  it('puts a meta player at the head of the team of a case, as recorded', async () => {
    const teams = JSON.parse(
      readFileSync(new URL('../fixtures/traces/meta-teams.json', import.meta.url), 'utf8'),
    ) as TeamCase[];
    const cases = teams.flatMap(({ name, team, traces }) =>
      traces.map((trace) => ({ ...trace, strategy: name, team, expected: (trace as { player: string }).player })),
    );
    writeFileSync(file, JSON.stringify(cases));
    const { code, out } = await stratagem('trace', file);
    expect(code).toBe(0);
    const traced = JSON.parse(out) as { player: string; expected: string }[];
    expect(traced.length).toBeGreaterThan(100);
    for (const { player, expected } of traced) expect(player).toBe(expected);
  });

  it('refuses a team for a strategy that takes none', async () => {
    writeFileSync(file, JSON.stringify([{ strategy: 'Tit For Tat', team: ['Grudger'], opponent: 'C' }]));
    const { code, err } = await stratagem('trace', file);
    expect(code).toBe(1);
    expect(err).toMatch(/Case 0: "tit-for-tat" takes no team/);
  });
});
