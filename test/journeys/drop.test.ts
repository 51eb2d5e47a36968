// Files that are let go over the page: a machine, and a parameter file of the reference trainer, whose generations
// can be looked through. The drop is the browser's own event with a file in it.

import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { journeys, machineFile, shows } from './studio.ts';

const { open } = journeys();

const ARCHETYPES = readFileSync(new URL('../fixtures/trainer/archetypes.csv', import.meta.url), 'utf8');
/** A machine's generation of it, twice: the second a better one. */
const [MACHINE = ''] = ARCHETYPES.split('\r\n');
const TWICE = `${MACHINE}\r\n${MACHINE.replace(/^1,2\.1,0\.1,2\.5/, '2,2.2,0.1,2.6')}\r\n`;

/** Lets a file go over an element; says whether the page takes files there. */
function drop(place: Locator, name: string, text: string): Promise<boolean> {
  return place.evaluate(
    (element, [name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text!], name!));
      const at = { dataTransfer, bubbles: true, cancelable: true };
      const taken = !element.dispatchEvent(new DragEvent('dragover', at));
      element.dispatchEvent(new DragEvent('drop', at));
      return taken;
    },
    [name, text],
  );
}

test('drop a machine, then a parameter file, look through it, then drop others in the room', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const dialog = page.getByRole('dialog', { name: 'Import a machine' });

  expect(await drop(page.getByRole('application'), 'grim.json', machineFile('grim', 'Grim'))).toBe(true);
  await dialog.getByText('Grim, 2 states, read as XState JSON.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Look through its generations' }).count()).toBe(0);
  await page.keyboard.press('Escape');

  // Over the list of machines just as over the canvas.
  expect(await drop(page.getByRole('navigation', { name: 'Machines' }), 'run.csv', TWICE)).toBe(true);
  await dialog.getByText('Generation 2, 3 states, read as parameter file of the reference trainer.').waitFor();
  await dialog.getByText('The best of 2 generations was opened: generation 2, score 2.6.').waitFor();
  await dialog.getByRole('button', { name: 'Look through its generations' }).click();
  const room = page.getByRole('dialog', { name: 'Evolve' });
  await room.getByRole('heading', { name: 'run.csv' }).waitFor();
  await room.getByText('parameter file of the reference trainer, 2 generations').waitFor();

  expect(await drop(room, 'grim.json', machineFile('grim', 'Grim'))).toBe(true);
  await room
    .getByRole('alert')
    .filter({ hasText: /^grim\.json was not read\. Line 1 is no generation/ })
    .waitFor();
  expect(await drop(room, 'all.csv', ARCHETYPES)).toBe(true);
  await room.getByRole('heading', { name: 'all.csv' }).waitFor();
  expect(await room.getByRole('alert').count()).toBe(0);

  // The room forgets the file when it is left.
  await room.getByRole('button', { name: /^Back/ }).click();
  await room.waitFor({ state: 'hidden' });
  await page.keyboard.press('e');
  await room.waitFor();
  expect(await room.getByRole('heading', { name: 'all.csv' }).count()).toBe(0);
});
