// What can be found and passed on: every command by its name and key, every strategy's machine by its link.

import { expect, test } from 'vitest';
import { COMMANDS } from '#lib/editor/commands.ts';
import { formatKey } from '#lib/editor/keys.ts';
import { command, journeys, shows, states } from './studio.ts';

const { open } = journeys();

test('the palette lists every command with its key', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  await page.getByRole('button', { name: /^Commands/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Find a command' });
  const options = dialog.getByRole('option');
  await options.first().waitFor();
  const listed = (await options.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());

  const expected = COMMANDS.filter(({ id, keysOnly }) => !keysOnly && id !== 'view.commands');
  expect(listed).toHaveLength(expected.length);
  for (const { label, title, keys } of expected) {
    const key = keys[0] === undefined ? '' : formatKey(keys[0], false);
    const found = listed.some((text) => (title ? text.endsWith(key) : text === [label, key].filter(Boolean).join(' ')));
    expect(found, `${label} ${key}`).toBe(true);
  }
  // Typing narrows, Enter runs.
  await dialog.getByRole('combobox').fill('prune to');
  await page.keyboard.press('Enter');
  await shows(page, 'Evolved FSM 8', 6);
});

test('a shared link opens the same machine as an unsaved draft', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-16' });
  await shows(page, 'Evolved FSM 16', 14);
  const told = async (of: typeof page): Promise<(string | null)[]> => {
    const all = await states(of).all();
    return Promise.all(all.map((each) => each.getAttribute('aria-label')));
  };
  const before = await told(page);
  await command(page, 'Share by link');
  const link = await page
    .getByRole('dialog', { name: 'Share Evolved FSM 16' })
    .getByRole('textbox', { name: 'Link' })
    .inputValue();
  expect(link.length).toBeLessThan(2000);

  const other = await open({ path: link });
  await other.getByText(/^Evolved FSM 16.* came with the link\. Save it to keep it\./).waitFor();
  await expect.poll(() => states(other).count()).toBe(14);
  expect(await told(other)).toEqual(before);
  expect(await other.getByRole('button', { name: 'Save', exact: true }).isEnabled()).toBe(true);
  expect(new URL(other.url()).hash).toBe('');

  const broken = await open({ path: `${link.slice(0, -9)}` });
  await broken.getByRole('status').getByText(/link/i).first().waitFor();
  await shows(broken, 'Evolved FSM 8', 8);
});
