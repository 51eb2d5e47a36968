// The library: find a strategy, open the machine inside it, come back, narrow the list, play against one.

import { expect, it } from 'vitest';
import { journeys } from './studio.ts';

const studio = journeys();

it('finds Omega TFT, opens it as a machine, goes back and filters', async () => {
  const page = await studio.open({ path: '/' });
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Library' }).click();
  await page.getByText('240 of 240').waitFor();

  await page.getByRole('searchbox', { name: 'Search' }).fill('omega tft');
  await page.getByText('1 of 240').waitFor();
  await page.getByRole('button', { name: 'Omega TFT: 3, 8' }).click();
  const details = page.getByRole('complementary', { name: 'The chosen strategy' });
  await details.getByText('Slany and Kienreich 2007').waitFor();
  await details.getByText('no small machine plays like it for ever').waitFor();

  // Its machine is exact for 14 turns: more would take more than 64 states.
  await details.getByRole('img', { name: /as a machine of 52 states/ }).waitFor();
  await details.getByRole('link', { name: 'Open as a machine of 52 states' }).click();
  await page.getByText('Omega TFT: 3, 8, 14 turns came with the link.').waitFor();
  await page.getByText('All 52 states can be reached.').waitFor();
  await expect.poll(() => page.title()).toContain('Omega TFT');

  await page.goBack();
  await page.getByText('1 of 240').waitFor();
  expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('omega tft');
  await details.getByRole('heading', { name: 'Omega TFT: 3, 8' }).waitFor();

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('combobox', { name: 'Memory depth' }).selectOption('Exactly 1');
  await page.getByRole('combobox', { name: 'Chance' }).selectOption('Deterministic');
  await page.getByText('8 of 240').waitFor();
  const names = await page.getByRole('rowheader').allInnerTexts();
  expect(names.map((name) => name.trim())).toEqual([
    'Alternator',
    'Anti Tit For Tat',
    'Bully',
    'Cycler DC',
    'Suspicious Tit For Tat',
    'Tit For Tat',
    'Win-Shift Lose-Stay: D',
    'Win-Stay Lose-Shift',
  ]);
  expect(new URL(page.url()).searchParams.get('memory')).toBe('1');
});

it('changes parameters, refuses those out of range, and follows them in the machine', async () => {
  const page = await studio.open({ path: '/library?strategy=First+by+Davis' });
  await page.getByRole('link', { name: 'Open as a machine of 19 states' }).waitFor();
  const field = page.getByRole('textbox', { name: /rounds_to_cooperate/ });
  await field.fill('-1');
  await field.press('Tab');
  await page
    .getByRole('alert')
    .getByText(/cannot be “-1”/)
    .waitFor();
  await field.fill('3');
  await field.press('Tab');
  await page.getByRole('heading', { name: 'First by Davis: 3' }).waitFor();
  await page.getByRole('link', { name: 'Open as a machine of 5 states' }).waitFor();
});

it('plays against a strategy of the library', async () => {
  const page = await studio.open({ path: '/library?strategy=Grudger', size: { width: 390, height: 844 } });
  await page.getByRole('link', { name: 'Play against it' }).click();
  const replay = page.getByRole('region', { name: 'Replay' });
  await replay.waitFor();
  await replay.getByText('Grudger').first().waitFor();
});

it('says what to do when nothing fits', async () => {
  const page = await studio.open({ path: '/library?inspects=yes' });
  await page.getByText('No strategy fits.').waitFor();
  await page.getByRole('button', { name: /outside the field too/ }).click();
  await page.getByRole('button', { name: 'Darwin' }).waitFor();
});
