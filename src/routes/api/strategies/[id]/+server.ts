import { json } from '@sveltejs/kit';
import { parseXState } from '#lib/formats/xstate.ts';
import { problem } from '#lib/game/problem.ts';
import { isLibraryMachine } from '#lib/library/registry.ts';
import { answer, bodyFields, refuse, strategies } from '#lib/server/studio.ts';
import type { Written } from '#lib/server/strategies.ts';
import type { RequestHandler } from './$types';

/** One machine file with its revision. */
export const GET: RequestHandler = ({ params }) =>
  answer(async () => {
    const stored = await strategies.read(params.id);
    return stored ? json(stored) : refuse(404, [problem('server/no-such-machine', `There is no strategies/${params.id}.json.`)]);
  });

/** Writes a machine made from revision `base`; 409 with the present file when that has changed. */
export const PUT: RequestHandler = ({ params, request }) =>
  answer(async () => {
    const { text, base } = await bodyFields(request, { text: 'string', base: 'string or null' });
    if (isLibraryMachine(params.id)) return refuse(403, [libraryProblem(params.id)]);
    const parsed = parseXState(text ?? '');
    if (!parsed.ok) return refuse(400, parsed.problems);
    return written(await strategies.write(params.id, text ?? '', base));
  });

/** Removes a machine of revision `base`. */
export const DELETE: RequestHandler = ({ params, request }) =>
  answer(async () => {
    const { base } = await bodyFields(request, { base: 'string' });
    if (isLibraryMachine(params.id)) return refuse(403, [libraryProblem(params.id)]);
    return written(await strategies.remove(params.id, base ?? ''));
  });

function written(result: Written): Response {
  return result.ok ? json(result) : json(result, { status: 409 });
}

function libraryProblem(id: string) {
  return problem(
    'server/library-machine',
    `"${id}" belongs to the library, and results are held against it. Save your version under another name.`,
  );
}
