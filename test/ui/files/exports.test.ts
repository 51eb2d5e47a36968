import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { apply } from '#lib/editor/edit.ts';
import { addState } from '#lib/editor/states.ts';
import { arcFigure } from '#lib/layout/arcs.ts';
import type { MachineDocument } from '#lib/machine/document.ts';
import { EXPORTS, exportName, exportText } from '#lib/ui/files/exports.ts';
import { readImport } from '#lib/ui/files/imports.ts';
import { libraryDocument } from '#lib/ui/files/machines.ts';

const champion = libraryDocument('evolved-fsm-8')!;
const export_ = (id: string, document: MachineDocument, theme: 'light' | 'dark' = 'light') =>
  exportText(
    EXPORTS.find((each) => each.id === id)!,
    {
      document,
      theme,
      figure: arcFigure(document.machine, document.layout),
    },
  );

describe('exports', () => {
  it.each(EXPORTS.map(({ id }) => id))('%s makes a text of the champion', (id) => {
    const made = export_(id, champion);
    expect(made.ok && made.text.length).toBeGreaterThan(100);
  });

  it.each(['xstate', 'typescript', 'axelrod', 'python', 'jflap', 'dot', 'csv'])(
    '%s comes back as it went',
    async (id) => {
      const made = export_(id, champion);
      const format = EXPORTS.find((each) => each.id === id)!;
      const { result } = await readImport(made.ok ? made.text : '', exportName(format, champion));
      if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
      const rows = ({ machine }: MachineDocument) =>
        new Map(machine.states.map(({ id: name, C, D }) => [name, [C, D]]));
      expect(rows(result.value)).toEqual(rows(champion));
      expect(result.value.machine.initial).toBe('5');
    },
  );

  it('draws pictures with a title and in the colours of their paper', () => {
    const light = export_('svg', champion);
    const dark = export_('svg', champion, 'dark');
    expect(light.ok && light.text).toContain('<title>Evolved FSM 8</title>');
    expect(light.ok && light.text).toContain('8 states, 2 never reached');
    expect(dark.ok && light.ok && dark.text !== light.text).toBe(true);
  });

  it('says why an incomplete machine has no form in a format of complete ones', () => {
    const incomplete = apply(emptyDocument(), addState(emptyDocument(), [0, 0]).edit);
    const made = export_('oyun', incomplete);
    expect(!made.ok && made.problems[0]!.message).toMatch(/missing|transition/i);
  });

  it('names files by the machine and the ending', () => {
    expect(EXPORTS.map((each) => exportName(each, champion))).toContain('evolved-fsm-8.jff');
    expect(new Set(EXPORTS.map(({ id }) => id)).size).toBe(EXPORTS.length);
  });
});
