// Sends a replay to the studio's inspector: opens /inspect in a window of its own and streams the replay's
// XState actors to it, by the same protocol that any XState application uses (@statelyai/inspect).

import type { ReplayPlayer } from '../../editor/replay-player.svelte.ts';

/** Events kept for a window that is still opening, or is reloaded. */
const KEPT = 5000;

let close: (() => void) | null = null;

/** Opens the inspector on a replay; false where the browser did not let it open. */
export async function sendToInspector(player: ReplayPlayer): Promise<boolean> {
  const { createBrowserInspector } = await import('@statelyai/inspect');
  close?.();
  const inspector = createBrowserInspector({ url: '/inspect', maxDeferredEvents: KEPT });
  if ((inspector.adapter as { targetWindow?: Window | null }).targetWindow == null) return false;
  close = () => inspector.stop();
  const { inspect } = inspector;
  player.inspect((event) => inspect.next?.(event));
  return true;
}
