import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grudgers } from '#lib/library/grudgers.ts';
import { withTeam } from '#lib/library/meta-players.ts';
import { recordsOfClasses } from '#lib/library/meta-pool.ts';
import { mixed } from '#lib/library/mixed.ts';
import { probers } from '#lib/library/probers.ts';
import { allStrategies } from '#lib/library/registry.ts';
import { resurrections } from '#lib/library/resurrection.ts';
import { retaliators } from '#lib/library/retaliate.ts';
import { simple } from '#lib/library/simple.ts';
import type { StrategyRecord } from '#lib/library/strategy.ts';
import { titForTat } from '#lib/library/tit-for-tat.ts';
import {
  apologizing,
  deadlockBreaking,
  dual,
  final,
  flipped,
  forgiving,
  grudging,
  initial,
  jossAnn,
  nice,
  noisy,
  retaliateUntilApology,
  retaliating,
  transform,
  type Transformer,
} from '#lib/library/transformers.ts';
import { replies, type Setting } from './rules.ts';
import { behaviourOf, countStates } from './states.ts';

const library = [...simple, ...titForTat, ...grudgers, ...probers, ...resurrections, ...retaliators];
const record = (id: string): StrategyRecord => library.find((candidate) => candidate.id === id)!;

/** The moves of the transformed strategy. */
function play(transformer: Transformer, id: string, opponent: string, setting: Setting = {}): string {
  const made = transform(record(id), transformer);
  return replies([made], made.id, opponent, setting);
}

/** The probability of C on the first turn. */
function opening(transformer: Transformer, id: string): number {
  const behaviour = behaviourOf(transform(record(id), transformer));
  if (behaviour.kind !== 'automaton') throw new Error('an automaton stays one');
  return behaviour.automaton.cooperate(behaviour.automaton.initial);
}

interface Recorded {
  readonly transformer: keyof typeof RECORDED;
  readonly cls: string;
  readonly name: string;
  readonly opponent: string;
  readonly player: string;
}

const RECORDED = {
  flipped,
  dual,
  nice,
  initial: initial(['D', 'D', 'C']),
  final: final(['D', 'C', 'D']),
  deadlock: deadlockBreaking,
  grudge: grudging(3),
  apology: apologizing(['D', 'D'], ['C', 'D']),
  ret: retaliating(3),
  rua: retaliateUntilApology,
};

const recorded = JSON.parse(
  readFileSync(new URL('../fixtures/traces/transformers.json', import.meta.url), 'utf8'),
) as Recorded[];

describe('recorded play', () => {
  it.each(recorded)('$name against $opponent', ({ transformer, cls, name, opponent, player }) => {
    const [strategy] = recordsOfClasses(allStrategies(), [cls]);
    const made = transform(strategy!, RECORDED[transformer]);
    expect(made.fullName).toBe(name);
    expect(replies([made], made.id, opponent, { info: { length: opponent.length } })).toBe(player);
  });
});

