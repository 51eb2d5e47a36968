import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playMatch } from '#lib/engine/play.ts';
import { DEFAULT_RULES, matchInfo, type MatchRules } from '#lib/engine/rules.ts';
import { opponentOf, type OpponentSpec } from '#lib/editor/replay-opponent.ts';
import { ReplaySession, type ReplayTurn } from '#lib/editor/replay.ts';
import { unwrap } from '#lib/game/problem.ts';
import { machineDocuments, thesisDocuments } from '#lib/library/machines.ts';
import { findStrategy } from '#lib/library/registry.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { mealyAutomaton } from '#lib/machine/mealy.ts';
import { toMealy } from '#lib/machine/validate.ts';
import { completeDocument } from '../machine-arbitrary.ts';

const [evolved8] = thesisDocuments.filter(({ id }) => id === 'evolved-fsm-8');
const library = (name: string): OpponentSpec => ({ kind: 'library', name });

function session(document: MachineDocument, spec: OpponentSpec, rules: MatchRules = DEFAULT_RULES, seed = 1) {
  return new ReplaySession({ document, opponent: unwrap(opponentOf(spec, rules)), rules, seed });
}

function automatonOf({ machine }: MachineDocument) {
  return { kind: 'automaton', automaton: mealyAutomaton(unwrap(toMealy(machine))) as never } as const;
}

/** The same match by the engine. */
function engineMatch(document: MachineDocument, name: string, rules: MatchRules, seed: number) {
  const { record, parameters } = unwrap(findStrategy(name));
  return playMatch(automatonOf(document), record.create(parameters, matchInfo(rules)), rules, seed);
}

const moves = (turns: readonly ReplayTurn[]) => ({
  own: turns.map((turn) => turn.own).join(''),
  opponent: turns.map((turn) => turn.opponent).join(''),
  ownFlips: turns.flatMap((turn, i) => (turn.ownFlipped ? [i] : [])),
  opponentFlips: turns.flatMap((turn, i) => (turn.opponentFlipped ? [i] : [])),
});

const OPPONENTS = [
  'Tit For Tat',
  'Defector',
  'Random: 0.5',
  'Evolved FSM 16',
  'BackStabber',
  'Omega TFT',
  'Evolved ANN 5',
  'Stochastic WSLS',
  'Fortress3',
  'ZD-Extort-2',
  'Adaptive',
  'First by Joss',
];

