// A browser for the journeys of one file: opens the studio that is served to it in pages of their own, each with a
// browser profile that nobody has used, and holds every journey to one rule: a page must not throw and must not log an error.
// Elements are found as people find them, by role and visible name.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { chromiumOptions } from '../chromium.ts';
import { address, home, served } from './serve.ts';

/** How a page is opened. */
export interface Visit {
  /** Path, query and fragment; the machine that a new visitor sees when left out. */
  readonly path?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly scheme?: 'light' | 'dark';
  readonly touch?: boolean;
  /** The profile to open it in, so that two pages share drafts as two tabs do. */
  readonly context?: BrowserContext;
}

export interface Journeys {
  /** Opens a page. */
  open(visit?: Visit): Promise<Page>;
  /** A profile of its own; closed with the tests. */
  profile(visit?: Visit): Promise<BrowserContext>;
  /** Forgets what pages logged so far, where an error belongs to the journey. */
  forgive(pattern: RegExp): void;
}

/** Serves the studio and starts a browser for the tests of a file. */
export function journeys(): Journeys {
  served();
  let browser: Browser;
  let faults: string[] = [];
  let profiles: BrowserContext[] = [];

  beforeAll(async () => {
    browser = await chromium.launch(await chromiumOptions());
  });
  afterAll(() => browser.close());
  afterEach(async ({ task }) => {
    // What a failed journey saw last, for whoever looks into it.
    if (task.result?.state === 'fail') {
      const pages = profiles.flatMap((each) => each.pages());
      const shot = (i: number): string => `test/output/journeys/${task.name.replace(/\W+/g, '-')}-${i}.png`;
      await Promise.all(pages.map((page, i) => page.screenshot({ path: shot(i) }).catch(() => undefined)));
    }
    await Promise.all(profiles.map((profile) => profile.close()));
    const found = faults;
    [profiles, faults] = [[], []];
    expect(found, 'what pages threw and logged as errors').toEqual([]);
  });

  const profile = async ({ size, scheme, touch }: Visit = {}): Promise<BrowserContext> => {
    const made = await browser.newContext({
      viewport: size ?? { width: 1440, height: 900 },
      colorScheme: scheme ?? 'light',
      reducedMotion: 'reduce',
      hasTouch: touch ?? false,
      isMobile: touch ?? false,
    });
    made.setDefaultTimeout(30_000);
    profiles.push(made);
    return made;
  };
  return {
    profile,
    async open(visit = {}) {
      const page = await (visit.context ?? (await profile(visit))).newPage();
      page.on('pageerror', (error) => faults.push(`${error.name}: ${error.message}`));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.goto(new URL(visit.path ?? '/', address()).href);
      return page;
    },
    forgive(pattern) {
      faults = faults.filter((fault) => !pattern.test(fault));
    },
  };
}

/** The figure of the open machine. */
export function canvas(page: Page): Locator {
  return page.getByRole('application');
}

/** A state on the canvas, by the name in its circle. */
export function state(page: Page, name: string): Locator {
  return canvas(page).getByRole('button', { name: new RegExp(`^State ${name}[,.]`) });
}

/** Every state on the canvas. */
export function states(page: Page): Locator {
  return canvas(page).getByRole('button', { name: /^State / });
}

/** Waits until a machine is on the canvas with so many states. */
export async function shows(page: Page, name: string, count: number): Promise<void> {
  await page.getByRole('application', { name: new RegExp(`^${name}: ${count} states?\\b`) }).waitFor();
  await expect.poll(() => states(page).count()).toBe(count);
}

/** The middle of what is found. */
export async function middle(found: Locator): Promise<{ x: number; y: number }> {
  const box = await found.boundingBox();
  if (!box) throw new Error('Nothing is shown there.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags with the mouse, in a few steps as a hand does. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  via: readonly { x: number; y: number }[] = [],
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const point of [...via, to]) await page.mouse.move(point.x, point.y, { steps: 8 });
  await page.mouse.up();
}

/** A machine file for the strategies folder: named, of two states, forgiving nothing (Grudger's form). */
export function machineFile(id: string, name: string): string {
  const arrow = (target: string, actions: string): object => ({ target, actions });
  return JSON.stringify(
    {
      id,
      initial: 'calm',
      entry: 'cooperate',
      states: {
        calm: { on: { C: arrow('calm', 'cooperate'), D: arrow('angry', 'defect') } },
        angry: { on: { C: arrow('angry', 'defect'), D: arrow('angry', 'defect') } },
      },
      meta: { stratagem: { version: 1, name, origin: {} } },
    },
    null,
    2,
  );
}

/** Puts a machine file into the served home and returns its path. */
export function putMachine(id: string, name: string): string {
  const file = path.join(home(), 'strategies', `${id}.json`);
  writeFileSync(file, machineFile(id, name));
  return file;
}

/** Runs a command by its name, through the palette. */
export async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Find a command' });
  await dialog.getByRole('combobox').fill(name);
  await dialog.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Waits until the browser keeps the open machine's draft: what a crash then takes is nothing. */
export async function draftKept(page: Page, id: string, part: string): Promise<void> {
  const read = (wanted: string): Promise<string> =>
    page.evaluate(
      (key) =>
        new Promise<string>((resolve, reject) => {
          const opened = indexedDB.open('stratagem');
          opened.onerror = () => reject(opened.error);
          opened.onsuccess = () => {
            const got = opened.result.transaction('drafts').objectStore('drafts').get(key);
            got.onsuccess = () => {
              opened.result.close();
              resolve(JSON.stringify(got.result ?? null));
            };
          };
        }),
      wanted,
    );
  await expect.poll(() => read(id), { timeout: 10_000 }).toContain(part);
}
