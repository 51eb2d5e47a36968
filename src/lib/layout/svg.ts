// A figure as a stand-alone SVG: for export, thumbnails and documents. Our reply colours the arrow, the
// opponent's move draws its line: solid for C, dashed for D. Where C and D share an arrow, the dashed line
// lies over the solid one, each in the colour of its reply. Styles go in with the picture, colours as
// plain values, so that it looks the same in every viewer. All text is escaped.

import type { Action } from '../game/action.ts';
import {
  captionBox,
  ARROW,
  LABEL,
  STATE_RADIUS,
  type Box,
  type Figure,
  type FigureEdge,
  type Point,
} from './figure.ts';
import { centreOf, px } from './geometry.ts';

/** Colours of a theme; the page's tokens have the same values. */
export interface Palette {
  readonly paper: string;
  readonly state: string;
  readonly ink: string;
  readonly mute: string;
  /** Lines that recede: the strip's frame, hatching. */
  readonly line: string;
  readonly faint: string;
  readonly C: string;
  readonly D: string;
  readonly accent: string;
}

export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    paper: '#fcfbf9',
    state: '#ffffff',
    ink: '#1b1f23',
    mute: '#6a7179',
    line: '#d9d8d4',
    faint: '#b4b7bb',
    C: '#0063a5',
    D: '#c2410c',
    accent: '#5b4bd6',
  },
  dark: {
    paper: '#14171a',
    state: '#1c2024',
    ink: '#eceff1',
    mute: '#9aa1a8',
    line: '#363b41',
    faint: '#5d646b',
    C: '#58b1f3',
    D: '#ff8a50',
    accent: '#a99fff',
  },
};

export interface SvgOptions {
  readonly theme?: 'light' | 'dark';
  readonly title?: string;
  readonly description?: string;
  /** Style sheet inside the picture; without it the elements carry only classes for the page's own. Default true. */
  readonly embedStyles?: boolean;
  /** A state and an arrow, by id, to be shown as active. */
  readonly highlight?: { readonly state?: string; readonly edge?: string };
}

/** The figure as an SVG document, 16 px of paper around it. */
export function figureToSvg(figure: Figure, options: SvgOptions = {}): string {
  const { theme = 'light', title, description, embedStyles = true, highlight } = options;
  const palette = PALETTES[theme];
  const edges = [...figure.edges].sort((a, b) => Number(a.reachable) - Number(b.reachable));
  // Unreachable arrows lie lowest, labels above all lines, states above their ends.
  const body = [
    ...(title === undefined ? [] : [`<title>${escapeText(title)}</title>`]),
    ...(description === undefined ? [] : [`<desc>${escapeText(description)}</desc>`]),
    ...(embedStyles ? [`<style>${styles(palette)}</style>`] : []),
    hatch(theme, palette),
    paper(figure.bounds),
    ...(figure.strip ? [strip(figure.strip)] : []),
    ...edges.map((edge) => arrow(edge, edge.id === highlight?.edge)),
    ...startArrow(figure),
    ...edges.map(label),
    ...figure.states.map((state) => circle(state, theme, state.id === highlight?.state)),
  ];
  return svgDocument(figure.bounds, MARGIN, body);
}

/** A small picture of a figure: shapes and colours without any text; scales to any size. */
export function thumbnail(figure: Figure, theme: 'light' | 'dark' = 'light'): string {
  const palette = PALETTES[theme];
  const lines = figure.edges.map((edge) => {
    const last = edge.parts[edge.parts.length - 1]!;
    const colour = edge.reachable ? palette[last.output] : palette.faint;
    return (
      `<path d="${edge.path}" fill="none" stroke="${colour}" stroke-width="4"/>` +
      `<path d="${headPath(edge.tip, edge.direction)}" fill="${colour}" stroke="${colour}" stroke-width="4"/>`
    );
  });
  const dots = figure.states.map((state) => {
    const colour = state.reachable ? palette.ink : palette.faint;
    const fill = state.start ? colour : palette.state;
    return `<circle cx="${px(state.x)}" cy="${px(state.y)}" r="${STATE_RADIUS - 2}" fill="${fill}" stroke="${colour}" stroke-width="4"/>`;
  });
  return svgDocument(figure.bounds, 4, [...lines, ...dots]);
}

