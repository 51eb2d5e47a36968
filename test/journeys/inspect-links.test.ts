// The inspector by its other ways in: within a frame of an application of another origin, for XState 5 and for
// XState 4, and behind a WebSocket relay. What opens it in a window is in inspect.test.ts.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWebSocketInspector } from '@statelyai/inspect';
import { createInspectorServer } from '@statelyai/inspect/server';
import type { FrameLocator, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { address } from './serve.ts';
import { journeys } from './studio.ts';

const { open, profile } = journeys();

const APPLICATIONS = {
  v5: `
    import { createActor, createMachine } from 'xstate';
    import { createBrowserInspector } from '@statelyai/inspect';
    const { inspect } = createBrowserInspector({ url: INSPECTOR, iframe: document.querySelector('iframe') });
    const actor = createActor(createMachine({
      id: 'player', initial: 'stopped',
      states: {
        stopped: { on: { PLAY: 'on' } },
        on: { type: 'parallel', on: { STOP: 'stopped' }, states: {
          sound: { initial: 'loud', states: { loud: { on: { MUTE: 'quiet' } }, quiet: {} } },
          light: { initial: 'bright', states: { bright: {} } } } },
      },
    }), { inspect }).start();
    globalThis.send = (...types) => types.forEach((type) => actor.send({ type }));`,
  v4: `
    import { createMachine, interpret } from 'xstate';
    import { inspect } from '@xstate/inspect';
    inspect({ url: INSPECTOR });
    const service = interpret(createMachine({
      id: 'tft', initial: 'nice', entry: 'cooperate', predictableActionArguments: true,
      states: {
        nice: { on: { C: { target: 'nice', actions: 'cooperate' }, D: { target: 'angry', actions: 'defect' } } },
        angry: { on: { C: { target: 'nice', actions: 'cooperate' }, D: { target: 'angry', actions: 'defect' } } },
      },
    }), { devTools: true }).start();
    globalThis.send = (...types) => types.forEach((type) => service.send({ type }));`,
};

const scripts = new Map<string, string>();
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stratagem-framed-'));
  // An XState 4 application has XState 4 under its plain name.
  const v4 = createRequire(import.meta.url).resolve('xstate-v4');
  for (const [name, code] of Object.entries(APPLICATIONS)) {
    scripts.set(name, await bundle(name, code, name === 'v4' ? { xstate: v4 } : {}));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bundle(name: string, code: string, alias: Readonly<Record<string, string>>): Promise<string> {
  const entry = path.join(folder, `${name}.js`);
  writeFileSync(entry, code);
  await build({
    configFile: false,
    logLevel: 'error',
    define: { INSPECTOR: JSON.stringify(`${address()}/inspect`), 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        // The code lies outside the project, where its packages would not be found.
        name: 'packages',
        enforce: 'pre',
        resolveId(source, importer) {
          if (alias[source]) return alias[source];
          return importer === entry ? this.resolve(source, path.resolve('node_modules', 'importer.js')) : null;
        },
      },
    ],
    build: {
      lib: { entry, formats: ['iife'], name: 'application', fileName: () => `${name}.out.js` },
      outDir: folder,
      emptyOutDir: false,
    },
  });
  return readFileSync(path.join(folder, `${name}.out.js`), 'utf8').replaceAll('</script', '<\\/script');
}

/** An application with the inspector in a frame. */
async function framed(name: string): Promise<{ page: Page; inspector: FrameLocator }> {
  const page = await (await profile()).newPage();
  await page.route('http://application.test/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>An application</title><link rel="icon" href="data:,"><iframe data-xstate
        width="1200" height="640"></iframe><script>${scripts.get(name)}</script>`,
    }),
  );
  await page.goto('http://application.test/');
  return { page, inspector: page.frameLocator('iframe') };
}

const send = (page: Page, ...types: string[]): Promise<void> =>
  page.evaluate((list) => (globalThis as unknown as { send(...types: string[]): void }).send(...list), types);

const active = (inspector: Page | FrameLocator, name: string, states: string): Promise<void> =>
  inspector.getByRole('img', { name: `State chart of ${name}. Active: ${states}.` }).waitFor();

const events = (inspector: Page | FrameLocator) => inspector.getByRole('list', { name: 'Events' }).getByRole('button');

test('a nested machine of XState 5, in a frame, is drawn as it runs and as it was', async () => {
  const { page, inspector } = await framed('v5');
  await active(inspector, 'player', 'stopped');
  await send(page, 'PLAY', 'MUTE');
  await active(inspector, 'player', 'on, on.light, on.light.bright, on.sound, on.sound.quiet');
  await expect.poll(() => events(inspector).count()).toBe(3);
  await events(inspector).nth(1).click();
  await active(inspector, 'player', 'on, on.light, on.light.bright, on.sound, on.sound.loud');
  await inspector.getByRole('button', { name: 'Back to now' }).click();
  await send(page, 'STOP');
  await active(inspector, 'player', 'stopped');
  expect(await inspector.getByRole('link', { name: 'Open in the designer' }).count()).toBe(0);
});

test('a strategy of XState 4, in a frame, opens in the designer', async () => {
  const { page, inspector } = await framed('v4');
  await active(inspector, 'tft', 'nice');
  await send(page, 'D', 'D', 'C', 'D');
  await active(inspector, 'tft', 'angry');
  await expect.poll(() => events(inspector).count()).toBe(5);
  const link = await inspector.getByRole('link', { name: 'Open in the designer' }).getAttribute('href');
  const studio = await open({ path: link! });
  await studio.getByRole('button', { name: /^State nice, start, opens with C/ }).waitFor();
});

test('a program behind a WebSocket relay is drawn as it runs', async () => {
  const port = await freePort();
  const relay = createInspectorServer({ port, autoOpen: false });
  const { inspect, stop } = createWebSocketInspector({ url: `ws://localhost:${port}` });
  const machine = createMachine({ id: 'lamp', initial: 'off', states: { off: { on: { PRESS: 'on' } }, on: {} } });
  const actor = createActor(machine, { inspect }).start();
  const page = await open({ path: '/inspect' });
  await page.getByRole('textbox', { name: 'Address' }).fill(`ws://localhost:${port}`);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await active(page, 'lamp', 'off');
  actor.send({ type: 'PRESS' });
  await active(page, 'lamp', 'on');
  await page.getByRole('button', { name: `Disconnect ws://localhost:${port}` }).click();
  actor.stop();
  stop();
  relay.stop();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === 'object' && found ? found.port : 0));
    });
  });
}
