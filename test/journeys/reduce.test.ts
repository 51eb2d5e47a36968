// The journey that the studio was made for: a machine of eight states, two of them never reached, comes down
// to six and then to five, and every step can be taken back. And whether it plays like another strategy.

import { expect, test } from 'vitest';
import { canvas, command, journeys, shows, state, states } from './studio.ts';

const { open } = journeys();

test('prune Evolved FSM 8 to six states, minimise to five, undo twice, redo', async () => {
  const page = await open();
  await shows(page, 'Evolved FSM 8', 8);
  const unreached = canvas(page).getByRole('button', { name: /Never reached\.$/ });
  expect(await unreached.count()).toBe(2);
  for (const name of ['1', '2']) expect(await state(page, name).getAttribute('aria-label')).toMatch(/Never reached\.$/);
  await page.getByText('2 of 8 states can never be reached').waitFor();

  await page.getByRole('button', { name: 'Prune to 6' }).click();
  await shows(page, 'Evolved FSM 8', 6);
  expect(await unreached.count()).toBe(0);
  expect(await state(page, '1').count()).toBe(0);
  await page.getByText(/^All 6 states/).waitFor();

  await page.getByRole('button', { name: 'Minimise to 5' }).click();
  await shows(page, 'Evolved FSM 8', 5);
  await page.getByText('No two states play alike: 5 states are the fewest').waitFor();

  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await shows(page, 'Evolved FSM 8', 6);
  await undo.click();
  await shows(page, 'Evolved FSM 8', 8);
  expect(await unreached.count()).toBe(2);
  expect(await undo.isDisabled()).toBe(true);

  await page.getByRole('button', { name: 'Redo' }).click();
  await shows(page, 'Evolved FSM 8', 6);
  expect(await states(page).count()).toBe(6);
});

test('the facts explain how each state is reached and why the others are not', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const facts = page.getByRole('complementary', { name: 'Facts about this machine' });
  await facts.getByRole('region', { name: 'Reachability' }).getByRole('button', { name: 'Why?' }).click();
  await facts.getByText('1: only 2 leads to it, which can never be reached itself.').waitFor();
  const ways = facts.getByRole('region', { name: 'How each state is reached' }).getByRole('listitem');
  const told = await ways.allTextContents();
  expect(told.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
    '5at the start',
    '7D',
    '4DC',
    '6DD',
    '3DDC',
    '8DDD',
  ]);
});

test('a machine is compared with strategies that have no end of states, and with one that plays by chance', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  await command(page, 'Compare with...');
  const dialog = page.getByRole('dialog', { name: /^Compare / });
  const choose = async (name: string): Promise<void> => {
    await dialog.getByRole('combobox').fill(name);
    await dialog
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .first()
      .click();
  };
  const show = dialog.getByRole('button', { name: 'Show the history on the canvas' });

  await choose('Random');
  await dialog.getByText(/^Random.* draws lots/).waitFor();
  expect(await show.isDisabled()).toBe(true);

  await dialog.getByRole('textbox', { name: /^Or paste/ }).fill('(1, C, 1, C), (1, D, 1, D)');
  await dialog.getByText('Not equivalent.').waitFor();
  await choose('Adaptive Tit For Tat');
  await dialog.getByText('A shortest history that tells them apart').waitFor();
  await show.click();
  const history = page.getByRole('group', { name: 'History on the canvas' });
  await history.getByText(/^turn (\d+) of \1, after/).waitFor();
  await history.getByRole('button', { name: 'Comparison' }).click();
  await dialog.waitFor();
});