/** The arrow's head as SVG path data: a triangle with its tip at `tip`. */
export function headPath(tip: Point, direction: number): string {
  const cos = Math.cos(direction);
  const sin = Math.sin(direction);
  const corner = (side: number): string => {
    const w = (side * ARROW.width) / 2;
    return `${px(tip.x - ARROW.length * cos - w * sin)} ${px(tip.y - ARROW.length * sin + w * cos)}`;
  };
  return `M${px(tip.x)} ${px(tip.y)}L${corner(1)}L${corner(-1)}Z`;
}

/** The reply an arrow's head is coloured by; null where C and D get different replies. */
export function headReply(edge: Pick<FigureEdge, 'parts'>): Action | null {
  const [first, second] = edge.parts;
  return second && second.output !== first!.output ? null : first!.output;
}

const MARGIN = 16;
const SANS = "'Inter Variable','Inter',system-ui,sans-serif";
const MONO = "'JetBrains Mono Variable','JetBrains Mono',ui-monospace,Menlo,Consolas,monospace";

function styles(p: Palette): string {
  return [
    `.paper{fill:${p.paper}}`,
    `.arrow path{fill:none;stroke-width:1.8;stroke-linejoin:round}`,
    `.arrow .C{stroke:${p.C}}.arrow .D{stroke:${p.D}}.arrow .on-D{stroke-dasharray:6 4}`,
    `.arrow .head{stroke:none}.arrow .head.C{fill:${p.C}}.arrow .head.D{fill:${p.D}}.arrow .head.both{fill:${p.ink}}`,
    `.arrow.active path{stroke-width:4}.arrow.active .head{stroke-width:0}`,
    `.arrow.unreachable path{stroke:${p.faint};stroke-width:1.4}.arrow.unreachable .head{stroke:none;fill:${p.faint}}`,
    `.label rect{fill:${p.paper}}`,
    `.label text{font:600 14px ${MONO};text-anchor:middle;fill:${p.mute}}`,
    `.label .input{fill:${p.ink}}.label .C{fill:${p.C}}.label .D{fill:${p.D}}`,
    `.label.unreachable text{font-weight:400}.label.unreachable tspan{fill:${p.mute}}`,
    `.state circle{fill:${p.state};stroke:${p.ink};stroke-width:1.8}`,
    `.state text{font:600 16px ${SANS};text-anchor:middle;fill:${p.ink};font-variant-numeric:tabular-nums}`,
    `.state.active circle{stroke:${p.accent};stroke-width:4}`,
    `.state.unreachable circle{stroke:${p.mute};stroke-dasharray:4 3;stroke-width:1.5}`,
    `.state.unreachable text{fill:${p.mute}}`,
    `.strip rect{fill:none;stroke:${p.line};stroke-dasharray:5 4}`,
    `.strip text{font:400 13px ${SANS};text-anchor:end;fill:${p.mute}}`,
    `.hatch{stroke:${p.line};stroke-width:1.5}`,
  ].join('');
}

function hatch(theme: string, p: Palette): string {
  return (
    `<defs><pattern id="hatch-${theme}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="6" height="6" fill="${p.paper}"/><path class="hatch" d="M0 0V6"/></pattern></defs>`
  );
}

function svgDocument(bounds: Box, margin: number, body: readonly string[]): string {
  const [x, y, width, height] = frame(bounds, margin);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img">\n` +
    `${body.join('\n')}\n</svg>\n`
  );
}

function frame(bounds: Box, margin: number): [number, number, number, number] {
  const x = Math.floor(bounds.x - margin);
  const y = Math.floor(bounds.y - margin);
  return [x, y, Math.ceil(bounds.x + bounds.width + margin) - x, Math.ceil(bounds.y + bounds.height + margin) - y];
}

