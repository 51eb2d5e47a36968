// The page's own bars, measured in a real browser on the built studio (`npm run build` first):
// - live rank: time from an edit (a click that flips a reply) to the new badge over 100 edits, in the short field
//   and in all, without noise and with 0.05, to the first answer and to the whole one; and the longest task of the
//   main thread meanwhile;
// - a machine of 200 states: time until it is on show; frames shown and dropped while a state is dragged, from
//   the browser's trace.
// Prints JSON. Run: `npx node bench/page.ts`.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import { printXState } from '#lib/formats/xstate.ts';
import { stream } from '#lib/game/random.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { chromiumOptions } from '../test/chromium.ts';

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
writeFileSync(path.join(home, 'strategies', 'big-200.json'), onGrid(200));
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
        states200: await bigMachine(),
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

/** A random machine whose states stand on a grid, as a file. */
function onGrid(states: number): string {
  const machine = toDraft(randomMachine(stream(5), states));
  const place = (i: number): readonly [number, number] => [160 * (i % 20), 160 * Math.floor(i / 20)];
  const layout = Object.fromEntries(machine.states.map(({ id }, i) => [id, place(i)]));
  const id = `big-${states}`;
  return printXState({ id, name: `Big ${states}`, description: '', origin: {}, machine, layout, extra: {} });
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
    await page.getByLabel('Noise').fill(String(noise));
    await page.getByLabel('Noise').blur();
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

async function bigMachine(): Promise<object> {
  const page = await open('big-200');
  await page.getByRole('button', { name: 'Table', exact: true }).waitFor();
  const shown = await page.evaluate(() => performance.now());
  await page.getByRole('button', { name: 'Diagram', exact: true }).click();
  const state = page.getByRole('button', { name: /^State 105\b/ });
  await state.waitFor();
  await page
    .getByRole('status', { name: 'Live rank' })
    .getByText(/of 223/)
    .waitFor();
  const box = (await state.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  const session = await profile.newCDPSession(page);
  const dragging = await traced(session, async () => {
    // Moves come faster than frames and are not waited for, as from a hand.
    for (let i = 1; i <= 400; i++) {
      void session.send('Input.dispatchMouseEvent', {
        type: 'mouseMoved',
        x: x + 60 * Math.sin(i / 25),
        y: y + 40 * Math.cos(i / 30),
        button: 'left',
        buttons: 1,
      });
      await new Promise((resolve) => setTimeout(resolve, 8));
    }
  });
  await page.mouse.up();
  await page.close();
  return { shown, ...dragging };
}

interface TraceEvent {
  readonly name: string;
  readonly dur?: number;
  readonly args: { readonly frame_reporter?: { readonly state: string } };
}

/** The browser's trace of something: frames shown, dropped, and the main thread's time a frame. */
async function traced(session: CDPSession, act: () => Promise<void>): Promise<object> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = [
    'cc',
    'benchmark',
    'toplevel',
    'devtools.timeline',
    'disabled-by-default-devtools.timeline',
  ];
  await session.send('Tracing.start', { traceConfig: { includedCategories } });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  const states = events.flatMap(({ args }) => args.frame_reporter?.state ?? []);
  const shown = states.filter((state) => state.startsWith('STATE_PRESENTED')).length;
  const dropped = states.filter((state) => state === 'STATE_DROPPED').length;
  const main = events.filter(({ name }) => name === 'ProxyMain::BeginMainFrame').map(({ dur = 0 }) => dur / 1000);
  return {
    framesShown: shown,
    framesDropped: dropped,
    share: Math.round((1000 * shown) / (shown + dropped)) / 1000,
    mainThread: spread(main),
  };
}

function spread(values: readonly number[]): { median: number; p95: number; worst: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number): number =>
    Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!) / 10;
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}
