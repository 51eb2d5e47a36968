// Where the server keeps what people make. It reads and writes inside two folders of one home, and
// nowhere else: `strategies/` (machines) and `data/` (runs).

import path from 'node:path';

/** The folder that holds `strategies/` and `data/`; the working folder unless STRATAGEM_HOME names another. */
export function homeFolder(): string {
  return path.resolve(process.env['STRATAGEM_HOME'] ?? process.cwd());
}

/** The folder of machine files. */
export function strategiesFolder(): string {
  return path.join(homeFolder(), 'strategies');
}

/** The file that keeps runs. */
export function runsFile(): string {
  return path.join(homeFolder(), 'data', 'runs.sqlite');
}

/** The folder of runs of evolution. */
export function evolutionsFolder(): string {
  return path.join(homeFolder(), 'data', 'evolve');
}
