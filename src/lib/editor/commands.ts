// Every user action as a record: name, group, keys, when it is possible, what it does. Menu, palette,
// shortcuts and help read this one list, so that whatever can be done has a name, a key where it deserves
// one, and one way to be undone. `commandFor` finds the command that a key press means.

import type { EditorContext } from './context.ts';
import { arrangeCommands } from './commands-arrange.ts';
import { drawCommands } from './commands-draw.ts';
import { studioCommands } from './commands-studio.ts';
import { matchesKey, mayAct, type Focus, type KeyPress } from './keys.ts';
import type { Command, CommandArgs } from './command.ts';

/** All commands, in the order of the menu. */
export const COMMANDS: readonly Command[] = [...drawCommands, ...arrangeCommands, ...studioCommands];

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command with an id; throws when there is none, since ids are written by programmers. */
export function commandById(id: string): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`There is no command "${id}".`);
  return command;
}

/** Runs a command where it is possible; says whether it was. */
export function runCommand(id: string, context: EditorContext, args: CommandArgs = {}): boolean {
  const command = commandById(id);
  if (!command.enabled(context)) return false;
  command.run(context, args);
  return true;
}

/** The first possible command that a key press means where the focus is; `null` when it means none. */
export function commandFor(press: KeyPress, context: EditorContext, focus: Focus, apple: boolean): Command | null {
  return (
    COMMANDS.find(
      (command) =>
        command.keys.some((key) => matchesKey(key, press, apple) && mayAct(key, focus, command.whileTyping ?? false)) &&
        command.enabled(context),
    ) ?? null
  );
}

/** What a menu calls a command just now: `Prune to 6`, `Undo Move 5`. */
export function titleOf(command: Command, context: EditorContext): string {
  return command.title?.(context) ?? command.label;
}
