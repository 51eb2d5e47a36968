// The inspector, fed by real programs: the studio's own replay, and two pages on another port, one for each
// inspector package with the XState it is made for. The pages are bundled here as their authors would bundle them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address } from './serve.ts';
import { journeys, shows } from './studio.ts';

const { open, profile } = journeys();
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A traffic light that steps on a click; the page opens the inspector on a click too, since browsers ask for one. */
const LIGHT = `{ id: 'light', initial: 'green', context: { cars: 3 }, states: {
  green: { on: { NEXT: 'amber' } }, amber: { on: { NEXT: 'red' } }, red: { on: { NEXT: 'green' } } } }`;

const SOURCES = {
  v5: (url: string) => `
    import { createActor, createMachine } from 'xstate';
    import { createBrowserInspector } from '@statelyai/inspect';
    document.querySelector('#start').onclick = () => {
      const { inspect } = createBrowserInspector({ url: '${url}' });
      const actor = createActor(createMachine(${LIGHT}), { inspect });
      actor.start();
      document.querySelector('#next').onclick = () => actor.send({ type: 'NEXT' });
    };`,
  v4: (url: string) => `
    import { interpret, createMachine } from 'xstate';
    import { inspect } from '@xstate/inspect';
    document.querySelector('#start').onclick = () => {
      inspect({ url: '${url}', iframe: false });
      const service = interpret(createMachine({ predictableActionArguments: true, ...${LIGHT} }), { devTools: true });
      service.start();
      document.querySelector('#next').onclick = () => service.send('NEXT');
    };`,
};

let server: Server;
let folder = '';
const pages = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stratagem-inspected-'));
  for (const version of ['v5', 'v4'] as const) {
    const entry = path.join(folder, `${version}.js`);
    writeFileSync(entry, SOURCES[version](`${address()}/inspect`));
    const modules = path.join(ROOT, 'node_modules');
    const result = await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      resolve: {
        alias: [
          { find: /^xstate$/, replacement: path.join(modules, version === 'v4' ? 'xstate-v4' : 'xstate') },
          { find: /^xstate\/(.*)$/, replacement: path.join(modules, version === 'v4' ? 'xstate-v4/$1' : 'xstate/$1') },
          { find: /^@(statelyai|xstate)\/inspect$/, replacement: path.join(modules, '@$1/inspect') },
        ],
      },
      build: { write: false, minify: false, rollupOptions: { input: entry, output: { format: 'iife' } } },
    });
    const output = Array.isArray(result) ? result[0] : result;
    if (!output || !('output' in output)) throw new Error('The inspected page was not built.');
    pages.set(`/${version}`, output.output[0].code);
  }
  server = createServer((request, response) => {
    const code = pages.get(request.url ?? '');
    response.writeHead(code === undefined ? 204 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      code === undefined
        ? ''
        : `<!doctype html><title>Inspected</title><link rel="icon" href="data:,"><button id="start">Start</button><button id="next">Next</button><script>${code.replaceAll('</script', '<\\/script')}</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The inspector that a page opens on a click. */
async function opened(page: Page, button: string): Promise<Page> {
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: button, exact: true }).click();
  return popup;
}

test.each(['v5', 'v4'] as const)('an external page with XState %s and its inspector package', async (version) => {
  const { port } = server.address() as AddressInfo;
  const page = await (await profile()).newPage();
  await page.goto(`http://127.0.0.1:${port}/${version}`);
  const inspector = await opened(page, 'Start');
  await inspector.getByRole('heading', { name: 'light' }).waitFor();
  await inspector.getByRole('list', { name: 'Actors' }).getByRole('button', { name: /light/ }).waitFor();
  const events = inspector.getByRole('list', { name: 'Events' });
  for (const now of ['amber', 'red', 'green']) {
    // As a person goes from window to window: one that is behind another may be slow to be shown.
    await page.bringToFront();
    await page.getByRole('button', { name: 'Next' }).click();
    await inspector.bringToFront();
    await events.getByRole('button', { name: new RegExp(`NEXT.*${now}`) }).waitFor();
  }
  // What happened can be looked at again.
  await events.getByRole('button', { name: /NEXT.*red/ }).click();
  await inspector.getByText(/as it was after event/).waitFor();
  await inspector.getByRole('button', { name: 'Back to now' }).click();
  expect(await events.getByRole('listitem').count()).toBeGreaterThanOrEqual(4);
});

test('a replay is sent to the inspector and goes on there', async () => {
  const page = await open({ path: '/?machine=evolved-fsm-8' });
  await shows(page, 'Evolved FSM 8', 8);
  await page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name: 'Replay' }).click();
  const replay = page.getByRole('region', { name: 'Replay' });
  const step = replay.getByRole('button', { name: 'Step', exact: true });
  await step.click();
  await step.click();
  const inspector = await opened(page, 'Inspect');
  await inspector.getByRole('list', { name: 'Actors' }).getByRole('button').first().waitFor();
  const events = inspector.getByRole('list', { name: 'Events' });
  await events.waitFor();
  const before = await events.getByRole('listitem').count();
  await step.click();
  await expect.poll(() => events.getByRole('listitem').count()).toBeGreaterThan(before);
  await inspector.getByRole('link', { name: 'Open in the designer' }).waitFor();
});
