// The commands, in the order of the overview.

import type { Command } from './command.ts';
import { convertCommand } from './convert.ts';
import { describeCommand } from './describe.ts';
import { equalCommand } from './equal.ts';
import { listCommand } from './list.ts';
import { playCommand } from './play.ts';
import { rankCommand } from './rank.ts';
import { reachCommand } from './reach.ts';
import { minimiseCommand, pruneCommand } from './reduce.ts';
import { tournamentCommand } from './tournament.ts';
import { traceCommand } from './trace.ts';

export const COMMANDS: readonly Command[] = [
  reachCommand,
  pruneCommand,
  minimiseCommand,
  equalCommand,
  describeCommand,
  convertCommand,
  listCommand,
  playCommand,
  rankCommand,
  tournamentCommand,
  traceCommand,
];
