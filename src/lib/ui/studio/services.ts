// The page's services for the editor: layouts and large figures by the layout's thread, the system's clipboard.

import type { Services } from '../../editor/context.ts';
import { LayoutClient } from '../../layout/client.ts';
import { quickPlace } from '../../layout/quick.ts';

/** States above which ELK takes longer than anyone waits; the plain columns serve instead. */
const ELK_STATES = 300;

/** Layout and clipboard; saving is the workbench's. */
export function pageServices(client = new LayoutClient()): Required<Omit<Services, 'save' | 'now'>> {
  return {
    layout: async (draft, direction) => {
      if (draft.states.length <= ELK_STATES) return client.layout(draft, direction);
      const positions = quickPlace(draft, direction);
      return { positions, figure: await client.arcs(draft, positions) };
    },
    cancelLayout: () => client.cancel(),
    arcs: (draft, layout, dragged) => client.arcs(draft, layout, dragged),
    readClipboard: () => navigator.clipboard.readText(),
    writeClipboard: (text) => navigator.clipboard.writeText(text),
  };
}
