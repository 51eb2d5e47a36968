// Versions of the machine file (`meta.stratagem.version`). A file that names none is version 1, the first.
// A change of the format adds a step at the end of `MIGRATIONS` with a before and after in the tests, and
// a golden file of the old version in test/fixtures; steps are never changed afterwards.

import { problem, type Parsed } from '../game/problem.ts';
import type { Node } from './literal.ts';

/** Leads a config of one version to the next; pure. */
export type Migration = (config: ReadonlyMap<string, Node>) => ReadonlyMap<string, Node>;

/** Step i leads from version i + 1 to i + 2. */
export const MIGRATIONS: readonly Migration[] = [];

/** The version that is written. */
export const VERSION = MIGRATIONS.length + 1;

/** The config in the form of the newest version, whatever known version it was written in. */
export function migrate(
  config: ReadonlyMap<string, Node>,
  migrations: readonly Migration[] = MIGRATIONS,
): Parsed<ReadonlyMap<string, Node>> {
  const newest = migrations.length + 1;
  const version = versionOf(config);
  const place = { path: 'meta.stratagem.version' };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const message = `meta.stratagem.version is ${JSON.stringify(version)}; expected a whole number from 1 to ${newest}.`;
    return { ok: false, problems: [problem('xstate/bad-version', message, place)] };
  }
  if (version > newest) {
    const message =
      `meta.stratagem.version is ${version}: the file was written by a newer Stratagem than this one, ` +
      `which reads versions up to ${newest}. Update Stratagem.`;
    return { ok: false, problems: [problem('xstate/newer-version', message, place)] };
  }
  const value = migrations.slice(version - 1).reduce((current, step) => step(current), config);
  return { ok: true, value, warnings: [] };
}

function versionOf(config: ReadonlyMap<string, Node>): Node {
  const meta = config.get('meta');
  const stratagem = meta instanceof Map ? (meta as ReadonlyMap<string, Node>).get('stratagem') : undefined;
  const version = stratagem instanceof Map ? (stratagem as ReadonlyMap<string, Node>).get('version') : undefined;
  return version ?? 1;
}
