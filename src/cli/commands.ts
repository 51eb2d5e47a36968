// The commands, in the order of the overview.

import type { Command } from './command.ts';
import { equalCommand } from './equal.ts';
import { reachCommand } from './reach.ts';
import { minimiseCommand, pruneCommand } from './reduce.ts';

export const COMMANDS: readonly Command[] = [reachCommand, pruneCommand, minimiseCommand, equalCommand];
