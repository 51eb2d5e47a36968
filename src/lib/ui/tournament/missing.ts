// What a machine lacks before it can be ranked, in a few words for the badge.

import type { Problem } from '#lib/game/problem.ts';
import type { Draft } from '#lib/machine/mealy.ts';

/** The first thing that is missing, and how many more there are; the states go by the names on the canvas. */
export function missing(draft: Draft, problems: readonly Problem[]): string {
  const [first, ...others] = problems;
  if (!first) return '';
  const { state, input } = first.place;
  const name = draft.states.find(({ id }) => id === state)?.label ?? state;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  switch (first.code) {
    case 'machine/no-states':
      return 'draw a state';
    case 'machine/no-start':
      return `choose a start state${more}`;
    case 'machine/missing-transition':
      return `state ${name} lacks ${input}${more}`;
    default:
      return `${first.message.split('. ')[0]}${more}`;
  }
}
