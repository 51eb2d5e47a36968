// Exact against simulated: 500 random pairs of drawn machines and library strategies, without and with noise, of
// fixed and of random length, each simulated 10,000 times. Prints how far means and variances are apart in
// standard errors, and the worst pairs. Asserts nothing.
// Run: npx node bench/agreement.ts [pairs] [matches]

import { agreements, type Agreement } from '../test/engine/agreement.ts';

const [pairs = 500, matches = 10_000] = process.argv.slice(2).map(Number);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const all = [...agreements(1, pairs, matches)];
const worst = ({ means, variances }: Agreement): number => Math.max(...[...means, ...variances].map(Math.abs));
const chancy = all.filter((pair) => pair.chancy);
print(`${pairs} pairs, ${matches} matches each; chance has a part in ${chancy.length}`);
for (const part of ['means', 'variances'] as const) {
  const z = chancy.flatMap((pair) => pair[part]);
  const share = (limit: number): string => `${z.filter((each) => Math.abs(each) > limit).length} beyond ${limit}`;
  const spread = Math.sqrt(z.reduce((sum, each) => sum + each ** 2, 0) / z.length);
  print(`${part}: ${z.length} comparisons, z scatters by ${spread.toFixed(3)}, ${[2, 3, 4].map(share).join(', ')}`);
}
const certain = all.filter((pair) => !pair.chancy);
print(
  `certain pairs: ${certain.filter((pair) => worst(pair) === 0).length} of ${certain.length} the same in every match`,
);
print('worst:');
for (const pair of all.toSorted((a, b) => worst(b) - worst(a)).slice(0, 10)) {
  const { names, rules, means, variances } = pair;
  const figures = [...means, ...variances].map((z) => z.toFixed(2).padStart(6)).join(' ');
  print(`${figures}  ${names.join(' against ')}, noise ${rules.noise}, ending ${rules.ending ?? 'none'}`);
}
