// The hand on the canvas: turns what a pointer does into clicks and gestures of the editor, for mouse, pen
// and finger alike. A press becomes a gesture once it has moved; what it becomes depends on what was pressed.
// Moves are taken in once per frame. Two fingers belong to the zoom.

import {
  onlyState,
  selectionOf,
  toggle,
  transitionKey,
  transitionsOf,
  type Selection,
} from '../../editor/selection.ts';
import { stateOf } from '../../editor/names.ts';
import type { EditorStore } from '../../editor/store.svelte.ts';
import { connect, connectToNew, flipOutputs, missingInput } from '../../editor/transitions.ts';
import type { Action } from '../../game/action.ts';
import type { Point } from '../../layout/figure.ts';
import { hitState, type Guide } from '../../layout/place.ts';
import { beginDrag, snapped, type Drag } from './drag.ts';
import { hitOf, type Hit } from './hits.ts';

/** What the hand asks of its canvas. */
export interface Surface {
  /** The canvas point under a pointer. */
  locate(event: PointerEvent): Point;
  panBy(dx: number, dy: number): void;
  openMenu(hit: Hit, x: number, y: number): void;
  capture(pointer: number): void;
}

/** A transition drawn from a state that has both: which of them is meant is asked at the drop. */
export interface Question {
  readonly from: string;
  /** `null`: a new state at the point. */
  readonly to: string | null;
  readonly at: Point;
}

/** A press under way. */
interface Press {
  readonly pointer: number;
  readonly touch: boolean;
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
  readonly at: Point;
  readonly alt: boolean;
  readonly shift: boolean;
  last: { readonly x: number; readonly y: number };
  moving: 'no' | 'gesture' | 'pan' | 'nothing';
  /** Held still long enough to be a long press. */
  held: boolean;
}

const SLOP = { mouse: 4, touch: 9 } as const;
const DOUBLE = { ms: 350, px: 24 } as const;
const LONG_PRESS = 500;

export class Hand {
  readonly #store: EditorStore;
  readonly #surface: Surface;
  #press: Press | null = null;
  #drag: Drag | null = null;
  #askInput = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #waiting: PointerEvent | null = null;
  #click: { readonly at: number; readonly x: number; readonly y: number } | null = null;
  /** Lines that the dragged states stand on. */
  guides = $state.raw<readonly Guide[]>([]);
  /** The state or edge under the mouse. */
  hovered = $state.raw<Hit>({ kind: 'canvas' });
  panning = $state(false);
  /** Space is held: the next drag pans. */
  space = $state(false);
  question = $state.raw<Question | null>(null);

  constructor(store: EditorStore, surface: Surface) {
    this.#store = store;
    this.#surface = surface;
  }

  /** Whether a pointer is down: focus that comes now is no keyboard's. */
  get pressing(): boolean {
    return this.#press !== null;
  }

  down(event: PointerEvent): void {
    if (this.#press) {
      this.cancel(); // A second finger: the pinch takes over.
      return;
    }
    this.question = null;
    const { pointerId, clientX: x, clientY: y, altKey: alt, shiftKey: shift } = event;
    const touch = event.pointerType === 'touch';
    const pan = event.button === 1 || (event.button === 0 && this.space);
    if (event.button > 0 && !pan) return;
    const hit = hitOf(event.target);
    const at = this.#surface.locate(event);
    this.#press = { pointer: pointerId, touch, hit, x, y, at, alt, shift, last: { x, y }, moving: 'no', held: false };
    if (pan) {
      event.preventDefault();
      this.#beginPan();
      return;
    }
    if (touch) this.#timer = setTimeout(() => this.#longPress(), LONG_PRESS);
  }

