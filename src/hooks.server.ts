import { json, type Handle } from '@sveltejs/kit';
import { building } from '$app/environment';
import { refusal } from '#lib/server/origin.ts';

/** Turns away what does not come from the studio, and sets the headers that every answer carries. */
export const handle: Handle = async ({ event, resolve }) => {
  // What the build asks of itself comes over no network.
  const refused = building ? null : refusal(event.request, process.env['STRATAGEM_HOST']);
  if (refused)
    return json(
      { problems: [{ code: 'server/refused', message: refused, place: {}, severity: 'error' }] },
      { status: 403 },
    );
  const response = await resolve(event);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  // The machine is fetched while the page's scripts are, and not only once they run.
  const machine = event.route.id === '/' ? event.url.searchParams.get('machine') : null;
  if (machine !== null) {
    const file = `/api/strategies/${encodeURIComponent(machine)}`;
    response.headers.append('link', `<${file}>; rel="preload"; as="fetch"; crossorigin="anonymous"`);
  }
  // Applications under inspection may show the inspector in a frame; nothing else may be framed.
  if (event.url.pathname !== '/inspect') response.headers.set('x-frame-options', 'DENY');
  return response;
};
