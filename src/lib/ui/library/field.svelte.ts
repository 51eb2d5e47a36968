// The short-run field on the library page: its places, kept from last time or played by the engine's workers.

import { createEngine } from '../../engine/client.ts';
import { standingOf } from '../../engine/candidate.ts';
import { specKey } from '../../engine/pool.ts';
import type { Progress } from '../../engine/protocol.ts';
import { unwrap } from '../../game/problem.ts';
import { DEFAULT_SETTING, specOf } from '../tournament/setting.ts';
import { ofThisBuild, readStanding, shipped, writeStanding } from '../tournament/standings.ts';
import { keepPlaces, keptPlaces, placesOf, placesOfStanding, placesSpec, type Place } from './places.ts';

export class ShortField {
  /** By strategy id. */
  places = $state.raw<Readonly<Record<string, Place>>>({});
  /** While the field is played. */
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<string | null>(null);
  /** Whether the rates are known too. */
  complete = $state.raw(false);
  #abort: AbortController | null = null;

  /** Shows what is known and plays what is not. Returns how to stop. */
  start(): () => void {
    void this.play();
    return () => this.stop();
  }

  async play(): Promise<void> {
    this.stop();
    this.failure = null;
    const { spec } = unwrap(specOf(DEFAULT_SETTING));
    const key = specKey(spec);
    const abort = new AbortController();
    this.#abort = abort;
    const kept = keptPlaces(ofThisBuild(key), localStorage) ?? (await shipped(key))?.places;
    if (abort.signal.aborted) return;
    if (kept) {
      this.#show(kept);
      this.complete = true;
      return;
    }
    const standing = await readStanding(key);
    if (abort.signal.aborted) return;
    if (standing) this.#show(placesOfStanding(standing));
    const engine = createEngine();
    this.progress = { done: 0, of: 1 };
    try {
      const result = await engine.tournament(placesSpec(spec), {
        signal: abort.signal,
        onProgress: (progress) => (this.progress = progress),
      });
      const places = placesOf(result);
      this.#show(places);
      this.complete = true;
      keepPlaces(ofThisBuild(key), places, localStorage);
      if (!standing) void writeStanding(key, standingOf(result));
    } catch (error) {
      if (!abort.signal.aborted) this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      engine.close();
      if (this.#abort === abort) this.stop();
    }
  }

  /** Ends the play; what is known stays. */
  stop(): void {
    this.#abort?.abort(new Error('Stopped.'));
    this.#abort = null;
    this.progress = null;
  }

  #show(places: readonly Place[]): void {
    this.places = Object.fromEntries(places.map((place) => [place.id, place]));
  }
}
