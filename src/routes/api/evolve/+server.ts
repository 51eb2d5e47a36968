import { json } from '@sveltejs/kit';
import { answer, evolutions, jsonBody } from '#lib/server/studio.ts';
import type { RequestHandler } from './$types';

/** Every run of evolution, the newest first. */
export const GET: RequestHandler = async () => json(await evolutions.list());

/** Begins a run. */
export const POST: RequestHandler = ({ request }) =>
  answer(async () => json(await evolutions.start(await jsonBody(request)), { status: 201 }));