  move(event: PointerEvent): void {
    const press = this.#press;
    if (!press) {
      if (event.pointerType !== 'touch') this.#hover(hitOf(event.target));
      return;
    }
    if (event.pointerId !== press.pointer) return;
    if (press.moving === 'no') {
      const slop = press.touch ? SLOP.touch : SLOP.mouse;
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < slop) return;
      clearTimeout(this.#timer);
      this.#begin(press);
    }
    if (press.moving === 'nothing') return;
    this.#waiting = event;
    this.#frame ||= requestAnimationFrame(() => this.#follow());
  }

  up(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.pointer) return;
    clearTimeout(this.#timer);
    if (press.moving === 'gesture') {
      this.#waiting = event;
      this.#follow();
      this.#finish();
    }
    this.#rest();
    if (press.moving === 'no') {
      if (press.held) this.#surface.openMenu(press.hit, press.x, press.y);
      else this.#clicked(press, event.timeStamp);
    }
  }

  leave(): void {
    this.#hover({ kind: 'canvas' });
  }

  /** Gives up what is under way; the document is as before. */
  cancel(): void {
    if (this.#press?.moving === 'gesture') this.#store.send({ type: 'cancel' });
    this.#rest();
  }

  /** Answers the question which transition was meant. */
  answer(input: Action): void {
    const { question } = this;
    this.question = null;
    if (!question) return;
    const { from, to, at } = question;
    const { document } = this.#store;
    if (to !== null) {
      this.#store.perform(connect(document, { from, input, to }), {
        select: selectionOf([], [transitionKey(from, input)]),
      });
      return;
    }
    const { edit, ids } = connectToNew(document, { from, input }, [at.x, at.y]);
    this.#store.perform(edit, { select: selectionOf(ids) });
  }

  /** The question is not asked where C or D was pressed while drawing. */
  inputChosen(): void {
    this.#askInput = false;
  }

  #rest(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#waiting = null;
    this.#press = null;
    this.#drag = null;
    this.guides = [];
    this.panning = false;
  }

  #hover(hit: Hit): void {
    if (JSON.stringify(hit) !== JSON.stringify(this.hovered)) this.hovered = hit;
  }

  /** The press has moved far enough to be a gesture. */
  #begin(press: Press): void {
    const { hit, at } = press;
    this.#surface.capture(press.pointer);
    if (this.#store.gesture.kind === 'renaming') (document.activeElement as HTMLElement | null)?.blur();
    if (this.#store.gesture.kind !== 'idle') this.#store.send({ type: 'cancel' });
    const fixed = this.#store.replaying && hit.kind !== 'canvas';
    press.moving = fixed ? 'nothing' : 'gesture';
    if (fixed) return;
    if (hit.kind === 'state' && !press.alt) this.#beginMove(press, hit.id);
    else if (hit.kind === 'state') this.#beginConnect(hit.id, null, at);
    else if (hit.kind === 'rim') this.#beginConnect(hit.id, hit.input, at);
    else if (hit.kind === 'tip') this.#store.send({ type: 'retarget', transitions: transitionsOf(hit.edge), at });
    else if (press.touch && !press.held) this.#beginPan();
    else if (hit.kind === 'canvas') this.#store.send({ type: 'marquee', at, add: press.shift });
    else press.moving = 'nothing';
  }

  #beginMove(press: Press, id: string): void {
    const { selection } = this.#store;
    if (!selection.states.has(id)) {
      this.#store.select(press.shift ? toggle(selection, selectionOf([id])) : selectionOf([id]));
    }
    const ids = [...this.#store.selection.states];
    this.#drag = beginDrag(this.#store.figure.states, id, ids, press.at);
    this.#store.send({ type: 'move', ids, at: press.at });
  }

  #beginConnect(from: string, input: Action | null, at: Point): void {
    const missing = missingInput(stateOf(this.#store.machine, from));
    this.#askInput = input === null && missing === null;
    this.#store.send({ type: 'connect', from, input: input ?? missing ?? 'C', at });
  }

  #beginPan(): void {
    const press = this.#press!;
    press.moving = 'pan';
    this.panning = true;
    this.#surface.capture(press.pointer);
  }

  /** Takes in the latest move. */
  #follow(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const [press, event] = [this.#press, this.#waiting];
    this.#waiting = null;
    if (!press || !event) return;
    if (press.moving === 'pan') {
      this.#surface.panBy(event.clientX - press.last.x, event.clientY - press.last.y);
      press.last = { x: event.clientX, y: event.clientY };
      return;
    }
    const at = this.#surface.locate(event);
    if (this.#drag) {
      const { at: drawn, guides } = event.altKey ? { at, guides: [] } : snapped(this.#drag, at);
      this.guides = guides;
      this.#store.send({ type: 'pointer', at: drawn });
    } else this.#store.send({ type: 'pointer', at, over: hitState(this.#store.figure, at)?.id ?? null });
  }

  #finish(): void {
    const { gesture } = this.#store;
    if (gesture.kind === 'connecting' && this.#askInput) {
      this.#store.send({ type: 'cancel' });
      this.question = { from: gesture.from, to: gesture.over, at: gesture.pointer };
      return;
    }
    this.#store.send({ type: 'finish' });
  }

  #longPress(): void {
    const press = this.#press;
    if (!press || press.moving !== 'no') return;
    press.held = true;
    this.selectForMenu(press.hit);
    navigator.vibrate?.(10);
  }

  /** Selects what a menu is opened on, unless it is part of the selection already. */
  selectForMenu(hit: Hit): void {
    const selection = selectionFor(hit);
    const { selection: now } = this.#store;
    const among =
      [...selection.states].every((id) => now.states.has(id)) &&
      [...selection.transitions].every((id) => now.transitions.has(id));
    if (hit.kind === 'canvas' || !among) this.#store.select(selection);
  }

  #clicked({ hit, x, y, at, shift, touch }: Press, now: number): void {
    const store = this.#store;
    const double =
      this.#click !== null &&
      now - this.#click.at < DOUBLE.ms &&
      Math.hypot(x - this.#click.x, y - this.#click.y) < DOUBLE.px;
    this.#click = double ? null : { at: now, x, y };
    if (store.gesture.kind === 'choosing') {
      // A pointer may also say where the transition leads.
      if (hit.kind === 'state') store.send({ type: 'candidate', id: hit.id });
      store.send({ type: hit.kind === 'state' ? 'finish' : 'cancel' });
      return;
    }
    if (hit.kind === 'opening' && !store.replaying) {
      store.run('machine.opening');
      return;
    }
    const flips = hit.kind === 'output' && !shift && (!touch || this.#isSelected(hit));
    if (flips && hit.kind === 'output' && !store.replaying) {
      store.perform(flipOutputs(store.document, [hit.transition]));
      return;
    }
    if (double && hit.kind === 'canvas') {
      store.run('state.add', { at: [at.x, at.y] });
      return;
    }
    if (double && (hit.kind === 'state' || hit.kind === 'rim') && onlyState(store.selection) === hit.id) {
      store.run('state.rename', { state: hit.id });
      return;
    }
    const clicked = selectionFor(hit);
    if (shift) store.select(toggle(store.selection, clicked));
    else if (hit.kind !== 'canvas' || store.selection.states.size + store.selection.transitions.size > 0) {
      store.select(clicked);
    }
  }

  #isSelected(hit: Extract<Hit, { kind: 'output' }>): boolean {
    const { state, input } = hit.transition;
    return this.#store.selection.transitions.has(transitionKey(state, input));
  }
}

/** What a click on something selects. */
function selectionFor(hit: Hit): Selection {
  switch (hit.kind) {
    case 'state':
    case 'rim':
      return selectionOf([hit.id]);
    case 'edge':
    case 'tip':
      return selectionOf([], [hit.edge]);
    case 'part':
    case 'output':
      return selectionOf([], [transitionKey(hit.transition.state, hit.transition.input)]);
    default:
      return selectionOf([]);
  }
}
