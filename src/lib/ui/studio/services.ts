// The page's services for the editor: layouts by ELK in its worker, the system's clipboard.

import type { Services } from '../../editor/context.ts';
import { arcFigure } from '../../layout/arcs.ts';
import { LayoutClient } from '../../layout/client.ts';
import { quickPlace } from '../../layout/quick.ts';
import type { Draft } from '../../machine/mealy.ts';

/** States above which ELK takes longer than anyone waits; the plain columns serve instead. */
const ELK_STATES = 300;

/** Layout and clipboard; saving is the workbench's. */
export function pageServices(client = new LayoutClient()): Required<Omit<Services, 'save' | 'now'>> {
  return {
    layout: async (draft: Draft) => {
      if (draft.states.length > ELK_STATES) {
        const positions = quickPlace(draft);
        return { positions, figure: arcFigure(draft, positions) };
      }
      // A layout that a newer one has replaced never ends: nobody waits for it, and it did not fail.
      return (await client.layout(draft)) ?? new Promise<never>(() => undefined);
    },
    readClipboard: () => navigator.clipboard.readText(),
    writeClipboard: (text) => navigator.clipboard.writeText(text),
  };
}
