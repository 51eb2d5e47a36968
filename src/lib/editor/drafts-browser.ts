// Drafts in the page: IndexedDB holds them, a BroadcastChannel joins the tabs, and leaving the page writes what
// waits. Reading the version and writing the record happen in one transaction, which no other tab can enter.

import type { DraftKeeper, DraftRecord, DraftStorage, TabChannel, TabMessage } from './drafts.ts';

const DATABASE = 'stratagem';
const STORE = 'drafts';

/** Drafts in IndexedDB. Rejects where the browser forbids storage. */
export function indexedDrafts(name = DATABASE): DraftStorage {
  // At once, so that it is open by the time a machine was fetched.
  const opening = openDatabase(name);
  opening.catch(() => undefined);
  const transact = async <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, done: (value: T) => void) => void,
  ) => {
    const transaction = (await opening).transaction(STORE, mode);
    return new Promise<T>((resolve, reject) => {
      let value: T;
      transaction.oncomplete = () => resolve(value);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(STORE), (result) => (value = result));
    });
  };
  return {
    get: (id) =>
      transact('readonly', (store, done) => {
        const request: IDBRequest<DraftRecord | undefined> = store.get(id);
        request.onsuccess = () => done(request.result ?? null);
      }),
    list: () =>
      transact('readonly', (store, done) => {
        const request: IDBRequest<DraftRecord[]> = store.getAll();
        request.onsuccess = () => done(request.result);
      }),
    put: (record, replaces) =>
      transact('readwrite', (store, done) => {
        const request: IDBRequest<DraftRecord | undefined> = store.get(record.id);
        request.onsuccess = () => {
          const stored = request.result ?? null;
          // A draft that is gone was saved or given up elsewhere and stands in nobody's way.
          const clear = stored === null || stored.version === replaces;
          if (clear) store.put(record);
          done(clear ? null : stored);
        };
      }),
    delete: (id) =>
      transact('readwrite', (store, done) => {
        store.delete(id);
        done(undefined);
      }),
  };
}

/** The other tabs of this studio. */
export function tabChannel(name = 'stratagem-drafts'): TabChannel {
  const channel = new BroadcastChannel(name);
  // Whoever leaves the page while a machine is being opened has nothing to tell any more.
  let closed = false;
  return {
    post: (message) => {
      if (!closed) channel.postMessage(message);
    },
    listen: (receive) => {
      channel.onmessage = (event: MessageEvent<TabMessage>) => receive(event.data);
      return () => {
        closed = true;
        channel.close();
      };
    },
  };
}

/** Writes what waits when the page is hidden or left; returns how to stop. */
export function flushOnLeave(keeper: DraftKeeper): () => void {
  const flush = (): void => void keeper.flush();
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', flush);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', flush);
  };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => {
      // A newer version in another tab must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('Another tab holds an older version of the drafts. Close it.'));
  });
}
