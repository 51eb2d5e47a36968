// What lies under a pointer. Elements of the canvas say what they are by `data-hit` and what they belong to
// by `data-of`; the nearest such ancestor counts.

import { isAction, type Action } from '../../game/action.ts';
import { transitionsOf, type TransitionRef } from '../../editor/selection.ts';

/** A thing that can be pressed. */
export type Hit =
  | { readonly kind: 'canvas' }
  | { readonly kind: 'state'; readonly id: string }
  /** The ring around a state, from which transitions are drawn; `input` where a handle says which. */
  | { readonly kind: 'rim'; readonly id: string; readonly input: Action | null }
  /** `edge` is the figure's id, merged or not. */
  | { readonly kind: 'edge'; readonly edge: string }
  /** The input letter of a label's part. */
  | { readonly kind: 'part'; readonly edge: string; readonly transition: TransitionRef }
  | { readonly kind: 'output'; readonly edge: string; readonly transition: TransitionRef }
  /** The end of an edge that leads elsewhere when dragged. */
  | { readonly kind: 'tip'; readonly edge: string }
  | { readonly kind: 'opening' };

/** What an element of the canvas is. */
export function hitOf(target: EventTarget | null): Hit {
  const element = target instanceof Element ? target.closest<SVGElement>('[data-hit]') : null;
  if (!element) return { kind: 'canvas' };
  const { hit, of = '', edge = '', input } = element.dataset;
  switch (hit) {
    case 'state':
      return { kind: 'state', id: of };
    case 'rim':
      return { kind: 'rim', id: of, input: isAction(input) ? input : null };
    case 'edge':
      return { kind: 'edge', edge: of };
    case 'tip':
      return { kind: 'tip', edge: of };
    case 'part':
    case 'output': {
      const transition = transitionsOf(of)[0];
      return transition ? { kind: hit, edge, transition } : { kind: 'canvas' };
    }
    case 'opening':
      return { kind: 'opening' };
    default:
      return { kind: 'canvas' };
  }
}
