// Work that is done several pieces at a time and ends with the first that fails. Plain JavaScript for Node 20 and up,
// since it runs before anything is installed.

/**
 * Works through `pieces` in their order, `width` at a time. `work(piece, signal)` resolves to whether it went well;
 * after the first that did not, none is begun and the signal of those under way is aborted. Resolves, once all that
 * was begun has ended, to the piece that failed first, or to null.
 */
export async function sideBySide(pieces, width, work) {
  const stop = new AbortController();
  const waiting = [...pieces];
  let failed = null;
  const lane = async () => {
    while (failed === null && waiting.length > 0) {
      const piece = waiting.shift();
      if ((await work(piece, stop.signal)) || failed !== null) continue;
      failed = piece;
      stop.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, lane));
  return failed;
}
