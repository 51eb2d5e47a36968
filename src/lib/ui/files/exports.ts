// What the open machine can be written as: every text format, and its figure as a picture. The figure is the
// one on the canvas, so what is exported is what is seen.

import { describeMachine } from '../../editor/announce.ts';
import { FORMATS } from '../../formats/formats.ts';
import { StratagemError, type Problem } from '../../game/problem.ts';
import type { Figure } from '../../layout/figure.ts';
import { figureToSvg } from '../../layout/svg.ts';
import type { MachineDocument } from '../../machine/document.ts';

/** What there is to choose from. */
export interface ExportFormat {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly mime: string;
  readonly description: string;
  /** A picture made of the text, which is an SVG document. */
  readonly raster: boolean;
}

/** A machine with the figure that shows it. */
export interface Subject {
  readonly document: MachineDocument;
  readonly figure: Figure;
  readonly theme: 'light' | 'dark';
}

/** The text of an export, or why there is none. */
export type Exported =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly Problem[] };

export const EXPORTS: readonly ExportFormat[] = [
  ...FORMATS.filter(({ canExport }) => canExport).map(({ id, name, extensions, mime, description }) => ({
    id,
    name,
    mime,
    description,
    extension: extensions[0]!,
    raster: false,
  })),
  {
    id: 'svg',
    name: 'SVG picture',
    extension: 'svg',
    mime: 'image/svg+xml',
    description: 'The figure as it stands on the canvas, sharp at every size.',
    raster: false,
  },
  {
    id: 'png',
    name: 'PNG picture',
    extension: 'png',
    mime: 'image/png',
    description: 'The figure as it stands on the canvas, at twice its size.',
    raster: true,
  },
];

/** The machine in a format; for pictures, the SVG document. */
export function exportText({ id }: ExportFormat, { document, figure, theme }: Subject): Exported {
  if (id === 'svg' || id === 'png') {
    const unreachable = figure.states.filter(({ reachable }) => !reachable).length;
    const description = describeMachine(document.name, document.machine, unreachable, 0);
    return { ok: true, text: figureToSvg(figure, { theme, title: document.name, description }) };
  }
  try {
    return { ok: true, text: FORMATS.find((format) => format.id === id)!.print!(document) };
  } catch (error) {
    if (error instanceof StratagemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** The name of an exported file. */
export function exportName({ extension }: ExportFormat, { id }: MachineDocument): string {
  return `${id}.${extension}`;
}
