// The formats that are only written: Mermaid, TikZ, and TypeScript as a module that is really loaded.

import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import ts from 'typescript';
import { plainDocument } from '#lib/formats/checked.ts';
import { printMermaid } from '#lib/formats/mermaid.ts';
import { printTikz } from '#lib/formats/tikz.ts';
import { printTypeScript } from '#lib/formats/typescript.ts';
import { mealy, toDraft } from '#lib/machine/mealy.ts';

const HOSTILE = 'a_1 "}$#%& <b>\n\\*/';
const draft = toDraft(mealy('1', 'D', { 1: [['1', 'C'], ['2', 'D']], 2: [['1', 'C'], ['1', 'D']] })); // prettier-ignore
const document = plainDocument('Tester', {
  ...draft,
  states: draft.states.map((state) => (state.id === '2' ? { ...state, label: HOSTILE } : state)),
});

describe('Mermaid', () => {
  it('has the opening move, every arrow, and names as text', () => {
    const text = printMermaid(document);
    expect(text.split('\n').slice(3)).toEqual([
      'stateDiagram-v2',
      '  direction LR',
      '  state "1" as s0',
      '  state "a_1 #34;#125;$#35;#37;#38; #60;b#62; #92;*/" as s1',
      '  [*] --> s0 : D',
      '  s0 --> s0 : C/C',
      '  s0 --> s1 : D/D',
      '  s1 --> s0 : C/C',
      '  s1 --> s0 : D/D',
      '',
    ]);
  });
});

describe('TikZ', () => {
  it('stacks both moves on one arrow, bends opposite arrows, escapes names', () => {
    const text = printTikz(document);
    expect(text).toContain('\\node[state, initial, initial text={$D$}] (s0)');
    expect(text).toContain('{a\\_1 "\\}\\$\\#\\%\\& \\textless{}b\\textgreater{} \\textbackslash{}*/};');
    expect(text).toContain('(s0) edge[loop above] node {$C/C$} (s0)');
    expect(text).toContain('(s0) edge[bend left=20] node {$D/D$} (s1)');
    expect(text).toContain('(s1) edge[bend left=20] node {$C/C$\\\\$D/D$} (s0);');
  });

  it('puts states where the canvas has them, y upwards, 40 px to the cm', () => {
    const text = printTikz({ ...document, layout: { 1: [100, 100], 2: [300, 20] } });
    expect(text).toContain('(s0) at (0.00, 0.00)');
    expect(text).toContain('(s1) at (5.00, 2.00)');
  });

  it('leaves out arrows that lead nowhere, and draws an empty machine', () => {
    const nowhere = { id: 'a', label: null, C: { target: 'gone', output: 'C' as const }, D: null };
    expect(printTikz(plainDocument('x', { initial: null, opening: 'C', states: [nowhere] }))).not.toContain('edge');
    expect(printTikz(plainDocument('x', { initial: null, opening: 'C', states: [] }))).toContain('\\end{tikzpicture}');
  });
});

describe('TypeScript', () => {
  it('is a module without type or syntax errors that makes the machine', async () => {
    const source = printTypeScript({ ...document, name: '7 wonders */ x', description: '*/ alert(1) /*' });
    expect(source).toContain('export const fsm7WondersXMachine = setup(');
    const compiled = ts.transpileModule(source, {
      reportDiagnostics: true,
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
    });
    expect(compiled.diagnostics).toEqual([]);
    const inTest = compiled.outputText.replace("'xstate'", JSON.stringify(import.meta.resolve('xstate')));
    const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(inTest)}`)) as {
      fsm7WondersXMachine: Parameters<typeof createActor>[0];
    };
    const actor = createActor(module.fsm7WondersXMachine).start();
    actor.send({ type: 'D' });
    expect(actor.getSnapshot()).toMatchObject({ value: '2' });
  });
});
