// Runs the command line as a user does, in a process of its own, in the project's folder.

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command printed and its exit code; -1 where it was killed. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `stratagem` with the given arguments. */
export function stratagem(...args: readonly string[]): Promise<Ran> {
  return launch(args).ended;
}

/** Starts `stratagem`, to be watched and stopped; `home` is where it keeps its runs. */
export function launch(
  args: readonly string[],
  { home }: { readonly home?: string } = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
  const env = home === undefined ? process.env : { ...process.env, STRATAGEM_HOME: home };
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { cwd: root, env });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (err += String(text)));
  const ended = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, err })));
  return { child, ended };
}