describe('transformers', () => {
  it.each<[string, Transformer, string, string, string]>([
    ['flipped', flipped, 'tit-for-tat', 'CCDDC', 'DDDCC'],
    ['flipped, own moves as played', flipped, 'grudger-alternator', 'DCCCC', 'DDDDD'],
    ['dual', dual, 'grudger-alternator', 'DCCCC', 'DCDCD'],
    ['noisy for certain', noisy(1), 'tit-for-tat', 'CCDD', 'DDDC'],
    ['forgiving for certain', forgiving(1), 'defector', 'CD', 'CC'],
    ['nice', nice, 'defector', 'CCDCC', 'CCCDD'],
    ['initial', initial(['D', 'D', 'C']), 'tit-for-tat', 'CDDCD', 'DDCDC'],
    ['deadlock breaking', deadlockBreaking, 'tit-for-tat', 'DCDCDC', 'CDCCCD'],
    ['grudging', grudging(1), 'cooperator', 'DCDCC', 'CCCDD'],
    ['apologizing', apologizing(['D'], ['C']), 'defector', 'CDCCD', 'DCDCD'],
    ['apologizing for two rounds', apologizing(['D', 'D'], ['C', 'C']), 'defector', 'CCCCCC', 'DDCDDC'],
    ['retaliating', retaliating(3), 'cooperator', 'DCCCCDDCCCCCC', 'CDDDCCDDDDDDC'],
    ['retaliating until apology', retaliateUntilApology, 'cooperator', 'DDCC', 'CDDC'],
    ['Joss-Ann, C for certain', jossAnn(1, 0), 'defector', 'CC', 'CC'],
    ['Joss-Ann, D for certain', jossAnn(0, 2), 'cooperator', 'CC', 'DD'],
    ['Joss-Ann of nothing', jossAnn(0, 0), 'tit-for-tat', 'DCD', 'CDC'],
    ['mixed with nothing', mixed([0], [record('cooperator')]), 'defector', 'CC', 'DD'],
    [
      'mixed with one for certain',
      mixed([0.5, 1], [record('defector'), record('tit-for-tat')]),
      'defector',
      'CDC',
      'CCD',
    ],
  ])('%s', (_name, transformer, id, opponent, expected) => {
    expect(play(transformer, id, opponent)).toBe(expected);
  });

  it.each([
    [5, 'CCCDD'],
    [1, 'DCCCC'],
    [-1, 'CCCCC'],
    [Infinity, 'CCCCC'],
  ])('final in a match of %d', (length, expected) => {
    expect(play(final(['D', 'D']), 'cooperator', 'CCCCC', { info: { length } })).toBe(expected);
  });

  it.each<[string, Transformer, string, number]>([
    ['noisy', noisy(0.2), 'cooperator', 0.8],
    ['forgiving', forgiving(0.3), 'defector', 0.3],
    ['Joss-Ann', jossAnn(0.2, 0.3), 'cooperator', 0.7],
    ['Joss-Ann', jossAnn(0.2, 0.3), 'defector', 0.2],
    ['Joss-Ann, scaled', jossAnn(0.9, 0.3), 'defector', 0.75],
    ['mixed', mixed([0.25, 0.5], [record('cooperator'), record('defector')]), 'cooperator', 0.5],
    ['mixed, scaled', mixed([1.5, 0.5], [record('cooperator'), record('defector')]), 'defector', 0.75],
  ])('%s %s', (_name, transformer, id, expected) => {
    expect(opening(transformer, id)).toBeCloseTo(expected, 12);
  });

  it('the dual of the dual is the strategy, and the dual does the opposite, whatever comes', () => {
    const deterministic = library.filter(({ classification }) => !classification.stochastic);
    const ids = fc.constantFrom(...deterministic.map(({ id }) => id));
    const moves = fc.string({ unit: fc.constantFrom('C', 'D'), maxLength: 40 });
    fc.assert(
      fc.property(ids, moves, (id, opponent) => {
        const plain = replies(library, id, opponent);
        const opposite = transform(record(id), dual);
        const again = transform(opposite, dual);
        expect(replies([again], again.id, opponent)).toBe(plain);
        const turned = [...plain].map((move) => (move === 'C' ? 'D' : 'C')).join('');
        expect(replies([opposite], opposite.id, opponent)).toBe(turned);
      }),
    );
  });

  it('what is laid over a finite strategy stays finite', () => {
    expect(countStates(behaviourOf(transform(record('tit-for-tat'), jossAnn(0.2, 0.3))))).toBe(2);
    expect(countStates(behaviourOf(transform(record('tit-for-tat'), nice)))).toBe(3);
    expect(countStates(behaviourOf(transform(record('grudger'), initial(['D']))))).toBe(3);
    const apology = apologizing(['D', 'C', 'D'], ['C', 'C', 'D']);
    expect(countStates(behaviourOf(transform(record('cooperator'), apology)))).toBe(4);
  });

  it('works on players too', () => {
    const meta = withTeam('meta-majority', [record('tit-for-tat')]);
    const made = transform(meta, nice);
    expect(replies([made], made.id, 'CDDC')).toBe('CCDD');
    const mix = transform(meta, mixed([1], [record('defector')]));
    expect(replies([mix], mix.id, 'CDDC')).toBe('DDDD');
  });

  it.each<[string, Transformer, string, string]>([
    ['gtft', noisy(0.1), 'Noisy GTFT: 0.33: 0.1', 'true'],
    ['tit-for-tat', final(['D']), 'Final Tit For Tat: [D]', 'false'],
    ['tit-for-tat', jossAnn(0.2, 0.3), 'Joss-Ann Tit For Tat: (0.2, 0.3)', 'true'],
    ['tit-for-tat', retaliateUntilApology, 'RUA Tit For Tat', 'false'],
    ['tit-for-tat', apologizing(['D'], ['C']), 'Apologizing Tit For Tat: [D], [C]', 'false'],
  ])('%s becomes %s', (id, transformer, name, stochastic) => {
    const from = id === 'gtft' ? { ...record('tit-for-tat'), id, name: 'GTFT', fullName: 'GTFT: 0.33' } : record(id);
    const made = transform(from, transformer);
    expect(made.fullName).toBe(name);
    expect(String(made.classification.stochastic)).toBe(stochastic);
  });

  it('the facts follow', () => {
    const facts = (transformer: Transformer, id = 'tit-for-tat'): StrategyRecord['classification'] =>
      transform(record(id), transformer).classification;
    expect(facts(initial(['C', 'C', 'D'])).memoryDepth).toBe(3);
    expect(facts(initial(['C']), 'grudger').memoryDepth).toBe(null);
    expect(facts(final(['D', 'D']))).toMatchObject({ memoryDepth: 2, usesLength: true });
    expect(facts(noisy(1)).stochastic).toBe(false);
    expect(facts(jossAnn(0, 0)).stochastic).toBe(true);
    expect(facts(jossAnn(1, 0), 'grudger')).toMatchObject({ memoryDepth: 0, stochastic: false });
  });

  it('transformers nest, the outermost last', () => {
    const made = transform(transform(record('tit-for-tat'), jossAnn(0.2, 0.3)), dual);
    expect(made.fullName).toBe('Dual Joss-Ann Tit For Tat: (0.2, 0.3)');
    expect(made.id).toBe('dual-joss-ann-tit-for-tat-0.2-0.3');
  });

  it('refuses arguments that do not fit', () => {
    expect(() => apologizing(['C'], [])).toThrow(/two lists/);
    expect(() => mixed([0.5], [])).toThrow(/one weight/);
  });
});
