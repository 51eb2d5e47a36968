import { json, type Handle } from '@sveltejs/kit';
import { refusal } from '#lib/server/origin.ts';

/** Turns away what does not come from the studio, and sets the headers that every answer carries. */
export const handle: Handle = async ({ event, resolve }) => {
  const refused = refusal(event.request, process.env['STRATAGEM_HOST']);
  if (refused)
    return json(
      { problems: [{ code: 'server/refused', message: refused, place: {}, severity: 'error' }] },
      { status: 403 },
    );
  const response = await resolve(event);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  // Applications under inspection may show the inspector in a frame; nothing else may be framed.
  if (event.url.pathname !== '/inspect') response.headers.set('x-frame-options', 'DENY');
  return response;
};
