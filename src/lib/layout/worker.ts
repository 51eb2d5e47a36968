/// <reference types="vite/client" />
// The layout's thread in a page: everything about a figure that takes longer than a frame. ELK runs in a worker
// of its own below this one, since its code (1.6 MB, loaded on first use) takes a worker's messages for itself;
// this one turns its answers into figures and routes the arrows of large machines. Questions and answers are
// plain data.

import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import elkUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Draft } from '../machine/mealy.ts';
import { arcFigure, type Dragged, type Positions } from './arcs.ts';
import { layoutWithElk, type LaidOut } from './elk.ts';
import type { Direction, Figure } from './figure.ts';

/** What the thread is asked: to lay a machine out, to draw one whose states have places, to lay out any graph. */
export type Question =
  | { readonly kind: 'layout'; readonly draft: Draft; readonly direction: Direction }
  | { readonly kind: 'arcs'; readonly draft: Draft; readonly positions: Positions; readonly dragged?: Dragged }
  | { readonly kind: 'graph'; readonly graph: ElkNode };

/** What it answers, by the question. */
export interface Found {
  readonly layout: LaidOut;
  readonly arcs: Figure;
  readonly graph: ElkNode;
}

/** An answer, by the question's number; a message where it failed. */
export type Answer =
  { readonly id: number; readonly found: Found[keyof Found] } | { readonly id: number; readonly failure: string };

let started: InstanceType<typeof ELK> | null = null;

function elk(): InstanceType<typeof ELK> {
  return (started ??= new ELK({ workerUrl: elkUrl }));
}

async function answerTo(question: Question): Promise<Found[keyof Found]> {
  switch (question.kind) {
    case 'layout':
      return layoutWithElk(elk(), question.draft, question.direction);
    case 'arcs':
      return arcFigure(question.draft, question.positions, question.dragged);
    case 'graph':
      return elk().layout(question.graph);
  }
}

addEventListener('message', ({ data: [id, question] }: MessageEvent<[id: number, question: Question]>) => {
  answerTo(question).then(
    (found) => postMessage({ id, found } satisfies Answer),
    (error: unknown) =>
      postMessage({ id, failure: error instanceof Error ? error.message : String(error) } satisfies Answer),
  );
});
