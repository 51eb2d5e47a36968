// What goes on in a room while the page shows another: a tournament of this page, runs of evolution on the server.
// The rooms' links carry a sign of it (Rooms.svelte). The server's runs are asked for now and then, and often while
// one goes on: a connection that is kept open in every tab would use up what a browser allows to one server.

import type { Parsed } from '../../game/problem.ts';
import type { RunReport } from '../../training/report.ts';

/** Milliseconds between questions while a run goes on, and while none does. */
const PAUSE = { going: 2_000, idle: 20_000 } as const;

/** Milliseconds that a new page has for itself. */
const FIRST = 1_000;

/** What a link says of its room. */
export interface Sign {
  /** How much of it is done, 0 to 1. */
  readonly share: number;
  /** As in "evolution, 45 % done". */
  readonly text: string;
}

export class UnderWay {
  tournament = $state.raw<Sign | null>(null);
  evolution = $state.raw<Sign | null>(null);

  /** Takes note of a tournament's progress; null when it has ended. */
  plays(progress: { readonly done: number; readonly of: number } | null): void {
    this.tournament = progress && signOf('tournament', progress.done / Math.max(1, progress.of));
  }

  /** Takes note of the server's runs of evolution: those that wait or go on count, as one. */
  evolves(runs: readonly RunReport[]): void {
    const going = runs.filter(({ status }) => status === 'running' || status === 'queued');
    const done = going.reduce((sum, run) => sum + (run.generations + run.within) / run.planned, 0);
    const one = going[0]?.method === 'anneal' ? 'annealing' : 'evolution';
    const what = going.length === 1 ? one : `${going.length} runs`;
    this.evolution = going.length === 0 ? null : signOf(what, done / going.length);
  }

  /** Asks for the server's runs from now on, while the page is in view; returns how to stop. */
  watch(list: () => Promise<Parsed<readonly RunReport[]>>): () => void {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      if (!document.hidden) {
        const answer = await list();
        if (stopped) return;
        this.evolves(answer.ok ? answer.value : []);
      }
      timer = setTimeout(() => void ask(), this.evolution ? PAUSE.going : PAUSE.idle);
    };
    timer = setTimeout(() => void ask(), FIRST);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }
}

/** The page's own. */
export const underWay = new UnderWay();

function signOf(what: string, share: number): Sign {
  return { share, text: `${what}, ${Math.floor(100 * share)} % done` };
}
