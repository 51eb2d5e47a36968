import { describe, expect, it } from 'vitest';
import { parseAxelrod, printPythonClass, printTuples } from '#lib/formats/axelrod.ts';
import { plainDocument } from '#lib/formats/checked.ts';
import { unwrap } from '#lib/game/problem.ts';
import { mealy, toDraft } from '#lib/machine/mealy.ts';

const GRUDGER = toDraft(mealy('1', 'C', { 1: [['1', 'C'], ['2', 'D']], 2: [['2', 'D'], ['2', 'D']] })); // prettier-ignore
const ROWS = '(1, C, 1, C), (1, D, 2, D), (2, C, 2, D), (2, D, 2, D)';

const PYTHON = `
from axelrod.action import Action
C, D = Action.C, Action.D

class MyGrudger2(FSMPlayer):
    """
    Punishes (with "D", always)  # not a comment

    Names: - Grudger: [1]_
    """

    name = 'My Grudger'

    def __init__(self, initial_state: int = 9) -> None:
        transitions: Tuple = (
            (1, C, 1, C),  # all is well (1, C, 9, 9)
            (1, Action.D, 2, axl.Action.D),
            [2, "C", 2, 'D'],
            (2, D, 2, D,),
        )
        super().__init__(transitions=transitions, initial_state=1, initial_action=C)
`;

describe('reading', () => {
  it.each([
    ['settings before', `initial_state=1, initial_action=C ${ROWS}`],
    ['settings after', `${ROWS}\nstart state: 1\nopening move: C`],
    ['lists', `start = 1; opening = C; [${ROWS.replaceAll('(', '[').replaceAll(')', ']')}]`],
    ['strings', `initial state "1" initial action 'C' (${ROWS.replaceAll('C', "'C'").replaceAll('D', '"D"')})`],
    ['as the library prints a player', `(${ROWS}), 1, C`],
    ['a row a line, with comments', `# my machine\nstart 1\nopening C\n${ROWS.replaceAll('), ', ') # row\n')}`],
    ['a Python class', PYTHON],
  ])('%s', (_, text) => {
    const parsed = parseAxelrod(text);
    expect(parsed).toMatchObject({ ok: true, warnings: [] });
    expect(unwrap(parsed).machine).toEqual(GRUDGER);
  });

  it('takes name and description from a class, and the name from a comment in the first line', () => {
    expect(unwrap(parseAxelrod(PYTHON))).toMatchObject({
      id: 'my-grudger',
      name: 'My Grudger',
      description: 'Punishes (with "D", always) # not a comment',
    });
    expect(unwrap(parseAxelrod(`# Grudger\n${ROWS}`)).name).toBe('Grudger');
  });

  it('assumes the first state and C, and says so', () => {
    const parsed = parseAxelrod('(7, C, 7, C), (7, D, 3, D), (3, C, 7, C), (3, D, 3, D)');
    expect(parsed.ok && parsed.warnings.map((each) => each.code)).toEqual(['axelrod/no-start', 'axelrod/no-opening']);
    expect(unwrap(parsed).machine).toMatchObject({ initial: '7', opening: 'C', states: [{ id: '7' }, { id: '3' }] });
  });

  it('makes a state of what is only led to', () => {
    const parsed = parseAxelrod('start 1 opening D (1, C, 1, C), (1, D, 2, D)');
    expect(unwrap(parsed).machine.states[1]).toEqual({ id: '2', label: null, C: null, D: null });
  });

  it.each([
    ['a bad reply', '(1, C, 1, C),\n (1, D, 1, X)', 'axelrod/bad-move', 2, 12],
    ['a bad move', '(1, E, 1, C)', 'axelrod/bad-move', 1, 5],
    ['three parts', '(1, C, 1)', 'axelrod/bad-row', 1, 1],
    ['five parts', '(1, C, 1, C, 5)', 'axelrod/bad-row', 1, 1],
    ['a second row for the same move', '(1, C, 1, C), (1, C, 1, D)', 'axelrod/duplicate', 1, 15],
    ['other words', '(1, C, 1, C)\nhello', 'axelrod/syntax', 2, 1],
    ['a missing end', '((1, C, 1, C), (1, D, 1, D)', 'axelrod/syntax', 1, 27],
    ['an open string', "(1, C, 'a, C)", 'axelrod/open-string', 1, 8],
  ])('refuses %s with line and column', (_, text, code, line, column) => {
    const parsed = parseAxelrod(text);
    expect(!parsed.ok && parsed.problems[0]).toMatchObject({ code, place: { line, column } });
  });
});

describe('writing', () => {
  it('tuples are assignments that Python reads', () => {
    expect(printTuples(plainDocument('Grudger', GRUDGER))).toBe(
      `# Grudger\ninitial_state = 1\ninitial_action = C\ntransitions = (\n    ${ROWS.replaceAll('), ', '),\n    ')},\n)\n`,
    );
  });

  it('numbers states whose names are no numbers, and says which is which', () => {
    const draft = toDraft(mealy('calm', 'C', { calm: [['calm', 'C'], ['angry', 'D']], angry: [['angry', 'D'], ['angry', 'D']] })); // prettier-ignore
    const text = printTuples(plainDocument('Grudger', draft));
    expect(text).toContain('# state 2: angry');
    expect(unwrap(parseAxelrod(text)).machine).toEqual(GRUDGER);
  });

  it('a class keeps names as text, whatever stands in them', () => {
    const name = '"""\nimport os # \\';
    const text = printPythonClass(plainDocument(name, GRUDGER));
    expect(unwrap(parseAxelrod(text))).toMatchObject({ name, machine: GRUDGER });
    expect(text).toContain('class ImportOs(FSMPlayer):');
    expect(text).toContain('"memory_depth": 1,');
  });
});
