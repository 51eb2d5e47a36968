// Drawing from nothing: Tit For Tat by mouse, Grudger by keyboard alone. Both are recognised as what they are.
// The times are told and not judged: they are of a machine's hand, and bound a person's from below.

import { expect, test } from 'vitest';
import { drag, canvas, journeys, middle, shows, state } from './studio.ts';

const { open } = journeys();

test('draw Tit For Tat by mouse', async () => {
  const page = await open();
  await shows(page, 'Evolved FSM 8', 8);
  const began = performance.now();
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.getByRole('heading', { name: 'An empty machine' }).waitFor();
  const centre = await middle(canvas(page));
  await page.mouse.dblclick(centre.x - 60, centre.y + 140);
  const first = state(page, '1');
  await first.waitFor();

  // A loop is drawn from the handle of its input, out of the circle and back to it.
  for (const input of ['C', 'D']) {
    await first.hover();
    const from = await middle(first.getByText(input, { exact: true }));
    const to = await middle(first);
    await drag(page, from, { x: to.x, y: to.y }, [{ x: from.x + 60, y: from.y - 60 }]);
  }
  await page
    .getByRole('application')
    .getByRole('button', { name: /On C stay and play C; on D stay and play D/ })
    .waitFor();
  await page.getByText(/^equivalent to .*Tit For Tat/).waitFor();
  console.log(`Tit For Tat by mouse: ${((performance.now() - began) / 1000).toFixed(1)} s`);
});

test('draw Grudger by keyboard alone', async () => {
  const page = await open();
  await shows(page, 'Evolved FSM 8', 8);
  const began = performance.now();
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // The palette has the command that has no key.
  await press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
  await page.keyboard.type('New machine');
  await press('Enter');
  await page.getByRole('heading', { name: 'An empty machine' }).waitFor();

  await press('n');
  await state(page, '1').waitFor();
  await press('c', 'Enter'); // On C to itself.
  await press('d', '+'); // On D to a new state.
  await state(page, '2').waitFor();
  await press('c', 'Enter', 'Shift+D'); // On C to itself, and the reply is D.
  await press('d', 'Enter');
  await page.getByText(/^equivalent to .*Grudger/).waitFor();
  expect(await state(page, '1').getAttribute('aria-label')).toBe(
    'State 1, start, opens with C. On C stay and play C; on D go to 2 and play D.',
  );
  console.log(`Grudger by keyboard: ${((performance.now() - began) / 1000).toFixed(1)} s`);
});
