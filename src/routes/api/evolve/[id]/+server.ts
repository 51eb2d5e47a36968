import { json } from '@sveltejs/kit';
import { problem } from '#lib/game/problem.ts';
import { answer, bodyFields, evolutions, refuse } from '#lib/server/studio.ts';
import type { RequestHandler } from './$types';

/** A run with all its generations. */
export const GET: RequestHandler = async ({ params }) => {
  const whole = await evolutions.read(params.id);
  return whole ? json(whole) : refuse(404, [problem('evolve/no-such-run', 'There is no such run; it may be deleted.')]);
};

/** Pauses, resumes or stops a run, as the body's "do" says. */
export const POST: RequestHandler = ({ params, request }) =>
  answer(async () => {
    const { do: what } = await bodyFields(request, { do: 'string' });
    if (what === 'pause' || what === 'resume' || what === 'stop') return json(await evolutions[what](params.id));
    return refuse(400, [problem('server/bad-request', 'The body\'s "do" must be pause, resume or stop.')]);
  });

/** Removes a run with all that it has found. */
export const DELETE: RequestHandler = ({ params }) =>
  answer(async () => {
    await evolutions.remove(params.id);
    return json({ ok: true });
  });
