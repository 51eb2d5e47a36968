// What a machine is worth part by part: which transitions the field uses, which single edit gains most, and who
// would get the most from it. Ranked in a small field, so that the answers come at once.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { faults } from './axe.ts';
import { home } from './serve.ts';
import { journeys, putMachine, shows, state } from './studio.ts';

const { open } = journeys();

/** Ranks by the first tournament's strategies and waits for the badge. */
async function rankByFew(page: Page): Promise<void> {
  const pane = page.getByRole('region', { name: 'Tournament', exact: true });
  await pane.getByRole('button', { name: 'Tournament', exact: true }).click();
  await page
    .getByRole('form', { name: 'Tournament setting' })
    .getByLabel('Named field')
    .selectOption({ label: 'first tournament' });
  await pane.getByRole('button', { name: 'Rank the badge by this field' }).click();
  await pane.getByRole('button', { name: 'Tournament', exact: true }).click();
  await page.getByRole('status', { name: 'Live rank' }).getByText('of 16').waitFor();
}

test('shade by usage, take the best single edit and take it back, open the best response', async () => {
  putMachine('worth', 'Worth');
  const page = await open({ path: '/?machine=worth' });
  await shows(page, 'Worth', 2);
  await rankByFew(page);

  await page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name: 'Usage' }).click();
  const used = page.getByRole('table', { name: 'Transitions by use' });
  await used.getByRole('button', { name: /^angry on D: D, to angry/ }).waitFor();
  await page.getByText('Every reachable state is visited.').waitFor();
  await page.getByRole('img', { name: /^From calm: on D .* on D taken .* points each\.$/ }).waitFor();

  await page.getByRole('button', { name: 'Find the best single edits' }).click();
  const edits = page.getByRole('table', { name: 'Single edits by what they gain' });
  await page.getByText(/^\d+ of 10 single edits scores? more than/).waitFor();
  const best = edits.getByRole('button').first();
  const words = (await best.textContent()) ?? '';
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const rank = page.getByRole('status', { name: 'Live rank' });
  const before = await rank.textContent();

  // Pointed at, it is on the canvas and nowhere else.
  const figure = page.getByRole('application');
  const drawn = await figure.textContent();
  await best.hover();
  await expect.poll(() => figure.textContent()).not.toBe(drawn);
  expect([await undo.isDisabled(), await rank.textContent()]).toEqual([true, before]);
  await page.mouse.move(600, 880);
  await expect.poll(() => figure.textContent()).toBe(drawn);

  await best.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => undo.getAttribute('title')).toContain(words.slice(1));
  await page.getByText(/^\d+ of 10 single edits scores? more than|^No single edit scores more/).waitFor();
  await expect.poll(() => rank.textContent()).not.toBe(before);
  await undo.click();
  await expect.poll(() => undo.isDisabled()).toBe(true);
  await expect.poll(() => rank.textContent()).toBe(before);

  await page.getByRole('button', { name: 'Find the best response' }).click();
  const response = page.getByRole('region', { name: 'Best response' });
  // Against who never forgives, cooperate, and defect on the last of 200 turns: (199 x 3 + 5) / 200.
  await response.getByText('3.010').waitFor();
  await response.getByRole('img', { name: 'Response to Worth as a machine of 1 state' }).waitFor();
  expect(await faults(page, { part: 'aside' })).toEqual([]);
  await response.getByRole('link', { name: 'Open as a machine of 1 state' }).click();
  await shows(page, 'Response to Worth', 1);
});

test('a state that no opponent brings about is marked, on the figure and beside it', async () => {
  // Only one history in a million leads to the last state, and no opponent but a random one happens on it.
  const way = 'CDDCDCCDDDCDCCDCDDCC';
  const arrow = (target: number): object => ({ target: `s${target}`, actions: 'cooperate' });
  const states = Object.fromEntries(
    [...way, ''].map((move, i) => [
      `s${i}`,
      { on: { C: arrow(move === 'C' ? i + 1 : 0), D: arrow(move === 'D' ? i + 1 : 0) } },
    ]),
  );
  const config = {
    id: 'deep',
    initial: 's0',
    entry: 'cooperate',
    states,
    meta: { stratagem: { version: 1, name: 'Deep' } },
  };
  writeFileSync(path.join(home(), 'strategies', 'deep.json'), JSON.stringify(config));
  const page = await open({ path: '/?machine=deep' });
  await shows(page, 'Deep', 21);
  await rankByFew(page);
  await page.getByRole('button', { name: 'Show what is used' }).click();
  await page.getByRole('button', { name: /s20 are (never|hardly ever) visited$/ }).waitFor();
  expect(await state(page, 's20').textContent()).toMatch(/(never|hardly ever) visited$/);
  expect(await state(page, 's0').textContent()).not.toContain('visited');
});