describe('a replay', () => {
  it.each(OPPONENTS)('plays the match that the engine plays, with and without noise, against %s', (name) => {
    for (const noise of [0, 0.1, 1]) {
      const rules = { ...DEFAULT_RULES, noise };
      for (const seed of [1, 77]) {
        const match = engineMatch(evolved8!, name, rules, seed);
        const replay = session(evolved8!, library(name), rules, seed);
        replay.seek(rules.turns);
        const last = replay.turns.at(-1)!;
        expect({
          ...moves(replay.turns),
          score: last.score,
          opponentScore: last.opponentScore,
          turns: replay.turn,
        }).toEqual(match);
      }
    }
  });

  it('of any two machines is the engine’s match, and both stand where their tables say', () => {
    fc.assert(
      fc.property(completeDocument, completeDocument, fc.constantFrom(0, 0.2), fc.nat(), (a, b, noise, seed) => {
        const rules = { ...DEFAULT_RULES, turns: 30, noise };
        const replay = session(a, { kind: 'machine', document: b }, rules, seed);
        const tables = [a, b].map(({ machine }) => unwrap(toMealy(machine)));
        const states = tables.map(({ start }) => start);
        for (let turn = 0; turn < 30; turn++) {
          expect(replay.lit.state).toBe(tables[0]!.names[states[0]!]);
          expect(replay.opponentLit?.state).toBe(tables[1]!.names[states[1]!]);
          replay.step();
          const { own, opponent } = replay.turns[turn]!;
          expect(replay.lit.transition).toBe(`${tables[0]!.names[states[0]!]}:${opponent}`);
          [opponent, own].forEach((input, i) => {
            states[i] = tables[i]!.next[2 * states[i]! + (input === 'C' ? 0 : 1)]!;
          });
        }
        expect(moves(replay.turns)).toMatchObject(pick(playMatch(automatonOf(a), automatonOf(b), rules, seed)));
        replay.stop();
      }),
      { numRuns: 60 },
    );
  });

  it('may be gone through in any order: what was played stays, and the actor stands where it stood', () => {
    const jumps = fc.array(fc.integer({ min: -3, max: 45 }), { maxLength: 30 });
    const rules = { ...DEFAULT_RULES, turns: 40, noise: 0.15 };
    const straight = session(evolved8!, library('Random: 0.5'), rules, 5);
    const places = [{ lit: straight.lit, due: straight.due }];
    while (straight.step()) places.push({ lit: straight.lit, due: straight.due });
    fc.assert(
      fc.property(jumps, (wanted) => {
        const replay = session(evolved8!, library('Random: 0.5'), rules, 5);
        for (const turn of wanted) {
          replay.seek(turn);
          expect({ lit: replay.lit, due: replay.due }).toEqual(places[replay.turn]);
          replay.step();
        }
        expect(replay.turns).toEqual(straight.turns.slice(0, replay.turns.length));
        replay.stop();
      }),
      { numRuns: 60 },
    );
  });

  it('waits for the user, and goes on another way from an earlier place', () => {
    const rules = { ...DEFAULT_RULES, turns: 6 };
    const replay = session(evolved8!, { kind: 'user' }, rules);
    expect(replay.step()).toBe(false);
    for (const move of 'CDDD') replay.answer(move as 'C' | 'D');
    expect(moves(replay.turns)).toMatchObject({ own: 'CCDD', opponent: 'CDDD' });
    replay.seek(1);
    expect(replay.waiting).toBe(false);
    replay.answer('C');
    expect(moves(replay.turns).opponent).toBe('CC');
    expect(replay.waiting).toBe(true);
    for (const move of 'CCCC') replay.answer(move as 'C' | 'D');
    expect([replay.over, replay.answer('C')]).toEqual([true, false]);
  });

  it('keeps the noise of every turn when the user goes another way', () => {
    const rules = { ...DEFAULT_RULES, turns: 40, noise: 0.3 };
    const replay = session(evolved8!, { kind: 'user' }, rules, 9);
    const play = () => {
      for (let turn = 0; turn < 40; turn++) replay.answer('C');
      return moves(replay.turns);
    };
    const first = play();
    expect(first.ownFlips.length).toBeGreaterThan(3);
    replay.seek(7);
    expect(play()).toEqual(first);
  });

  it('repeats a typed sequence, and refuses what is none', () => {
    const replay = session(evolved8!, { kind: 'sequence', moves: 'cc d' });
    replay.seek(8);
    expect(moves(replay.turns).opponent).toBe('CCDCCDCC');
    const refused = opponentOf({ kind: 'sequence', moves: 'CCX' }, DEFAULT_RULES);
    expect(refused.ok ? null : refused.problems[0]!.code).toBe('replay/bad-sequence');
  });

  it('reports to an inspector all that the actors did, and do from then on', () => {
    const replay = session(evolved8!, library('Tit For Tat'), { ...DEFAULT_RULES, turns: 5 });
    replay.seek(3);
    const seen: string[] = [];
    replay.inspect((event) => {
      if (event.type === '@xstate.event') seen.push(event.event.type);
    });
    expect(replay.turn).toBe(3);
    const soFar = seen.filter((type) => /^[CD]$/.test(type)).length;
    replay.step();
    expect([soFar, seen.filter((type) => /^[CD]$/.test(type)).length]).toEqual([6, 8]);
  });
});

describe('opponents', () => {
  it('that are machines play as machines; coded ones where they are small, and only without noise', () => {
    const kind = (name: string, noise = 0) => unwrap(opponentOf(library(name), { ...DEFAULT_RULES, noise })).kind;
    expect(kind('Tit For Tat')).toBe('machine');
    expect(kind('Tit For Tat', 0.1)).toBe('player');
    expect(kind('Random: 0.5')).toBe('player');
    for (const { name } of machineDocuments) expect(kind(name, 0.1), name).toBe('machine');
  });
});

function pick({ own, opponent, ownFlips, opponentFlips }: ReturnType<typeof playMatch>) {
  return { own, opponent, ownFlips, opponentFlips };
}