function paper(bounds: Box): string {
  const [x, y, width, height] = frame(bounds, MARGIN);
  return `<rect class="paper" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

function strip(box: Box): string {
  const { x, y, width, height } = box;
  const caption = captionBox(box);
  return (
    `<g class="strip"><rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="9"/>` +
    `<text x="${px(caption.x + caption.width - 4)}" y="${px(caption.y + 13)}">never reached</text></g>`
  );
}

function arrow(edge: FigureEdge, active: boolean): string {
  const strokes = edge.parts.map(({ input, output }) => `<path class="${output} on-${input}" d="${edge.path}"/>`);
  const head = `<path class="head ${headReply(edge) ?? 'both'}" d="${headPath(edge.tip, edge.direction)}"/>`;
  return `<g class="arrow${flag('active', active)}${flag('unreachable', !edge.reachable)}">${strokes.join('')}${head}</g>`;
}

function label({ label: box, parts, reachable }: FigureEdge): string {
  const middle = centreOf(box);
  const texts = parts.map(({ input, output }, i) => {
    const x = box.x + i * (LABEL.partWidth + LABEL.gap) + LABEL.partWidth / 2;
    return `<text x="${px(x)}" y="${px(middle.y + 5)}"><tspan class="input">${input}</tspan>/<tspan class="${output}">${output}</tspan></text>`;
  });
  return `<g class="label${flag('unreachable', !reachable)}">${cutOut(box)}${texts.join('')}</g>`;
}

function startArrow({ start }: Figure): string[] {
  if (!start) return [];
  const { opening, label: box } = start;
  const middle = centreOf(box);
  return [
    `<g class="arrow"><path class="${opening}" d="${start.path}"/><path class="head ${opening}" d="${headPath(start.tip, start.direction)}"/></g>`,
    `<g class="label"><text x="${px(middle.x)}" y="${px(middle.y + 5)}"><tspan class="${opening}">${opening}</tspan></text></g>`,
  ];
}

function cutOut({ x, y, width, height }: Box): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="3"/>`;
}

function circle(state: Figure['states'][number], theme: string, active: boolean): string {
  const hatched = state.reachable ? '' : ` style="fill:url(#hatch-${theme})"`;
  return (
    `<g class="state${flag('active', active)}${flag('unreachable', !state.reachable)}">` +
    `<circle cx="${px(state.x)}" cy="${px(state.y)}" r="${STATE_RADIUS}"${hatched}/>${name(state)}</g>`
  );
}

/** The name in one line, smaller when long, cut when it would leave the circle; the whole name as a tooltip. */
function name({ x, y, name: text }: Figure['states'][number]): string {
  const { shown, size } = fitName(text);
  const style = size === 16 ? '' : ` style="font-size:${size}px"`;
  const tooltip = shown === text ? '' : `<title>${escapeText(text)}</title>`;
  return `<text x="${px(x)}" y="${px(y + size * 0.35)}"${style}>${escapeText(shown)}${tooltip}</text>`;
}

/** What of a name fits into a circle, and its font size in px: 16 down to 10, then cut with an ellipsis. */
export function fitName(text: string): { shown: string; size: number } {
  const letters = [...text];
  // A letter of the sans is about 0.6 of its size wide; 48 px of the circle's 58 can be used.
  const size = Math.max(10, Math.min(16, Math.floor(48 / (0.6 * Math.max(1, letters.length)))));
  const room = Math.floor(48 / (0.6 * size));
  return { shown: letters.length <= room ? text : `${letters.slice(0, room - 1).join('')}…`, size };
}

function flag(name: string, on: boolean): string {
  return on ? ` ${name}` : '';
}

function escapeText(text: string): string {
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return (
    text
      // XML 1.0 has no way to write control characters and lone surrogates.
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
      .replace(/[&<>"']/g, (c) => escapes[c]!)
  );
}
