import { compare } from '#lib/machine/equivalence.ts';
import { EXIT, JSON_OPTION, print, printJson, type Command } from './command.ts';
import { machineOf } from './contender.ts';

/** `stratagem equal A B`: equivalent, or a shortest history on which they differ. */
export const equalCommand: Command = {
  name: 'equal',
  usage: 'A B [--json]',
  details:
    'A and B are machine files or strategies of the library. A coded strategy is compared as the machine it is when\n' +
    'it plays without noise. Exit code 3 if they differ. An empty history means that the opening moves differ.',
  options: JSON_OPTION,
  positionals: [2, 2],
  async run([first, second], values) {
    const [a, b] = [await machineOf(first!), await machineOf(second!)];
    const result = compare(a.machine, b.machine);
    if (values['json'] === true) {
      printJson(result.equivalent ? { equivalent: true } : { equivalent: false, history: result.history });
    } else if (result.equivalent) print(`${a.name} and ${b.name} are equivalent: no history tells them apart.`);
    else {
      const when = result.history === '' ? 'On the first turn' : `After the opponent plays ${result.history}`;
      print(
        `${a.name} and ${b.name} differ. ${when}, ${a.name} plays ${result.replies[0]} and ${b.name} plays ${result.replies[1]}.`,
      );
    }
    return result.equivalent ? EXIT.success : EXIT.finding;
  },
};
