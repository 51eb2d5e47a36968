// A machine of 200 states in the studio's page, measured in a real browser on the built studio (`npm run build` first):
// - load: time until it is on show, in a browser that nobody has used and in one that has seen it;
// - diagram, which such a machine shows on demand: time until its states and until all its arrows are on show, the
//   processor time that takes the page's main thread, and the longest task there;
// - drag: a state follows a pointer that moves sixty times a second, as a hand's does. Frames shown and dropped, from
//   the browser's trace; the share of the page's frames that came in time; processor time a frame by thread.
// Beside the drag stands what this machine can show at all: a blank page whose one square follows the same pointer. On a
// busy machine compare the two. Prints JSON. Run: `npx node bench/large.ts [folder of another build]`; with another
// build, both are measured in turns.

import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { printXState } from '#lib/formats/xstate.ts';
import { stream } from '#lib/game/random.ts';
import { linksOf } from '#lib/layout/links.ts';
import { toDraft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { chromiumOptions } from '../test/chromium.ts';
import { spread } from './measure.ts';

const LOADS = 8;
const DRAGS = 4;
/** Milliseconds for which somebody looks at the table before asking for the diagram. */
const LOOK = 2500;
/** Length of a drag in milliseconds, and the time between two moves. */
const DRAG = 3000;
const STEP = 1000 / 60;
const VIEW = { viewport: { width: 1440, height: 900 } };

/** When something is on show: so many elements. */
interface Sight {
  readonly selector: string;
  readonly count: number;
}

const TABLE: Sight = { selector: '[role="grid"] tbody tr', count: 1 };
const STATES: Sight = { selector: '[data-canvas] [data-hit="state"]', count: 1 };

/** What the page keeps for us. */
type Watched = Window & { shown: readonly number[]; between: number[] };

/** A build that is served, and what was measured on it, in milliseconds. */
interface Studio {
  readonly name: string;
  readonly address: string;
  readonly server: ChildProcess;
  /** The browser's profile that has seen the page before. */
  readonly used: BrowserContext;
  readonly figures: Record<
    'unused' | 'used' | 'mainThread' | 'states' | 'arrows' | 'drawing' | 'longestTask',
    number[]
  >;
  readonly drags: Drag[];
}

/** What the browser's trace says of a frame or of a task; times in microseconds, `tdur` of the processor. */
interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
  readonly args?: { readonly frame_reporter?: { readonly state: string } };
}

/** A drag: what became of frames, times between those of the page, and processor time a frame by thread. */
interface Drag {
  readonly fates: readonly string[];
  readonly frames: readonly number[];
  readonly processor: ReadonlyMap<string, number>;
}

const machine = toDraft(randomMachine(stream(5), 200));
const ARROWS: Sight = { selector: '[data-canvas] [data-hit="edge"][role="img"]', count: linksOf(machine).length };
const home = mkdtempSync(path.join(tmpdir(), 'stratagem-bench-'));
cpSync('strategies', path.join(home, 'strategies'), { recursive: true });
writeFileSync(path.join(home, 'strategies', 'big-200.json'), onGrid());
const browser = await chromium.launch(await chromiumOptions());
const studios: Studio[] = [];
const blank: Drag[] = [];
try {
  for (const folder of ['.', ...process.argv.slice(2)]) studios.push(await serve(folder, 5392 + studios.length));
  for (const studio of studios) await load(studio, studio.used, null);
  for (let i = 0; i < LOADS; i++) {
    for (const studio of studios) {
      const unused = await browser.newContext(VIEW);
      await load(studio, unused, 'unused');
      await unused.close();
      await load(studio, studio.used, 'used');
    }
  }
  for (let i = 0; i < DRAGS; i++) {
    for (const studio of studios) studio.drags.push(await dragState(studio));
    blank.push(await dragSquare());
  }
  const results = studios.map(({ name, figures, drags }) => {
    const loads = Object.entries(figures).map(([what, values]) => [what, spread(values)]);
    return [name, { load: Object.fromEntries(loads) as unknown, drag: summary(drags) }];
  });
  console.log(JSON.stringify({ ...Object.fromEntries(results), blank: summary(blank) }, null, 2));
} finally {
  await browser.close();
  for (const { server } of studios) server.kill();
  rmSync(home, { recursive: true, force: true });
}

