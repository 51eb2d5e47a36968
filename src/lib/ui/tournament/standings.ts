// Standings of fields, kept in the browser's database: a field's play among itself takes seconds, and is the
// same for every machine that joins it. A standing serves the build that made it, since another build may have
// changed the engine or a strategy. Losing one costs only time, so every failure is as if there were none.

import { version } from '$app/environment';
import type { FieldStanding } from '#lib/engine/candidate.ts';
import { parseShipped, SHIPPED, type Shipped } from './shipped.ts';

const DATABASE = 'stratagem-standings';
const STORE = 'standings';

/** The standing kept under a field's key, or null. */
export async function readStanding(key: string): Promise<FieldStanding | null> {
  try {
    const found = await request((store) => store.get(ofThisBuild(key)), 'readonly');
    return (found as FieldStanding | undefined) ?? null;
  } catch {
    return null;
  }
}

/** What was shipped with this build for the field of a key; null where there is nothing. */
export async function shipped(key: string): Promise<Shipped | null> {
  try {
    const answer = await fetch(SHIPPED);
    return answer.ok ? parseShipped(await answer.text(), key, version) : null;
  } catch {
    return null;
  }
}

/** Keeps a standing. */
export async function writeStanding(key: string, standing: FieldStanding): Promise<void> {
  try {
    await request((store) => {
      forgetOthers(store);
      return store.put(standing, ofThisBuild(key));
    }, 'readwrite');
  } catch {
    // A full or forbidden database: the field is played again next time.
  }
}

/** The key for what this build has worked out under `key`. */
export function ofThisBuild(key: string): string {
  return `${version} ${key}`;
}

/** Deletes what other builds have kept; no build will ask for it again. */
function forgetOthers(store: IDBObjectStore): void {
  const asked = store.getAllKeys();
  asked.onsuccess = () => {
    for (const key of asked.result) if (!String(key).startsWith(ofThisBuild(''))) store.delete(key);
  };
}

function request(ask: (store: IDBObjectStore) => IDBRequest, mode: IDBTransactionMode): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error ?? new Error('The database could not be opened.'));
    opening.onsuccess = () => {
      const database = opening.result;
      const asked = ask(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => {
        resolve(asked.result);
        database.close();
      };
      asked.onerror = () => {
        reject(asked.error ?? new Error('The database refused.'));
        database.close();
      };
    };
  });
}
