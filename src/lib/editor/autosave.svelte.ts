// Joins the store and the drafts: every change of an unsaved machine is noted, a saved one's draft is dropped,
// and a machine is opened with its draft. The only effect of the editor; to be started by a component or with
// the returned function as its end.

import type { MachineDocument } from '../machine/document.ts';
import { DraftKeeper, type DraftStorage, type TabChannel } from './drafts.ts';
import { sameDocument } from './edit.ts';
import type { Resolution } from './context.ts';
import type { EditorStore } from './store.svelte.ts';

/** Drafts whose conflicts with other tabs the store shows. */
export function draftsFor(store: EditorStore, storage: DraftStorage, channel?: TabChannel): DraftKeeper {
  const keeper = new DraftKeeper({
    storage,
    channel,
    events: {
      conflict: ({ document: theirs }) => {
        const settle = (choice: Resolution): Promise<void> => keeper.resolve(choice, store.work, store.revision);
        // Both tabs have come to the same machine, as after one took the other's version.
        if (sameDocument(theirs, store.document)) void settle('theirs');
        else store.clash({ with: 'tab', theirs, settle });
      },
      shared: () => store.announce('This machine is open in another tab too.'),
      savedElsewhere: () => store.announce('Another tab has saved this machine.'),
      failed: () => store.announce('Your changes could not be kept in this browser. Save them to the file.'),
    },
  });
  return keeper;
}

/** Begins to note changes; returns how to stop. */
export function autosave(store: EditorStore, keeper: DraftKeeper): () => void {
  return $effect.root(() => {
    $effect(() => {
      // What a hand is still moving is noted once it is put down, not many times a second.
      if (store.doing === 'moving') return;
      if (store.dirty) keeper.changed(store.work, store.revision);
      else void keeper.settled(store.document.id, store.revision);
    });
  });
}

/**
 * Opens a machine with the draft that was left of it. Where the file has changed since the draft began, the
 * draft is shown and the conflict with it, so neither is lost.
 */
export async function openWithDraft(
  store: EditorStore,
  keeper: DraftKeeper,
  document: MachineDocument,
  revision: string | null,
): Promise<void> {
  const draft = await keeper.open(document.id);
  if (!draft) {
    store.open(document, revision);
    return;
  }
  store.open(document, draft.base, draft);
  if (draft.base !== revision && revision !== null && store.dirty) {
    store.clash({ with: 'file', revision, theirs: document });
    return;
  }
  store.announce(`Your unsaved changes of ${document.name} are back.`);
}