/** The machine with its states on a grid, as a file. */
function onGrid(): string {
  const place = (i: number): readonly [number, number] => [160 * (i % 20), 160 * Math.floor(i / 20)];
  const layout = Object.fromEntries(machine.states.map(({ id }, i) => [id, place(i)]));
  return printXState({ id: 'big-200', name: 'Big 200', description: '', origin: {}, machine, layout, extra: {} });
}

async function serve(folder: string, port: number): Promise<Studio> {
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['build/index.js'], {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: address, STRATAGEM_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) =>
    server.stdout.on('data', (text) => String(text).includes('Listening') && resolve()),
  );
  const figures = { unused: [], used: [], mainThread: [], states: [], arrows: [], drawing: [], longestTask: [] };
  return { name: folder, address, server, used: await browser.newContext(VIEW), figures, drags: [] };
}

/** Opens the machine, and notes how long that took unless it is to warm up. */
async function load(
  { address, figures }: Studio,
  profile: BrowserContext,
  as: 'unused' | 'used' | null,
): Promise<void> {
  const page = await profile.newPage();
  const session = await profile.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(watch, [TABLE]);
  await page.goto(`${address}/?machine=big-200`);
  const [shown] = await whenShown(page);
  const { metrics } = await session.send('Performance.getMetrics');
  await atRest(page);
  const trace = await traced(session, ['disabled-by-default-devtools.timeline', 'blink.user_timing']);
  const [states, arrows] = await drawDiagram(page);
  const tasks = tasksSinceAsked(await trace());
  await page.close();
  if (as === null) return;
  figures[as].push(shown!);
  figures.states.push(states!);
  figures.arrows.push(arrows!);
  figures.drawing.push(tasks.reduce((sum, ms) => sum + ms, 0));
  figures.longestTask.push(Math.max(...tasks));
  figures.mainThread.push(1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value);
}

/** In the page: notes when each of these is there and painted, in milliseconds of the page's clock. */
function watch(sights: readonly Sight[]): void {
  const page = window as unknown as Watched;
  const shown: number[] = [];
  page.shown = [];
  const observer = new MutationObserver(() => {
    sights.forEach(({ selector, count }, i) => {
      if (shown[i] !== undefined || document.querySelectorAll(selector).length < count) return;
      shown[i] = 0;
      // A message that is sent in a frame comes after it is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          shown[i] = performance.now();
          if (sights.every((_, k) => (shown[k] ?? 0) > 0)) page.shown = shown;
        };
        port2.postMessage(null);
      });
    });
    if (sights.every((_, i) => shown[i] !== undefined)) observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function whenShown(page: Page): Promise<readonly number[]> {
  await page.waitForFunction(() => (window as unknown as Watched).shown.length > 0, undefined, { polling: 20 });
  return page.evaluate(() => (window as unknown as Watched).shown);
}

/** Waits until the page has nothing more to do about the machine: its rank is there, and its diagram made ready. */
async function atRest(page: Page): Promise<void> {
  await page
    .getByRole('status', { name: 'Live rank' })
    .getByText(/of 223/)
    .waitFor({ timeout: 300_000 });
  await page.waitForTimeout(LOOK);
}

/** Asks for the diagram; milliseconds until its states and until its arrows are painted. */
async function drawDiagram(page: Page): Promise<number[]> {
  await page.evaluate(watch, [STATES, ARROWS]);
  const asked = await page.getByRole('button', { name: 'Diagram', exact: true }).evaluate((button: HTMLElement) => {
    performance.mark('asked');
    const now = performance.now();
    button.click();
    return now;
  });
  return (await whenShown(page)).map((at) => at - asked);
}

/** Processor time of the main thread's tasks since the diagram was asked for, in milliseconds. */
function tasksSinceAsked(events: readonly TraceEvent[]): number[] {
  const asked = events.find(({ name }) => name === 'asked')!;
  return events
    .filter(({ name, tid, ts, tdur = 0 }) => name === 'RunTask' && tid === asked.tid && ts + tdur >= asked.ts)
    .map(({ tdur = 0 }) => tdur / 1000);
}

