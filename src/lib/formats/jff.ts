// JFLAP's files (`.jff`), Mealy machines: states with positions, transitions that read the opponent's move and
// write ours. JFLAP knows no output before the first input, so name and opening move stand in a note on the
// canvas. Moore machines are read too: the output of a state moves to the arrows that lead to it.

import { ACTIONS, isAction, type Action } from '../game/action.ts';
import { problem, warning, type Parsed, type Problem } from '../game/problem.ts';
import type { MachineDocument } from '../machine/document.ts';
import { checked, plainDocument, refused } from './checked.ts';
import { DraftBuilder } from './draft-builder.ts';
import { sizeProblem, textProblem } from './limits.ts';
import { lineAndColumn } from './literal.ts';
import { escapeXml, readXml, type Element } from './xml.ts';

/** Reads a Mealy or Moore machine of JFLAP over C and D. */
export function parseJff(text: string): Parsed<MachineDocument> {
  const tooLong = textProblem(text);
  if (tooLong !== null) return refused(tooLong);
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const fail = (element: Element, code: string, message: string) => {
    const place = lineAndColumn(text, element.at);
    return refused(problem(`jff/${code}`, `Line ${place.line}, column ${place.column}: ${message}`, place));
  };
  const structure = xml.value;
  const type = textOf(structure, 'type') ?? 'of no type';
  if (structure.name !== 'structure' || (type !== 'mealy' && type !== 'moore')) {
    const found =
      structure.name === 'structure'
        ? `The machine is ${JSON.stringify(type.slice(0, 40))}`
        : `The file is <${structure.name}>`;
    return fail(structure, 'type', `${found}; expected a JFLAP <structure> with <type>mealy</type>.`);
  }
  const automaton = child(structure, 'automaton') ?? structure; // older versions have no <automaton>
  const states = automaton.children.filter((element) => element.name === 'state');
  const tooMany = sizeProblem(states.length);
  if (tooMany !== null) return refused(tooMany);

  const builder = new DraftBuilder();
  const names = new Map<string, string>();
  const moves = new Map<string, Action>();
  let start: string | null = null;
  for (const state of states) {
    const number = state.attributes.get('id');
    if (number === undefined || names.has(number))
      return fail(state, 'state-id', 'The state has no id of its own. Give it one.');
    const wanted = state.attributes.get('name') ?? number;
    const name = builder.has(wanted) ? `${wanted} (${number})` : wanted; // JFLAP allows equal names
    if (builder.has(name))
      return fail(state, 'state-id', `The name ${JSON.stringify(wanted)} stands twice. Rename one.`);
    names.set(number, name);
    builder.state(name, textOf(state, 'label') || null);
    const position = [textOf(state, 'x'), textOf(state, 'y')].map((part) => (part ? Number(part) : NaN));
    if (position.every(Number.isFinite)) builder.place(name, position as [number, number]);
    if (child(state, 'initial') !== undefined) {
      if (start !== null) return fail(state, 'two-starts', 'A second state is marked as initial. Keep one.');
      start = name;
    }
    const move = moveIn(state, 'output');
    if (move !== null) moves.set(name, move);
    else if (type === 'moore') return fail(state, 'bad-move', `State ${JSON.stringify(name)} has no output C or D.`);
  }
  for (const transition of automaton.children.filter((element) => element.name === 'transition')) {
    const from = names.get(textOf(transition, 'from') ?? '');
    const to = names.get(textOf(transition, 'to') ?? '');
    if (from === undefined || to === undefined)
      return fail(transition, 'unknown-state', 'The transition names a state that does not exist.');
    const input = moveIn(transition, 'read');
    const output = type === 'moore' ? moves.get(to)! : moveIn(transition, 'transout');
    if (input === null || output === null) {
      return fail(
        transition,
        'bad-move',
        `The transition from ${JSON.stringify(from)} to ${JSON.stringify(to)} reads or writes something other than C and D.`,
      );
    }
    if (!builder.add(from, input, to, output)) {
      return fail(
        transition,
        'duplicate',
        `State ${JSON.stringify(from)} has a second transition for ${input}. Keep one.`,
      );
    }
  }
  const notes = automaton.children
    .filter((element) => element.name === 'note')
    .map((note) => textOf(note, 'text') ?? '');
  return finish(builder, start, type === 'moore' && start !== null ? moves.get(start)! : null, notes.join('\n'));
}

function finish(
  builder: DraftBuilder,
  start: string | null,
  opening: Action | null,
  note: string,
): Parsed<MachineDocument> {
  const warnings: Problem[] = [];
  const move = opening ?? /^\s*opening(?: move)?\s*[:=]?\s*([CD])\s*$/im.exec(note)?.[1]?.toUpperCase() ?? null;
  if (move === null) {
    warnings.push(
      warning(
        'jff/no-opening',
        'JFLAP keeps no opening move; C is taken. A note "opening: D" in the file would say otherwise.',
      ),
    );
  }
  const name = /^\s*name:(.*)$/im.exec(note)?.[1] ?? '';
  const draft = builder.draft(start, move === 'D' ? 'D' : 'C');
  return checked(plainDocument(name, draft, { layout: builder.layout() }), warnings);
}

/** The machine as a JFLAP file; states without a position are put on a circle. */
export function printJff(document: MachineDocument): string {
  const { states, initial, opening } = document.machine;
  const numbers = new Map(states.map((state, i) => [state.id, i]));
  const radius = 60 + 25 * states.length;
  const lines = states.flatMap((state, i) => {
    const angle = (2 * Math.PI * i) / states.length - Math.PI / 2;
    const onCircle = [Math.round(radius * (1 + Math.cos(angle))), Math.round(radius * (1 + Math.sin(angle)))] as const;
    const [x, y] = (Object.hasOwn(document.layout, state.id) ? document.layout[state.id] : null) ?? onCircle;
    return [
      `    <state id="${i}" name="${escapeXml(state.id)}">`,
      `      <x>${x}</x>`,
      `      <y>${y}</y>`,
      ...(state.label ? [`      <label>${escapeXml(state.label)}</label>`] : []),
      ...(state.id === initial ? ['      <initial/>'] : []),
      '    </state>',
    ];
  });
  const transitions = states.flatMap((state, i) =>
    ACTIONS.flatMap((input) => {
      const transition = state[input];
      const to = transition === null ? undefined : numbers.get(transition.target);
      if (to === undefined) return [];
      return [
        '    <transition>',
        `      <from>${i}</from>`,
        `      <to>${to}</to>`,
        `      <read>${input}</read>`,
        `      <transout>${transition!.output}</transout>`,
        '    </transition>',
      ];
    }),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
    '<structure>',
    '  <type>mealy</type>',
    '  <automaton>',
    ...lines,
    ...transitions,
    '    <note>',
    `      <text>name: ${escapeXml(document.name.replace(/\s+/g, ' '))}\nopening: ${opening}</text>`,
    '      <x>0</x>',
    '      <y>0</y>',
    '    </note>',
    '  </automaton>',
    '</structure>',
    '',
  ].join('\n');
}

function child(element: Element, name: string): Element | undefined {
  return element.children.find((each) => each.name === name);
}

function textOf(element: Element, name: string): string | undefined {
  return child(element, name)?.text.trim();
}

function moveIn(element: Element, name: string): Action | null {
  const text = textOf(element, name)?.toUpperCase();
  return isAction(text) ? text : null;
}
