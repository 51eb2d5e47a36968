// Live rank in the page, measured in a real browser on the built studio (`npm run build` first): time from an edit (a
// click that flips a reply) to the new badge over 100 edits, in the short field and in all, without noise and with 0.05,
// to the first answer and to the whole one; and the longest task of the main thread meanwhile.
// Prints JSON. Run: `npx node bench/page.ts`.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { chromiumOptions } from '../test/chromium.ts';
import { spread } from './measure.ts';

const PORT = 5391;
const address = `http://127.0.0.1:${PORT}`;
const home = mkdtempSync(path.join(tmpdir(), 'stratagem-bench-'));

/** What the page keeps for us. */
interface Measured {
  longTasks: number[];
  /** Milliseconds from each edit to the first answer, and to the whole one. */
  answers: number[];
  wholes: number[];
}
type Measuring = Window & { measured: Measured };

cpSync('strategies', path.join(home, 'strategies'), { recursive: true });
const server = spawn(process.execPath, ['build/index.js'], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(PORT), ORIGIN: address, STRATAGEM_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise<void>((resolve) =>
  server.stdout.on('data', (text) => String(text).includes('Listening') && resolve()),
);
const browser = await chromium.launch(await chromiumOptions());
// One profile for all, so that the field's play is kept from the first page on and does not share the processor.
const profile = await browser.newContext({ viewport: { width: 1440, height: 900 } });
try {
  console.log(
    JSON.stringify(
      {
        short: await liveRank('short'),
        all: await liveRank('all'),
        shortNoisy: await liveRank('short', 0.05),
        allNoisy: await liveRank('all', 0.05),
      },
      null,
      2,
    ),
  );
} finally {
  await browser.close();
  server.kill();
  rmSync(home, { recursive: true, force: true });
}

async function open(machine: string): Promise<Page> {
  const page = await profile.newPage();
  await page.addInitScript(() => {
    const measured: Measured = { longTasks: [], answers: [], wholes: [] };
    Object.assign(window, { measured });
    new PerformanceObserver((list) =>
      measured.longTasks.push(...list.getEntries().map((entry) => entry.duration)),
    ).observe({
      type: 'longtask',
    });
  });
  await page.goto(`${address}/?machine=${machine}`);
  return page;
}

async function liveRank(field: 'short' | 'all', noise = 0): Promise<object> {
  const page = await open('evolved-fsm-16');
  const badge = page.getByRole('status', { name: 'Live rank' });
  await badge.getByText(/of 223/).waitFor({ timeout: 300_000 });
  if (field === 'all' || noise > 0) {
    await page.getByRole('button', { name: 'Tournament', exact: true }).click();
    await page.getByRole('combobox', { name: 'Named field' }).selectOption(field);
    const noisy = page.getByRole('spinbutton', { name: /^Noise/ });
    await noisy.fill(String(noise));
    await noisy.press('Tab');
    await page.getByRole('button', { name: 'Rank the badge by this field' }).click();
    await badge.getByText(field === 'all' ? /of 241/ : /of 223/).waitFor({ timeout: 300_000 });
    await badge.getByText(/per turn/).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Tournament', exact: true }).click();
  }
  await page.evaluate(() => {
    const { measured } = window as unknown as Measuring;
    measured.longTasks.length = 0;
    let edited = 0;
    addEventListener('pointerup', () => (edited = performance.now()), { capture: true });
    const target = document.querySelector('[aria-label="Live rank"]')!;
    new MutationObserver(() => {
      const passed = performance.now() - edited;
      if (measured.answers.length === measured.wholes.length) measured.answers.push(passed);
      if (target.textContent.includes('per turn')) measured.wholes.push(passed);
    }).observe(target, { attributeFilter: ['data-answer'] });
  });
  const flips = page.getByRole('button', { name: /flip the reply/ });
  const count = await flips.count();
  for (let edit = 0; edit < 100; edit++) {
    await flips.nth(edit % count).click();
    await page.waitForFunction((done) => (window as unknown as Measuring).measured.wholes.length > done, edit, {
      polling: 20,
    });
  }
  const { answers, wholes, longTasks } = await page.evaluate(() => (window as unknown as Measuring).measured);
  await page.close();
  return {
    edits: answers.length,
    first: spread(answers),
    whole: spread(wholes),
    longestTask: Math.max(0, ...longTasks),
  };
}
