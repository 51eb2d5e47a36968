// From a machine to a better one: Evolved FSM 8 is evolved for twenty generations, interrupted by a pause and a
// reload, its champion is taken into the designer, and undone again. Another run anneals it under noise.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { faults } from './axe.ts';
import { home } from './serve.ts';
import { canvas, command, journeys, shows } from './studio.ts';

const { open } = journeys();

/** What the figure of the open machine says of every arrow. */
async function arrows(page: Page): Promise<(string | null)[]> {
  const found = await canvas(page).locator('[data-hit="edge"][aria-label]').all();
  return Promise.all(found.map((arrow) => arrow.getAttribute('aria-label')));
}

test('evolve twenty generations, pause, reload, resume, open the champion, undo', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  const original = await arrows(page);

  await command(page, 'Evolve...');
  const room = page.getByRole('dialog', { name: 'Evolve' });
  const form = room.getByRole('form', { name: 'New run' });
  await form.getByLabel('Evolved FSM 8, the open machine').check();
  await form.getByLabel('Named field').selectOption({ label: 'first tournament' });
  await form.getByRole('spinbutton', { name: 'Population' }).fill('60');
  await form.getByRole('spinbutton', { name: 'Bottleneck' }).fill('61');
  await form.getByRole('spinbutton', { name: 'Generations' }).fill('20');
  await form.getByText('The bottleneck can be no larger than the population (60).').waitFor();
  expect(await form.getByRole('button', { name: 'Start', exact: true }).isDisabled()).toBe(true);
  await form.getByRole('spinbutton', { name: 'Bottleneck' }).fill('3');
  await form.getByText(/^\d+ opponents; 1,200 candidates/).waitFor();
  expect(await faults(page, { part: '[role="dialog"]' }), 'the form').toEqual([]);
  await form.getByRole('button', { name: 'Start', exact: true }).click();

  // Paused as soon as it is under way; the first generation may or may not be there.
  const status = room.getByRole('status').filter({ hasText: /generation \d+ of 20/ });
  await room.getByRole('button', { name: 'Pause' }).click();
  await status.filter({ hasText: /^paused/ }).waitFor();
  const reached = await status.textContent();

  await page.reload();
  await status.filter({ hasText: /^paused/ }).waitFor();
  expect(await status.textContent(), 'the run as it was left').toBe(reached);
  await room.getByRole('button', { name: 'Resume' }).click();
  await status.filter({ hasText: /^finished, generation 20 of 20, best \d\.\d{3}/ }).waitFor({ timeout: 60_000 });

  const slider = room.getByRole('slider', { name: 'Generation', exact: true });
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Generation 20, best/);
  await slider.focus();
  await page.keyboard.press('Home');
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Generation 1, best/);
  await room.getByText('The best of the first generation.').waitFor();
  await room.getByRole('button', { name: 'Newest' }).click();
  await room.getByRole('button', { name: 'Compare' }).click();
  await room.getByRole('img', { name: /^Generation 1: a machine of 8 states/ }).waitFor();
  await room.getByRole('img', { name: /^Generation 20: a machine of \d+ states?, \d+ changes?/ }).waitFor();
  expect(await faults(page, { part: '[role="dialog"]' }), 'two generations').toEqual([]);

  await room.getByRole('button', { name: 'Put into Evolved FSM 8' }).click();
  await room.waitFor({ state: 'hidden' });
  await expect.poll(() => arrows(page)).not.toEqual(original);
  expect(page.url()).not.toContain('#');
  const undo = page.getByRole('button', { name: 'Undo' });
  expect(await undo.getAttribute('title')).toContain('Take the champion of generation 20');
  await undo.click();
  await shows(page, 'Evolved FSM 8', 8);
  await expect.poll(() => arrows(page)).toEqual(original);

  // The same champion as a machine of its own.
  await page.keyboard.press('e');
  await room.getByRole('button', { name: 'Open as a new machine' }).click();
  await page.getByRole('application', { name: /^Evolved FSM 8 evolved: / }).waitFor();
  expect(page.url()).toContain('machine=evolved-fsm-8-evolved');
});

test('anneal the open machine under noise, and save the best with where it comes from', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8#evolve' });
  const room = page.getByRole('dialog', { name: 'Evolve' });
  await room.getByRole('button', { name: 'New run' }).click();
  const form = room.getByRole('form', { name: 'New run' });
  await form.getByRole('radio', { name: 'Annealing' }).check();
  expect(await form.getByRole('spinbutton', { name: 'Population' }).count()).toBe(0);
  expect(await form.getByLabel('Evolved FSM 8, the open machine').isChecked()).toBe(true);
  await form.getByLabel('Named field').selectOption({ label: 'five to show' });
  await form.getByRole('spinbutton', { name: 'Noise' }).fill('0.05');
  await form.getByRole('spinbutton', { name: 'Changes in a sweep' }).fill('20');
  await form.getByRole('spinbutton', { name: 'Sweeps' }).fill('4');
  await form.getByRole('spinbutton', { name: 'Most states' }).fill('6');
  await form.getByText('The machine to begin with has 8 states; the most is 6.').waitFor();
  await form.getByRole('spinbutton', { name: 'Most states' }).fill('10');
  await form.getByText('5 opponents; 160 changes tried').waitFor();
  expect(await faults(page, { part: '[role="dialog"]' }), 'the form').toEqual([]);
  await form.getByRole('button', { name: 'Start', exact: true }).click();

  const status = room.getByRole('status').filter({ hasText: /sweep \d of 4/ });
  await status.filter({ hasText: /^finished, sweep 4 of 4, best \d\.\d{3}/ }).waitFor({ timeout: 60_000 });
  await room.getByRole('button', { name: /finished, 4 sweeps/ }).waitFor();
  await room.getByRole('img', { name: /^score per turn by sweep: best so far \d\.\d{3}, now/ }).waitFor();
  const slider = room.getByRole('slider', { name: 'Sweep', exact: true });
  await slider.focus();
  await page.keyboard.press('Home');
  await room.getByText('What it began with.').waitFor();
  await room.getByRole('button', { name: 'Best', exact: true }).click();
  expect(await faults(page, { part: '[role="dialog"]' }), 'the run').toEqual([]);

  const [, score] = /best (\d\.\d{3})/.exec((await status.textContent())!)!;
  expect(await slider.getAttribute('aria-valuetext')).toContain(`best ${score}`);
  await room.getByRole('button', { name: 'Open as a new machine' }).click();
  await page.getByRole('application', { name: /^Evolved FSM 8 annealed: / }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const file = path.join(home(), 'strategies', 'evolved-fsm-8-annealed.json');
  const saved = (): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  await expect
    .poll(saved)
    .toMatch(/"source": "stratagem anneal --from strategies\/evolved-fsm-8\.json .*, generation \d"/);
});
