import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLoopInfo, playOpenLoop, type OpenLoop } from '#lib/engine/openloop.ts';
import { metaPlayers, withTeam } from '#lib/library/meta-players.ts';
import { POOL_CLASSES, recordsOfClasses } from '#lib/library/meta-pool.ts';
import { allStrategies } from '#lib/library/registry.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';
import { expectDeterministicParity, expectStochasticParity } from './parity.ts';
import { replies } from './rules.ts';

interface TeamCase {
  readonly name: string;
  readonly team: readonly string[];
  readonly traces: readonly (OpenLoop & { readonly label: string; readonly player: string })[];
}

const traces = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/traces/${name}.json`, import.meta.url), 'utf8'));

const teamCases = traces('meta-teams') as TeamCase[];
const wholeTeam = traces('meta-winner-deterministic') as { readonly opponent: string; readonly player: string }[];

const metas = metaPlayers(allStrategies);

const byId = (id: string): StrategyRecord => metas.find((record) => record.id === id)!;

const named = (names: readonly string[]): readonly StrategyRecord[] =>
  names.map((name) => allStrategies().find((record) => (record.fullName ?? record.name) === name)!);

describe('the pool', () => {
  const pool = (): readonly StrategyRecord[] => recordsOfClasses(allStrategies());

  it('holds 217 different strategies and no meta player', () => {
    expect(POOL_CLASSES.length).toBe(217);
    expect(new Set(pool().map((record) => record.id)).size).toBe(217);
    expect(pool().filter((record) => record.family === 'Meta players')).toEqual([]);
  });

  it('falls into parts of the sizes in the names of the meta players', () => {
    const facts = pool().map((record) => record.classification);
    const count = (has: (of: (typeof facts)[number]) => boolean): number => facts.filter(has).length;
    expect(count(({ memoryDepth }) => memoryDepth !== null && memoryDepth <= 1)).toBe(37);
    expect(count(({ memoryDepth }) => memoryDepth !== null)).toBe(81);
    expect(count(({ memoryDepth }) => memoryDepth === null)).toBe(136);
    expect(count(({ stochastic }) => !stochastic)).toBe(149);
    expect(count(({ stochastic }) => stochastic)).toBe(68);
  });
});

describe('recorded play', () => {
  it.each(['meta-hunter', 'meta-hunter-aggressive'])('%s', (id) => expectDeterministicParity(byId(id)));

  // The record has 40 samples; ten times as many of ours leave nearly all of the error to it.
  it.each(['meta-majority-memory-one', 'meta-winner-memory-one', 'nmwe-memory-one'])('%s', (id) =>
    expectStochasticParity(byId(id), 400),
  );

  // One wrong member among the 149 usually shows.
  it.each(wholeTeam)('Meta Winner Deterministic against $opponent', ({ opponent, player }) => {
    expect(replies(metas, 'meta-winner-deterministic', opponent, { info: { length: opponent.length } })).toBe(player);
  });

  it.each(teamCases.map((team) => [team.name, team.team.join(', '), team] as const))(
    '%s of %s',
    (name, _team, team) => {
      const id = metas.find((record) => record.name === name)!.id;
      const record = withTeam(id, named(team.team));
      for (const trace of team.traces) {
        const found = playOpenLoop(record.create({}, openLoopInfo(trace)), trace);
        expect(found, `against ${trace.label}`).toBe(trace.player);
      }
    },
  );
});

describe('the 23', () => {
  it('are all there, under their names', () => {
    expect(metas.length).toBe(23);
    expect(new Set(metas.map((record) => record.id)).size).toBe(23);
    expect(byId('nmwe-deterministic').fullName).toBe('NMWE Deterministic: 149 players');
    expect(byId('nmwe-deterministic').classification.stochastic).toBe(true);
    expect(byId('meta-winner-deterministic').classification.stochastic).toBe(false);
    expect(byId('meta-hunter').fullName).toBe('Meta Hunter: 6 players');
  });

  it('open as the reference says', () => {
    const opening = (id: string): string => replies(metas, id, 'C');
    expect(opening('meta-majority')).toBe('C');
    expect(opening('meta-minority')).toBe('D');
    expect(opening('meta-winner')).toBe('C');
    expect(opening('nice-meta-winner-ensemble')).toBe('C');
  });

  it('the nice ones never defect first', () => {
    for (const { id } of metas.filter(({ name }) => name.startsWith('N'))) {
      expect(replies(metas, id, 'C'.repeat(20))).toBe('C'.repeat(20));
    }
  });
});

describe('withTeam', () => {
  const team = named(['Tit For Tat', 'Defector']);

  it('drops meta players and says how many are left', () => {
    const record = withTeam('meta-winner', [...team, byId('meta-majority'), byId('memory-decay')]);
    expect(record.fullName).toBe('Meta Winner: 2 players');
    expect(withTeam('meta-mixer', team.slice(0, 1)).fullName).toBe('Meta Mixer: 1 player');
  });

  it('is stochastic as far as the team or the rule is', () => {
    const stochastic = (id: string, weights?: readonly number[]): boolean =>
      withTeam(id, team, weights).classification.stochastic;
    expect(stochastic('meta-majority')).toBe(false);
    expect(stochastic('meta-mixer')).toBe(true);
    expect(stochastic('meta-mixer', [0, 3])).toBe(false);
    expect(stochastic('meta-winner-ensemble')).toBe(true);
    expect(withTeam('meta-winner-ensemble', [team[0]!, team[0]!]).classification.stochastic).toBe(false);
  });

  it('plays by its weights', () => {
    const mixer = withTeam('meta-mixer', team, [0, 3]);
    expect(replies([mixer], mixer.id, 'CCCC')).toBe('DDDD');
  });

  it('refuses what it cannot lead', () => {
    expect(() => withTeam('tit-for-tat', team)).toThrow(/takes no team/);
    expect(() => withTeam('meta-mixer', team, [1])).toThrow(/2 members and 1 weights/);
    expect(() => withTeam('meta-mixer', team, [1, -1])).toThrow(/not negative/);
  });
});
