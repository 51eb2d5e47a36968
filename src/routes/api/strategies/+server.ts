import { json } from '@sveltejs/kit';
import { strategies } from '#lib/server/studio.ts';

/** Every machine file: id, text, revision, time of change. */
export async function GET(): Promise<Response> {
  return json(await strategies.list());
}
