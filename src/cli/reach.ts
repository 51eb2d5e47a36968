import { size } from '#lib/machine/mealy.ts';
import { reach } from '#lib/machine/reach.ts';
import { EXIT, JSON_OPTION, print, printJson, table, type Command } from './command.ts';
import { readMachine } from './input.ts';

/** `stratagem reach FILE`: which states can be reached, each with a shortest history that leads there. */
export const reachCommand: Command = {
  name: 'reach',
  usage: 'FILE [--json]',
  details: 'Exit code 3 if any state is unreachable. The history of the start state is empty.',
  options: JSON_OPTION,
  positionals: [1, 1],
  async run([file], values) {
    const { machine } = await readMachine(file!);
    const { words } = reach(machine);
    const states = machine.names.map((state, i) => ({ state, reachable: words[i] !== null, word: words[i]! }));
    const lost = states.filter((each) => !each.reachable);
    if (values['json'] === true) printJson({ states });
    else {
      const rows = states.map(({ state, word }) => [state, word === null ? 'never reached' : word || 'at the start']);
      print(table([['state', 'history'], ...rows]));
      const names = lost.map((each) => each.state).join(', ');
      print(
        lost.length === 0
          ? `\nAll ${size(machine)} states can be reached.`
          : `\n${lost.length} of ${size(machine)} states can never be reached: ${names}.`,
      );
    }
    return lost.length > 0 ? EXIT.finding : EXIT.success;
  },
};
