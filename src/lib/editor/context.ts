// What commands can see and do: the studio as they know it. The rune store is one; tests may be another.
// Services (layout, files, clipboard, the canvas' viewport, a replay) come in as small interfaces, so that the
// editor runs without a page.

import type { Action } from '../game/action.ts';
import type { Problem } from '../game/problem.ts';
import type { Dragged } from '../layout/arcs.ts';
import type { Direction, Figure, Point } from '../layout/figure.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Draft } from '../machine/mealy.ts';
import type { Edit, Position } from './edit.ts';
import type { Gesture, ModeEvent } from './modes.ts';
import type { Minimisation } from './reduce.ts';
import type { Lit } from './replay.ts';
import type { Selection } from './selection.ts';

/** What can be asked about the machine in its field; in the facts, beside the rest. */
export type Analysis = 'usage' | 'edits' | 'response';

/** What the page can show over or beside the canvas on a command. */
export type Panel =
  | 'palette'
  | 'find'
  | 'help'
  | 'machines'
  | 'new'
  | 'save-as'
  | 'rename'
  | 'import'
  | 'export'
  | 'share'
  | 'compare'
  | 'known'
  | 'prune'
  | 'minimise'
  | 'evolve'
  | Analysis
  | 'conflict';

/** How saving went. `revision` names the content of the file, as the server does. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: string }
  /** The file has changed since it was opened; nothing was written. */
  | { readonly kind: 'conflict'; readonly revision: string; readonly theirs: MachineDocument }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** How layouts are to run; `auto`: from top to bottom where the canvas is taller than wide, else from left to right. */
export type Directing = 'auto' | Direction;

/** What the editor needs from outside. Each may be missing; its commands are then disabled. */
export interface Services {
  /** Lays a machine out; null when it was cancelled, or when another layout was asked for meanwhile. */
  layout?(
    draft: Draft,
    direction: Direction,
  ): Promise<{
    readonly figure: Figure;
    readonly positions: Readonly<Record<string, Position>>;
  } | null>;
  /** Gives up the layout that is under way. */
  cancelLayout?(): void;
  /** `arcFigure` on another thread, for machines of many arrows. */
  arcs?(draft: Draft, layout: Readonly<Record<string, Position>>, dragged?: Dragged): Promise<Figure>;
  /** Writes the file; `base` is the revision the edits began from, `null` for a new file. */
  save?(document: MachineDocument, base: string | null): Promise<SaveResult>;
  readClipboard?(): Promise<string>;
  writeClipboard?(text: string): Promise<void>;
  /** Milliseconds, for bursts of keys. Default: `Date.now`. */
  now?(): number;
}

/** What of the canvas is shown: screen = canvas * k + (x, y), as in d3-zoom. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** How a conflict ends: with mine, with theirs, or with mine under another id. */
export type Resolution = 'mine' | 'theirs' | 'copy';

/** Two versions of the open machine: ours, and that of its file or of another tab's draft. */
export type Conflict = { readonly theirs: MachineDocument } & (
  | { readonly with: 'file'; readonly revision: string }
  /** `settle` tells the drafts what was chosen. */
  | { readonly with: 'tab'; settle(choice: Resolution): Promise<void> }
);

/** One thing said; `turn` counts, so that the same text is said again. */
export interface Announcement {
  readonly text: string;
  readonly turn: number;
}

/** The canvas' viewport, attached by the canvas. */
export interface View {
  /** Size of the canvas in px; 0 by 0 before it is known. */
  size(): Size;
  fit(): void;
  /** Fits again, if nobody has moved the view since it was fitted. */
  refit(): void;
  zoomBy(factor: number): void;
  resetZoom(): void;
  /** Pans, as little as it takes, until these states are in view. */
  reveal(ids: readonly string[]): void;
  /** The middle of what is in view, in canvas units. */
  centre(): Point;
}

/** Width and height in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A running replay, attached by the replay pane. */
export interface ReplayControls {
  readonly playing: boolean;
  /** Where the machine stands and how it came there, for the canvas to light up. */
  readonly lit: Lit;
  /** States that playing pauses in. */
  readonly breakpoints: ReadonlySet<string>;
  toggleBreakpoint(state: string): void;
  toggle(): void;
  step(): void;
  back(): void;
  restart(): void;
  /** Plays the opponent's move, where the opponent is the user. */
  readonly answer?: ((move: Action) => void) | undefined;
}

/** How an edit is to be taken in. */
export interface PerformOptions {
  /** Joins the edit with those before it that have the same key, as a held-down arrow key needs. */
  readonly burst?: string;
  /** What to select afterwards; default: what was selected, as far as it still exists. */
  readonly select?: Selection;
  /** What a screen reader says; default: the edit's label. */
  readonly say?: string;
}

/** The studio, as commands know it. */
export interface EditorContext {
  readonly document: MachineDocument;
  readonly selection: Selection;
  readonly gesture: Gesture;
  readonly replaying: boolean;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly dirty: boolean;
  /** Ids of the states that no history reaches; empty without a start state. */
  readonly unreachable: readonly string[];
  /** How small the machine can get; `null` while it is incomplete. */
  readonly minimisation: Minimisation | null;
  readonly problems: readonly Problem[];
  readonly services: Services;
  readonly view: View | null;
  readonly replay: ReplayControls | null;
  /** How layouts run from now on. */
  directing: Directing;
  perform(edit: Edit, options?: PerformOptions): void;
  undo(): void;
  redo(): void;
  select(selection: Selection): void;
  send(event: ModeEvent): void;
  announce(text: string): void;
  /** Shows why something was refused. */
  refuse(problems: readonly Problem[]): void;
  show(panel: Panel | null): void;
  layOut(): Promise<void>;
  save(): Promise<void>;
  copy(): Promise<void>;
  cut(): Promise<void>;
  /** Pastes a text, or what the clipboard holds. */
  paste(text?: string, at?: Point): Promise<void>;
}