async function dragState({ address, used }: Studio): Promise<Drag> {
  const page = await used.newPage();
  await page.goto(`${address}/?machine=big-200`);
  await atRest(page);
  await drawDiagram(page);
  const box = (await page.getByRole('button', { name: /^State 105\b/ }).boundingBox())!;
  const drag = await dragFrom(page, box.x + box.width / 2, box.y + box.height / 2);
  await page.close();
  return drag;
}

async function dragSquare(): Promise<Drag> {
  const profile = await browser.newContext(VIEW);
  const page = await profile.newPage();
  await page.setContent('<div style="position: absolute; width: 40px; height: 40px; background: red"></div>');
  await page.evaluate(() => {
    const square = document.querySelector('div')!;
    addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
      square.style.transform = `translate(${x}px, ${y}px)`;
    });
  });
  const drag = await dragFrom(page, 700, 450);
  await profile.close();
  return drag;
}

/** Presses at a point of the page and moves in circles. */
async function dragFrom(page: Page, x: number, y: number): Promise<Drag> {
  const session = await page.context().newCDPSession(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.between = [];
    let last = performance.now();
    const frame = (now: number): void => {
      watched.between.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const trace = await traced(session, ['cc', 'benchmark']);
  const before = processorTimes();
  const begun = performance.now();
  for (let i = 1; performance.now() - begun < DRAG; i++) {
    // Not waited for: a hand does not wait either.
    void session.send('Input.dispatchMouseEvent', {
      type: 'mouseMoved',
      x: x + 60 * Math.sin(i / 12),
      y: y + 40 * Math.cos(i / 15),
      button: 'left',
      buttons: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + i * STEP - performance.now())));
  }
  const frames = await page.evaluate(() => (window as unknown as Watched).between.slice(1));
  const after = processorTimes();
  const fates = (await trace()).map(({ args }) => args?.frame_reporter?.state ?? '');
  // Taken back, or the next page would open with a draft.
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const processor = [...after].map(
    ([thread, ms]) => [thread, (ms - (before.get(thread) ?? 0)) / frames.length] as const,
  );
  return { fates, frames, processor: new Map(processor) };
}

/** Begins a trace; the returned function ends it and gives its events. */
async function traced(session: CDPSession, includedCategories: string[]): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[]) events.push(event);
  });
  await session.send('Tracing.start', { traceConfig: { includedCategories } });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return events;
  };
}

function summary(drags: readonly Drag[]): object {
  const frames = drags.flatMap((drag) => drag.frames);
  const threads = [...new Set(drags.flatMap(({ processor }) => [...processor.keys()]))];
  const median = (thread: string): number => spread(drags.map(({ processor }) => processor.get(thread) ?? 0)).median;
  const fates = drags.flatMap((drag) => drag.fates);
  const shown = fates.filter((fate) => fate.startsWith('STATE_PRESENTED')).length;
  const dropped = fates.filter((fate) => fate === 'STATE_DROPPED').length;
  return {
    framesShown: shown,
    framesDropped: dropped,
    inTime: Math.round((1000 * frames.filter((ms) => ms <= STEP + 2).length) / frames.length) / 1000,
    between: spread(frames),
    processor: Object.fromEntries(
      threads.map((thread) => [thread, median(thread)]).filter(([, ms]) => Number(ms) >= 0.1),
    ),
  };
}

/** Processor time of the browser's threads in milliseconds, by process and name; empty where Linux does not tell. */
function processorTimes(): Map<string, number> {
  const times = new Map<string, number>();
  if (!existsSync('/proc/self/schedstat')) return times;
  const [ours, mine] = [new Set([process.pid]), process.pid];
  // A parent has the lower number, but for a number that was given again.
  for (const pid of readdirSync('/proc')
    .map(Number)
    .filter(Boolean)
    .sort((a, b) => a - b)) {
    try {
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (!ours.has(Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]))) continue;
      ours.add(pid);
      const kind = /--type=([\w-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'browser';
      if (pid === mine || studios.some(({ server }) => server.pid === pid)) continue;
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const from = `/proc/${pid}/task/${thread}`;
        const name = `${kind}: ${readFileSync(`${from}/comm`, 'utf8')
          .trim()
          .replace(/Foreg\d*|\d+$/, '')}`;
        const ms = Number(readFileSync(`${from}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
        times.set(name, (times.get(name) ?? 0) + ms);
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return times;
}
