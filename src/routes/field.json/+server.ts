import { error } from '@sveltejs/kit';
import { building, version } from '$app/environment';
import { contender } from '#lib/engine/contender.ts';
import { specKey } from '#lib/engine/pool.ts';
import { playTournament } from '#lib/engine/gathering.ts';
import { unwrap } from '#lib/game/problem.ts';
import { findStrategy } from '#lib/library/registry.ts';
import { placesSpec } from '#lib/ui/library/places.ts';
import { DEFAULT_SETTING, specOf } from '#lib/ui/tournament/setting.ts';
import { printShipped } from '#lib/ui/tournament/shipped.ts';

/** Worked out when the studio is built; then it is a file. */
export const prerender = true;

export function GET(): Response {
  if (!building) error(404, 'The default field is played when the studio is built.');
  const { spec } = unwrap(specOf(DEFAULT_SETTING));
  const setting = placesSpec(spec);
  const contenders = setting.contenders.map((each) =>
    contender(each, setting.rules, (name) => unwrap(findStrategy(name))),
  );
  return new Response(printShipped(playTournament(contenders, setting), specKey(spec), version), {
    headers: { 'content-type': 'application/json' },
  });
}
