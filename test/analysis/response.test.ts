import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respond } from '#lib/analysis/response.ts';
import { contender } from '#lib/engine/contender.ts';
import { Contender } from '#lib/engine/contender.ts';
import { certainty, expectation, meet } from '#lib/engine/meet.ts';
import { DEFAULT_RULES, type MatchRules } from '#lib/engine/rules.ts';
import { actionOf, codeOf, type Action } from '#lib/game/action.ts';
import type { Behaviour } from '#lib/game/automaton.ts';
import { payoff } from '#lib/game/payoffs.ts';
import { unwrap } from '#lib/game/problem.ts';
import { stream } from '#lib/game/random.ts';
import { allStrategies, findStrategy } from '#lib/library/registry.ts';
import { fullName } from '#lib/library/naming.ts';
import { machineDocuments } from '#lib/library/machines.ts';
import { mealy, mealyAutomaton, size, type Mealy } from '#lib/machine/mealy.ts';
import { outcome } from '#lib/machine/outcome.ts';
import { properties } from '#lib/machine/properties.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { toMealy } from '#lib/machine/validate.ts';

const rulesOf = (change: Partial<MatchRules> = {}): MatchRules => ({ ...DEFAULT_RULES, ...change });
const TIT_FOR_TAT = mealy('1', 'C', { 1: [['1', 'C'], ['1', 'D']] }); // prettier-ignore
const anyMachine = (most: number) =>
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: most })).map(([seed, n]) => randomMachine(stream(seed, 3), n));
const ofMachine = (machine: Mealy, rules: MatchRules): Contender =>
  new Contender('', '', { kind: 'automaton', automaton: mealyAutomaton(machine) } as Behaviour, rules);

/** The score per turn of fixed moves against a machine, without noise. */
function against(machine: Mealy, moves: string, { payoffs }: MatchRules): number {
  let due: Action = machine.opening;
  let state = machine.start;
  let sum = 0;
  for (const move of moves as unknown as Iterable<Action>) {
    sum += payoff(payoffs, move, due);
    const cell = 2 * state + codeOf(move);
    due = actionOf(machine.output[cell]!);
    state = machine.next[cell]!;
  }
  return sum / moves.length;
}

/** The best expected sum that a player who remembers every move of both can have; by trying all, so keep it short. */
function expectimax(machine: Mealy, rules: MatchRules, state: number, due: number, t: number): number {
  const { noise, payoffs } = rules;
  if (t === rules.turns) return 0;
  const played = [0, 1].map((move) => {
    const paid = (reply: number): number => payoff(payoffs, actionOf(move), actionOf(reply));
    const cell = 2 * state + move;
    const later = expectimax(machine, rules, machine.next[cell]!, machine.output[cell]!, t + 1);
    return (1 - noise) * paid(due) + noise * paid(1 - due) + later;
  });
  return Math.max(...[0, 1].map((move) => (1 - noise) * played[move]! + noise * played[1 - move]!));
}

const expectimaxOf = (machine: Mealy, rules: MatchRules): number =>
  expectimax(machine, rules, machine.start, codeOf(machine.opening), 0);

