// The tournament's room: all of it that outlives the designer's page. Whoever leaves for the library or the inspector
// finds the tournament going on, or its result, under the same setting; the live rank and the engine stay too, so that
// the field is not prepared again. It ends with the tab, since its threads do.

import { Live } from './live.svelte.ts';
import { TournamentRun } from './run.svelte.ts';
import { PANE_SETTING, type Setting } from './setting.ts';

export class TournamentRoom {
  readonly live = new Live();
  readonly run = new TournamentRun(this.live.engine);
  /** What the next tournament will be. */
  setting = $state.raw<Setting>(PANE_SETTING);
  formShown = $state(true);
  /** Whether more than the drawer's head line is in view. */
  open = $state(false);
  /** Index of the player whose opponents are shown; null: the user's own machine, else the first. */
  chosen = $state<number | null>(null);
}

/** The page's own. */
export const tournamentRoom = new TournamentRoom();
