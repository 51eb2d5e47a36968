// Words that explain why a machine is as it is.

import type { Draft } from '#lib/machine/mealy.ts';

/** `1`, `1 and 2`, `1, 2 and 3`; beyond twelve names the rest is counted. */
export function list(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  if (names.length > 12) return `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** For each state that no history reaches, the reason, in the order of the machine. */
export function whyUnreachable(draft: Draft, reach: ReadonlyMap<string, string>): { state: string; text: string }[] {
  const names = new Map(draft.states.map(({ id, label }) => [id, label ?? id]));
  const sources = new Map<string, Set<string>>();
  for (const state of draft.states) {
    for (const transition of [state.C, state.D]) {
      if (!transition || transition.target === state.id) continue;
      const known = sources.get(transition.target) ?? new Set<string>();
      sources.set(transition.target, known.add(names.get(state.id)!));
    }
  }
  return draft.states
    .filter(({ id }) => !reach.has(id))
    .map(({ id }) => {
      const from = [...(sources.get(id) ?? [])];
      const name = names.get(id)!;
      const text =
        from.length === 0
          ? `${name}: no transition of another state leads to it, and it is not the start.`
          : `${name}: only ${list(from)} ${from.length === 1 ? 'leads' : 'lead'} to it, which can never be reached ${from.length === 1 ? 'itself' : 'themselves'}.`;
      return { state: id, text };
    });
}
