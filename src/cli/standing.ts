// The field of a command that asks where one machine stands in it: it plays among itself once, and later commands
// with the same players, setting and engine find what it came to.

import type { Engine, TournamentSpec } from '#lib/engine/protocol.ts';
import { engineVersion } from '#lib/server/engine-version.ts';
import { runsFile } from '#lib/server/home.ts';
import { StandingStore } from '#lib/server/standings.ts';
import { progressLine } from './progress.ts';

/** Lets the engine know the field's standing, with progress where it has to be played. */
export async function settleField(engine: Engine, field: TournamentSpec): Promise<void> {
  const store = openStore();
  try {
    const version = store && engineVersion();
    const known = store?.find(field, version!);
    if (known) {
      engine.adopt(field, known);
      return;
    }
    const line = progressLine('the field among itself');
    const standing = await engine.standing(field, { onProgress: line.show });
    line.end();
    store?.keep(field, version!, standing);
  } finally {
    store?.close();
  }
}

/** Null where nothing can be kept, as in a folder that is read only: the field is played each time then. */
function openStore(): StandingStore | null {
  try {
    return new StandingStore(runsFile());
  } catch {
    return null;
  }
}
