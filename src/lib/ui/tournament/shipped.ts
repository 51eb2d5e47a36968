// The default field's play among itself, worked out once when the studio is built and shipped with it as a file, so
// that nobody's first visit waits for it. Under the development server there is no such file: the field is played.

import { standingOf, type FieldStanding } from '#lib/engine/candidate.ts';
import type { TournamentResult } from '#lib/engine/tournament.ts';
import { placesOf, type Place } from '../library/places.ts';

/** Where the file is. */
export const SHIPPED = '/field.json';

/** What the field's play came to. */
export interface Shipped {
  readonly standing: FieldStanding;
  readonly places: readonly Place[];
}

/** Figures by member; null where one is not known, which JSON cannot say of a number. */
type Figures = readonly (number | null)[];
type Figure = 'totals' | 'errors' | 'spreads';

interface File {
  /** The build that played it. */
  readonly build: string;
  /** Names the field and its setting, as the engine's `specKey`. */
  readonly key: string;
  readonly standing: Omit<FieldStanding, Figure> & Record<Figure, Figures>;
  readonly places: readonly Place[];
}

/** The file's text. Needs rules that JSON can hold: a fixed number of turns. */
export function printShipped(result: TournamentResult, key: string, build: string): string {
  const standing = standingOf(result);
  const figures = figuresOf(standing, (values) => Array.from(values, (value) => (Number.isNaN(value) ? null : value)));
  const file: File = { build, key, standing: { ...standing, ...figures }, places: placesOf(result) };
  return JSON.stringify(file);
}

/** What a file's text says about the field of a key; null where it is of another build or another field. */
export function parseShipped(text: string, key: string, build: string): Shipped | null {
  const file = JSON.parse(text) as File;
  if (file.build !== build || file.key !== key) return null;
  const figures = figuresOf(file.standing, (values) => Float64Array.from(values, (value) => value ?? NaN));
  return { standing: { ...file.standing, ...figures }, places: file.places };
}

function figuresOf<A, B>({ totals, errors, spreads }: Record<Figure, A>, convert: (values: A) => B): Record<Figure, B> {
  return { totals: convert(totals), errors: convert(errors), spreads: convert(spreads) };
}
