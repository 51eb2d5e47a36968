import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import { emptyDocument } from '#lib/editor/about.ts';
import { EditorStore } from '#lib/editor/store.svelte.ts';
import { stream } from '#lib/game/random.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import MachineView from '#lib/ui/studio/MachineView.svelte';

it('draws no diagram of a machine that opens as its table, first or after another', () => {
  const store = new EditorStore();
  let drawn = 0;
  const diagram = createRawSnippet(() => ({ render: () => '<p>diagram</p>', setup: () => void drawn++ }));
  const open = (id: string, states: number): void => {
    const machine = toDraft(randomMachine(stream(3), states));
    store.open({
      ...emptyDocument(),
      id,
      machine,
      layout: Object.fromEntries(machine.states.map((s) => [s.id, [0, 0]])),
    });
    flushSync();
  };
  open('large', 200);
  const view = mount(MachineView, { target: document.body, props: { store, diagram } });
  flushSync();
  expect(drawn).toBe(0);
  open('small', 4);
  expect(drawn).toBe(1);
  open('large-too', 200);
  expect(drawn).toBe(1);
  expect(document.querySelector('[role="grid"]')).not.toBeNull();
  void unmount(view);
});
