// The same work with a thumb, at 390 by 844: facts, prune, and the machine as a table.

import { expect, test } from 'vitest';
import { drag, journeys, middle, shows } from './studio.ts';

const { open } = journeys();

test('open the facts, prune, edit in the table', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8', size: { width: 390, height: 844 }, touch: true });
  await shows(page, 'Evolved FSM 8', 8);
  const tabs = page.getByRole('navigation', { name: 'Panels' });
  await tabs.getByRole('button', { name: 'Facts' }).tap();
  await page.getByRole('button', { name: 'Prune to 6' }).tap();
  await shows(page, 'Evolved FSM 8', 6);
  await tabs.getByRole('button', { name: 'Facts' }).tap();
  await page.getByRole('complementary', { name: 'Facts about this machine' }).waitFor({ state: 'hidden' });

  await page.getByRole('group', { name: 'View of the machine' }).getByRole('button', { name: 'Table' }).tap();
  const table = page.getByRole('table').or(page.getByRole('grid')).first();
  await table.waitFor();
  expect(await table.getByRole('row').count()).toBe(7); // A head and six states.

  // Whatever a finger may press is large enough to be hit, and nothing is wider than the screen.
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select, [role="button"]')]
      .filter((each) => !each.closest('svg'))
      .map((each) => ({
        box: (each.closest('label') ?? each).getBoundingClientRect(),
        name: each.ariaLabel ?? each.textContent.trim(),
      }))
      .filter(({ box }) => box.width > 0 && box.height > 0 && box.height < 43.5)
      .map(({ box, name }) => `${name} (${Math.round(box.width)} x ${Math.round(box.height)})`),
  );
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('every room is in view, on the smallest phone too', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8', size: { width: 360, height: 740 }, touch: true });
  await shows(page, 'Evolved FSM 8', 8);
  const rooms = page.getByRole('navigation', { name: 'Rooms' });
  expect(await rooms.evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBe(0);
  const links = await rooms.getByRole('link').all();
  const boxes = await Promise.all(links.map((link) => link.boundingBox()));
  const undo = await page.getByRole('button', { name: 'Undo', exact: true }).boundingBox();
  const ends = boxes.map((box) => box!.x + box!.width);
  expect(ends).toHaveLength(4);
  boxes.forEach((box, i) =>
    expect(box!.x, 'each begins where the one before has ended').toBeGreaterThanOrEqual(ends[i - 1] ?? 0),
  );
  expect(undo!.x).toBeGreaterThanOrEqual(ends[3]!);
  await rooms.getByRole('link', { name: 'Inspect' }).tap();
  await page.getByRole('heading', { name: 'Watch a running XState application' }).waitFor();
});

test('the sheet grows and shrinks by its grip, and goes', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8', size: { width: 390, height: 844 }, touch: true });
  await shows(page, 'Evolved FSM 8', 8);
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Facts' }).tap();
  const facts = page.getByRole('complementary', { name: 'Facts about this machine' });
  const height = async (): Promise<number> => (await facts.boundingBox())?.height ?? 0;
  const grip = page.getByRole('button', { name: 'Panel over the whole screen' });
  await expect.poll(height).toBeCloseTo(0.46 * 844, -1);
  await grip.tap();
  await expect.poll(height).toBeGreaterThan(600);
  await grip.press('ArrowDown');
  await expect.poll(height).toBeLessThan(400);

  // What is further down can be scrolled to, and a finger on the grip pulls the sheet up, and down and away.
  await facts.getByRole('button', { name: 'Nearest known' }).scrollIntoViewIfNeeded();
  const pull = async (by: number): Promise<void> => {
    const at = await middle(grip);
    await drag(page, at, { x: at.x, y: at.y + by });
  };
  await pull(-260);
  await expect.poll(height).toBeGreaterThan(600);
  await pull(300);
  await expect.poll(height).toBeLessThan(400);
  await pull(300);
  await facts.waitFor({ state: 'hidden' });
});

test('a machine runs down a tall canvas, and the other way where that is chosen', async () => {
  const page = await open({ path: '/?machine=secondprac', size: { width: 390, height: 844 }, touch: true });
  await shows(page, 'SecondPrac', 10);
  const canvas = page.getByRole('application');
  /** How much wider than tall the states stand. */
  const shape = (): Promise<number> =>
    canvas.evaluate((svg) => {
      const boxes = [...svg.querySelectorAll('[data-hit="state"]')].map((state) => state.getBoundingClientRect());
      const extent = (of: (box: DOMRect) => number): number => Math.max(...boxes.map(of)) - Math.min(...boxes.map(of));
      return extent(({ x }) => x) / extent(({ y }) => y);
    });
  // Plain rows stand there until the layout has come.
  const laidOut = async (): Promise<void> => {
    const button = page.getByRole('button', { name: /^Lay out/ });
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('false');
  };
  await laidOut();
  expect(await shape()).toBeLessThan(0.8);
  const first = (await page.getByRole('button', { name: /^State 1\b/ }).boundingBox())!;
  const last = (await page.getByRole('button', { name: /^State 8\b/ }).boundingBox())!;
  expect(first.y).toBeLessThan(last.y);
  expect(first.width, 'as large as the screen allows').toBeGreaterThan(30);

  // Turned, the phone shows the same figure, smaller; a layout that is asked for then runs to the right.
  const tall = await shape();
  await page.setViewportSize({ width: 844, height: 390 });
  await expect.poll(shape).toBeCloseTo(tall, 1);
  const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('link').last();
  const badge = page.locator('header .badge > *').first();
  await badge.waitFor();
  const ends = (await rooms.boundingBox())!;
  expect((await badge.boundingBox())!.x, 'the badge leaves the rooms their place').toBeGreaterThan(ends.x + ends.width);
  await page.setViewportSize({ width: 390, height: 844 });

  await page.getByRole('button', { name: 'More commands' }).tap();
  await page.getByRole('menuitemcheckbox', { name: 'Lay out from left to right' }).tap();
  await expect.poll(shape).toBeGreaterThan(1.2);
  await page.getByRole('button', { name: 'More commands' }).tap();
  const chosen = page.getByRole('menuitemcheckbox', { name: 'Lay out from left to right', checked: true });
  await chosen.waitFor();
  await page.reload();
  await shows(page, 'SecondPrac', 10);
  await laidOut();
  expect(await shape()).toBeGreaterThan(1.2);
});
