// From a line of text to a match that is looked at turn by turn: SecondPrac is pasted as the tuples of the Python
// library, plays a tournament on the page, and its worst encounter is replayed.

import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { printTuples } from '#lib/formats/axelrod.ts';
import { parseXState } from '#lib/formats/xstate.ts';
import { journeys, shows } from './studio.ts';

const { open } = journeys();

function tuples(file: string): string {
  const parsed = parseXState(readFileSync(new URL(`../../strategies/${file}.json`, import.meta.url), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return printTuples(parsed.value);
}

const pane = (page: Page): Locator => page.getByRole('region', { name: 'Tournament', exact: true });

/** Runs a named field and gives the table of results. */
async function run(page: Page, field: string): Promise<Locator> {
  const setting = page.getByRole('form', { name: 'Tournament setting' });
  await setting.getByLabel('Named field').selectOption({ label: field });
  await pane(page).getByRole('button', { name: 'Run', exact: true }).click();
  const table = pane(page).getByRole('table', { name: 'Tournament results' });
  await pane(page)
    .getByText(/^rank \d+ of \d+/)
    .waitFor({ timeout: 80_000 });
  return table;
}

test('paste SecondPrac, run the tournament, sort, replay the worst match for ten turns', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: 'Import a machine' });
  await dialog.getByRole('textbox').fill(tuples('secondprac'));
  await dialog.getByText('10 states, read as Transition tuples').waitFor();
  await dialog.getByRole('button', { name: 'Open as a new machine' }).click();
  await shows(page, 'SecondPrac 2', 10);
  await page.getByText(/^equivalent to .*SecondPrac/).waitFor();

  await pane(page).getByRole('button', { name: 'Tournament', exact: true }).click();
  const table = await run(page, 'first tournament');
  const names = async (): Promise<string[]> =>
    (await table.getByRole('rowheader').allTextContents()).map((text) => text.trim());
  const listed = await names();
  expect(listed[0], 'the own row stands first').toBe('SecondPrac 2');
  expect(listed.length).toBeGreaterThan(10);

  const scores = async (): Promise<number[]> =>
    Promise.all(
      (await table.getByRole('row').all())
        .slice(2)
        .map(async (row) => Number.parseFloat((await row.getByRole('cell').nth(1).textContent()) ?? '')),
    );
  await table.getByRole('button', { name: /^score per turn/ }).click();
  const once = await scores();
  await table.getByRole('button', { name: /^score per turn/ }).click();
  const twice = await scores();
  expect(twice).toEqual([...once].reverse());
  expect([once, twice]).toContainEqual([...once].sort((a, b) => b - a));
  expect((await names())[0], 'pinned whatever the order').toBe('SecondPrac 2');

  const worst = pane(page).getByRole('table').filter({ hasText: 'Worst against' }).getByRole('button').first();
  const opponent = (await worst.textContent())?.trim() ?? '';
  await worst.click();
  const replay = page.getByRole('region', { name: 'Replay' });
  await replay.getByRole('button', { name: `against ${opponent}` }).waitFor();
  const step = replay.getByRole('button', { name: 'Step', exact: true });
  const strip = replay.getByRole('slider', { name: 'Turn' });
  const turn = (): Promise<string | null> => strip.getAttribute('aria-valuenow');
  for (let played = 1; played <= 10; played++) {
    await step.click();
    await expect.poll(turn).toBe(String(played));
  }
  expect(await strip.getAttribute('aria-valuetext')).toMatch(/^Turn 10: [CD] against [CD]/);
  await replay.getByRole('button', { name: 'Step back' }).click();
  await expect.poll(turn).toBe('9');
  await replay.getByRole('button', { name: 'End', exact: true }).click();
  await replay.waitFor({ state: 'hidden' });
});

test('the badge follows an edit, and the short-run field plays on the page', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const badge = page.getByRole('status', { name: 'Live rank' });
  await badge.getByText(/per turn/).waitFor({ timeout: 80_000 });
  const score = async (): Promise<number> => Number((await badge.textContent())?.match(/\d\.\d{3}/)?.[0]);
  const before = await score();
  expect(before).toBeGreaterThan(2.5);
  // Pruning and minimising change nothing; another opening move does.
  await page.getByRole('button', { name: 'Prune to 6' }).click();
  await shows(page, 'Evolved FSM 8', 6);
  expect(await score()).toBe(before);
  await page.keyboard.press('Shift+o');
  await expect.poll(score).not.toBe(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(score).toBe(before);

  await pane(page).getByRole('button', { name: 'Tournament', exact: true }).click();
  const table = await run(page, 'short run time');
  const own = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Evolved FSM 8' }) })
    .first();
  expect(Number.parseFloat((await own.getByRole('cell').nth(1).textContent()) ?? '')).toBeCloseTo(before, 1);
});

test('a tournament goes on while other rooms are open, and its result waits for whoever comes back', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  const setting = page.getByRole('form', { name: 'Tournament setting' });
  const repetitions = setting.getByLabel('Repetitions');
  const start = pane(page).getByRole('button', { name: 'Run', exact: true });
  const progress = pane(page).getByRole('progressbar', { name: 'Tournament' });
  const share = async (): Promise<number> => Number(await progress.getAttribute('value'));
  await pane(page).getByRole('button', { name: 'Tournament', exact: true }).click();
  await repetitions.fill('1000');
  await start.click();
  await progress.waitFor();
  const left = await share();

  const room = (name: string): Locator => page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
  for (const name of ['Library', 'Inspect']) {
    await room(name).click();
    await room('Design')
      .and(page.getByRole('link', { name: /, tournament, \d+ % done$/ }))
      .waitFor();
  }
  // Closing the tab would end it, so the browser asks.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  await room('Design').click();
  await expect.poll(share).toBeGreaterThan(left);
  await pane(page)
    .getByRole('button', { name: /^short run time/ })
    .click();
  expect(await repetitions.inputValue()).toBe('1000');
  await pane(page).getByRole('button', { name: 'Cancel' }).click();

  await repetitions.fill('3');
  const table = await run(page, 'first tournament');
  const names = await table.getByRole('rowheader').allTextContents();
  await room('Library').click();
  await page.getByRole('link', { name: 'Design', exact: true }).click();
  await table.waitFor();
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(names);
  await pane(page)
    .getByText(/^rank \d+ of \d+/)
    .waitFor();
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});
