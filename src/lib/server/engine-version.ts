// Which engine plays: the package's version and a hash of all source that decides how matches go. Results of one
// engine are not mixed with those of another, be it a release or an edit to one strategy.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Folders of src/lib whose code decides results. */
const DECIDING = ['game', 'machine', 'formats', 'library', 'engine'];

/** As in `0.1.0+3f9a0c12b7de`; some milliseconds to work out. */
export function engineVersion(): string {
  const hash = createHash('sha256');
  for (const folder of DECIDING) {
    const root = new URL(`../${folder}/`, import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.(ts|json)$/.test(file));
    for (const file of files.sort()) {
      const text = readFileSync(new URL(file, root), 'utf8');
      hash.update(`${folder}/${file}\0`).update(text);
      // The machines of the library are files outside, named where they are imported.
      for (const [, machine] of text.matchAll(/ from '([./]+\/strategies\/[^']+\.json)'/g)) {
        hash.update(readFileSync(new URL(machine!, new URL(file, root))));
      }
    }
  }
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `${version}+${hash.digest('hex').slice(0, 12)}`;
}