describe('respond', () => {
  it('is known for Tit For Tat: cooperate, and defect at the end', () => {
    const found = respond(TIT_FOR_TAT, rulesOf({ turns: 10 }));
    expect(found.score).toBeCloseTo((9 * 3 + 5) / 10, 12);
    expect(found.moves).toBe('CCCCCCCCCD');
    expect(found).toMatchObject({ longRun: 3, machineScore: 3, exact: true });
    expect(found.loss).toBeCloseTo(0.2, 12);
    expect(size(found.machine)).toBe(1);
    // One defection more than it will ever be paid for.
    expect(respond(TIT_FOR_TAT, rulesOf({ turns: Infinity, ending: 0.9 })).machine.opening).toBe('D');
    expect(respond(TIT_FOR_TAT, rulesOf({ turns: Infinity, ending: 0.01 })).machineScore).toBeCloseTo(3, 12);
  });

  it('is what trying every sequence of moves finds, and its moves earn it', () => {
    fc.assert(
      fc.property(anyMachine(4), fc.integer({ min: 1, max: 9 }), (machine, turns) => {
        const rules = rulesOf({ turns });
        let most = -Infinity;
        for (let i = 0; i < 2 ** turns; i++) {
          const moves = Array.from({ length: turns }, (_, t) => ((i >> t) & 1 ? 'D' : 'C')).join('');
          most = Math.max(most, against(machine, moves, rules));
        }
        const { score, moves } = respond(machine, rules);
        expect(score).toBeCloseTo(most, 10);
        expect(against(machine, moves!, rules)).toBeCloseTo(score, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('is what trying every sequence of moves finds where the end is left to chance', () => {
    fc.assert(
      fc.property(anyMachine(4), fc.double({ min: 0.05, max: 0.9, noNaN: true }), (machine, ending) => {
        const turns = 7;
        const rules = rulesOf({ turns, ending });
        let most = -Infinity;
        for (let i = 0; i < 2 ** turns; i++) {
          const moves = Array.from({ length: turns }, (_, t) => ((i >> t) & 1 ? 'D' : 'C')).join('');
          let score = 0;
          for (let length = 1; length <= turns; length++) {
            const chance = (length === turns ? 1 : ending) * (1 - ending) ** (length - 1);
            score += chance * against(machine, moves.slice(0, length), rules);
          }
          most = Math.max(most, score);
        }
        expect(respond(machine, rules).score).toBeCloseTo(most, 10);
      }),
      { numRuns: 40 },
    );
  });

  it('is what trying every strategy finds under noise', () => {
    fc.assert(
      fc.property(
        anyMachine(3),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (machine, turns, noise) => {
          const rules = rulesOf({ turns, noise });
          expect(respond(machine, rules).score).toBeCloseTo(expectimaxOf(machine, rules) / turns, 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('claims for its machine what the machine gets, never more than is possible', () => {
    const settings = fc.constantFrom(
      rulesOf({ turns: 30 }),
      rulesOf({ turns: 30, noise: 0.05 }),
      rulesOf({ turns: Infinity, ending: 0.1 }),
      rulesOf({ turns: Infinity, ending: 0.1, noise: 0.1 }),
    );
    fc.assert(
      fc.property(anyMachine(6), settings, (machine, rules) => {
        const found = respond(machine, rules);
        const options = { repetitions: 1, seed: 1, exact: true, path: [] };
        const played = meet(ofMachine(found.machine, rules), ofMachine(machine, rules), rules, options);
        expect(played.exact).toBe(true);
        expect(found.machineScore).toBeCloseTo(played.score, 10);
        expect(found.opponentScore).toBeCloseTo(played.opponentScore, 10);
        expect(found.machineScore).toBeLessThanOrEqual(found.score + 1e-10);
        expect(found.loss).toBeCloseTo(found.score - found.machineScore, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing in the long run, and its cycle is the greatest', () => {
    fc.assert(
      fc.property(anyMachine(7), (machine) => {
        const found = respond(machine, rulesOf({ turns: 5000 }));
        expect(found.longRun).toBeCloseTo(properties(machine).bestResponse.opponent, 12);
        expect(outcome(found.machine, machine, DEFAULT_RULES.payoffs).own).toBeCloseTo(found.longRun!, 9);
        expect(size(found.machine)).toBeLessThanOrEqual(2 * size(machine));
        expect(found.loss).toBeLessThan(0.02);
      }),
      { numRuns: 40 },
    );
  });

  it('has a long run under noise to which the scores of longer and longer matches tend', () => {
    for (let seed = 0; seed < 8; seed++) {
      const machine = randomMachine(stream(seed, 3), 5);
      const rules = rulesOf({ noise: 0.1 });
      const [short, long] = [2000, 4000].map((turns) => respond(machine, { ...rules, turns }));
      // What a match has beyond its turns' mean is the same in both, so it falls out.
      expect(short!.longRun).toBeCloseTo(2 * long!.score - short!.score, 8);
    }
  });

  it('has a machine under noise that sees through it, where ignoring what it sees would not do', () => {
    const machine = unwrap(toMealy(machineDocuments.find(({ id }) => id === 'evolved-fsm-6')!.machine));
    const found = respond(machine, rulesOf({ noise: 0.05 }));
    const always = (move: Action): number => {
      const fixed = ofMachine(mealy('1', move, { 1: [['1', move], ['1', move]] }), rulesOf({ noise: 0.05 })); // prettier-ignore
      return expectation(fixed, ofMachine(machine, fixed.rules), fixed.rules)!.score;
    };
    expect(found.machineScore).toBeGreaterThan(Math.max(always('C'), always('D')) + 0.3);
    expect(found.loss).toBeLessThan(0.25);
    expect(size(found.machine)).toBeLessThanOrEqual(128);
  });

  it('bounds what every strategy of the library gets', () => {
    const settings = [
      rulesOf({ turns: 20 }),
      rulesOf({ turns: 20, noise: 0.1 }),
      rulesOf({ turns: Infinity, ending: 0.1 }),
    ];
    const machines = [TIT_FOR_TAT, randomMachine(stream(1), 3), randomMachine(stream(2), 5)];
    const names = allStrategies()
      .filter(({ classification }) => !classification.longRun)
      .map(fullName);
    let compared = 0;
    for (const rules of settings) {
      const bounds = machines.map((machine) => respond(machine, rules).score);
      const targets = machines.map((machine) => ofMachine(machine, rules));
      for (const name of names) {
        const player = contender({ kind: 'library', name }, rules, (each) => unwrap(findStrategy(each)));
        targets.forEach((target, i) => {
          const played = certainty(player, target, rules) ?? expectation(player, target, rules, {}, { states: 512 });
          if (!played) return;
          expect(played.score, name).toBeLessThanOrEqual(bounds[i]! + 1e-9);
          compared++;
        });
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});
