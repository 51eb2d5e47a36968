// The server's one strategies folder and its watch, its runs of evolution, and how problems become answers.

import { StratagemError, type Problem } from '../game/problem.ts';
import { Evolutions } from './evolutions.ts';
import { evolutionsFolder, strategiesFolder } from './home.ts';
import { StrategiesFolder } from './strategies.ts';
import { FolderWatch } from './watch.ts';

/** The machines of this server's home. */
export const strategies = new StrategiesFolder(strategiesFolder());

/** Tells of changes in the folder of `strategies`. */
export const strategyChanges = new FolderWatch(strategiesFolder());

/** The runs of evolution of this server's home. */
export const evolutions = new Evolutions(evolutionsFolder());

/** An answer that lists problems; every failing endpoint answers in this shape. */
export function refuse(status: number, problems: readonly Problem[]): Response {
  return Response.json({ problems }, { status });
}

/** Runs an endpoint's work; problems it throws become a 400 answer that names them. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StratagemError) return refuse(400, error.problems);
    throw error;
  }
}

/** The JSON body of a request as an object; throws a clear error. */
export async function jsonBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) {
    throw bad(`The body must be JSON (content-type application/json), not "${type.slice(0, 60)}".`);
  }
  let body: unknown;
  try {
    body = JSON.parse(await request.text());
  } catch {
    throw bad('The body is not JSON, or larger than 12 MB.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw bad('The body must be a JSON object.');
  return body as Readonly<Record<string, unknown>>;
}

/** The JSON body of a request as an object with the named string (or null) fields; throws a clear error. */
export async function bodyFields<K extends string>(
  request: Request,
  fields: Readonly<Record<K, 'string' | 'string or null'>>,
): Promise<Record<K, string | null>> {
  const body = await jsonBody(request);
  const result = {} as Record<K, string | null>;
  for (const name of Object.keys(fields) as K[]) {
    const value: unknown = Object.hasOwn(body, name) ? body[name] : undefined;
    if (typeof value !== 'string' && !(value === null && fields[name] === 'string or null')) {
      throw bad(`The body's "${name}" must be a ${fields[name]}.`);
    }
    result[name] = value;
  }
  return result;
}

function bad(message: string): StratagemError {
  return new StratagemError({ code: 'server/bad-request', message, place: {}, severity: 'error' });
}
