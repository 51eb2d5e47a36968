// A machine of 200 states in the studio's page, measured in a real browser on the built studio (`npm run build` first):
// - load: time until it is on show, in a browser that nobody has used and in one that has seen it, then until its
//   diagram, which such a machine shows on demand, is on show;
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
import { toDraft } from '#lib/machine/mealy.ts';
import { randomMachine } from '#lib/machine/random.ts';
import { chromiumOptions } from '../test/chromium.ts';
import { spread } from './measure.ts';

const LOADS = 8;
const DRAGS = 4;
/** Length of a drag in milliseconds, and the time between two moves. */
const DRAG = 3000;
const STEP = 1000 / 60;
const VIEW = { viewport: { width: 1440, height: 900 } };

/** What the page keeps for us. */
type Watched = Window & { shown: number; between: number[] };

/** A build that is served, and what was measured on it, in milliseconds. */
interface Studio {
  readonly name: string;
  readonly address: string;
  readonly server: ChildProcess;
  /** The browser's profile that has seen the page before. */
  readonly used: BrowserContext;
  readonly figures: Record<'unused' | 'used' | 'diagram' | 'mainThread', number[]>;
  readonly drags: Drag[];
}

/** What the browser's trace says of a frame. */
interface FrameEvent {
  readonly args?: { readonly frame_reporter?: { readonly state: string } };
}

/** A drag: what became of frames, times between those of the page, and processor time a frame by thread. */
interface Drag {
  readonly fates: readonly string[];
  readonly frames: readonly number[];
  readonly processor: ReadonlyMap<string, number>;
}

const home = mkdtempSync(path.join(tmpdir(), 'stratagem-bench-'));
cpSync('strategies', path.join(home, 'strategies'), { recursive: true });
writeFileSync(path.join(home, 'strategies', 'big-200.json'), onGrid(200));
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

/** A random machine whose states stand on a grid, as a file. */
function onGrid(states: number): string {
  const machine = toDraft(randomMachine(stream(5), states));
  const place = (i: number): readonly [number, number] => [160 * (i % 20), 160 * Math.floor(i / 20)];
  const layout = Object.fromEntries(machine.states.map(({ id }, i) => [id, place(i)]));
  const id = `big-${states}`;
  return printXState({ id, name: `Big ${states}`, description: '', origin: {}, machine, layout, extra: {} });
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
  const figures = { unused: [], used: [], diagram: [], mainThread: [] };
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
  await page.addInitScript(watch, '[role="grid"] tbody tr');
  await page.goto(`${address}/?machine=big-200`);
  const shown = await whenShown(page);
  const { metrics } = await session.send('Performance.getMetrics');
  const diagram = await drawDiagram(page);
  await page.close();
  if (as === null) return;
  figures[as].push(shown);
  figures.diagram.push(diagram);
  figures.mainThread.push(1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value);
}

/** In the page: notes when something is there and painted, in milliseconds of the page's clock. */
function watch(selector: string): void {
  const page = window as unknown as Watched;
  page.shown = 0;
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    // A message that is sent in a frame comes after it is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (page.shown = performance.now());
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function whenShown(page: Page): Promise<number> {
  await page.waitForFunction(() => (window as unknown as Watched).shown > 0, undefined, { polling: 20 });
  return page.evaluate(() => (window as unknown as Watched).shown);
}

/** Asks for the diagram once the page has come to rest; milliseconds until it is painted. */
async function drawDiagram(page: Page): Promise<number> {
  await page
    .getByRole('status', { name: 'Live rank' })
    .getByText(/of 223/)
    .waitFor({ timeout: 300_000 });
  await page.evaluate(watch, '[data-canvas] [data-hit="state"]');
  const asked = await page.getByRole('button', { name: 'Diagram', exact: true }).evaluate((button: HTMLElement) => {
    const now = performance.now();
    button.click();
    return now;
  });
  return (await whenShown(page)) - asked;
}

async function dragState({ address, used }: Studio): Promise<Drag> {
  const page = await used.newPage();
  await page.goto(`${address}/?machine=big-200`);
  await drawDiagram(page);
  const box = (await page.getByRole('button', { name: /^State 105\b/ }).boundingBox())!;
  const drag = await dragFrom(page, box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.press('Escape');
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
  const fates = await traceFrames(session);
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
  const told = await fates();
  await page.mouse.up();
  const processor = [...after].map(
    ([thread, ms]) => [thread, (ms - (before.get(thread) ?? 0)) / frames.length] as const,
  );
  return { fates: told, frames, processor: new Map(processor) };
}

/** Begins to trace frames; the returned function ends that and says what became of each. */
async function traceFrames(session: CDPSession): Promise<() => Promise<string[]>> {
  const fates: string[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { args } of value as unknown as readonly FrameEvent[]) fates.push(args?.frame_reporter?.state ?? '');
  });
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['cc', 'benchmark'] } });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return fates;
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
