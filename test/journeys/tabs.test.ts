// Two hands on one machine: another tab, or another program that writes the file. Neither overwrites the
// other without a word, and every choice keeps what was not chosen within reach of undo.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canvas, command, draftKept, journeys, machineFile, putMachine, shows, state } from './studio.ts';

const { open, profile, forgive } = journeys();

const opening = (file: string): unknown => (JSON.parse(readFileSync(file, 'utf8')) as { entry: unknown }).entry;

test('two tabs edit one machine: the second is asked, and each choice does what it says', async () => {
  const file = putMachine('shared', 'Shared');
  const context = await profile();
  const first = await open({ context, path: '/?machine=shared' });
  const second = await open({ context, path: '/?machine=shared' });
  await Promise.all([shows(first, 'Shared', 2), shows(second, 'Shared', 2)]);

  await first.bringToFront();
  await command(first, 'Open with D');
  await draftKept(first, 'shared', '"entry\\": \\"defect\\"');

  // The second tab adds a state and is asked at once.
  await second.bringToFront();
  await command(second, 'Add state');
  const question = second.getByRole('dialog', { name: 'Two versions of Shared' });
  await question.getByText('Another tab has another version of Shared than this page').waitFor();
  await question.getByRole('button', { name: 'Take theirs' }).click();
  await shows(second, 'Shared', 2);
  await canvas(second)
    .getByRole('button', { name: /^State calm, start, opens with D\. / })
    .waitFor();
  await second.getByRole('button', { name: 'Undo' }).click();
  await shows(second, 'Shared', 3);
  expect(opening(file)).toBe('cooperate');
});

test('a tab that saves is noticed by one with changes of its own', async () => {
  const file = putMachine('saved', 'Saved');
  const first = await open({ path: '/?machine=saved' });
  const second = await open({ path: '/?machine=saved' });
  await Promise.all([shows(first, 'Saved', 2), shows(second, 'Saved', 2)]);
  await command(second, 'Add state');
  await shows(second, 'Saved', 3);

  await command(first, 'Open with D');
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => opening(file)).toBe('defect');

  const question = second.getByRole('dialog', { name: 'Two versions of Saved' });
  await question.getByText('The file has another version of Saved than this page').waitFor();
  await question.getByRole('button', { name: 'Decide later' }).click();
  // Saving asks again: the file is not overwritten behind anyone's back.
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  await question.waitFor();
  expect(opening(file)).toBe('defect');
  await question.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => opening(file)).toBe('cooperate');

  // The first tab has nothing unsaved, so it follows the file and says so.
  await first.getByText('Saved was changed outside the studio and read anew.').waitFor();
  await shows(first, 'Saved', 3);
  forgive(/status of 409/); // The browser logs the refused save, which is the answer that was wanted.
});

test('an outside edit of the file shows at once, and a conflict with it can end in a copy', async () => {
  const file = putMachine('outside', 'Outside');
  const context = await profile();
  const written = Promise.withResolvers<null>();
  await context.route('**/api/strategies/events', async (route) => {
    await written.promise;
    await route.continue();
  });
  const page = await open({ context, path: '/?machine=outside' });
  await shows(page, 'Outside', 2);
  // The page has its list, and listens to the folder only once the file has been written.
  await page.getByRole('link', { name: /^Outside/ }).waitFor();
  writeFileSync(file, machineFile('outside', 'Outside').replace('"entry": "cooperate"', '"entry": "defect"'));
  written.resolve(null);
  await page.getByText('Outside was changed outside the studio and read anew.').waitFor();
  await canvas(page)
    .getByRole('button', { name: /^State calm, start, opens with D\. / })
    .waitFor();

  await state(page, 'angry').click();
  await page.keyboard.press('Delete');
  await shows(page, 'Outside', 1);
  writeFileSync(file, machineFile('outside', 'Outside again'));
  const question = page.getByRole('dialog', { name: 'Two versions of Outside' });
  await question.getByRole('button', { name: 'Save mine as a copy' }).click();
  await question.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: /^Outside again/ }).waitFor();
  await page.getByRole('application', { name: /^Outside \(copy\): 1 state/ }).waitFor();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ entry: 'cooperate' });
  // What was changed went with the copy; the machine of the file has no unsaved changes left.
  expect(await page.getByRole('link', { name: /^Outside again.*unsaved/ }).count()).toBe(0);

  // A file that can no longer be read leaves the list as unreadable, and the open machine as it is.
  writeFileSync(file, '{"states": ');
  await page.getByRole('link', { name: /outside.*unreadable/i }).waitFor();
  await page.getByRole('application', { name: /^Outside \(copy\): 1 state/ }).waitFor();
});
