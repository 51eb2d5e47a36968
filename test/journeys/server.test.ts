// The server spoken to directly, by someone who means harm: paths in ids, pages of other sites, other names for
// this machine, bodies without end. It answers each with what is wrong, writes nothing outside its folder, and lives on.

import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { address, home, served } from './serve.ts';
import { machineFile } from './studio.ts';

served();

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends a request as it is written: `fetch` would tidy the path and set Host itself. */
function send(
  method: string,
  target: string,
  { headers = {}, body = '' }: { headers?: Readonly<Record<string, string>>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(address());
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method,
        path: target,
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const write = (id: string, text = machineFile('x', 'X')): string => JSON.stringify({ text, base: null });
const folder = (): string => path.join(home(), 'strategies');
let before: string[] = [];

beforeEach(() => {
  before = readdirSync(home(), { recursive: true }).map(String).sort();
});
afterEach(async () => {
  const list = await fetch(`${address()}/api/strategies`);
  expect(list.status, 'the server lives').toBe(200);
});
const nothingWritten = (): void => {
  expect(readdirSync(home(), { recursive: true }).map(String).sort()).toEqual(before);
};

test.each([
  '..%2F..%2Fharm',
  '%2e%2e%2fharm',
  '..\\harm',
  'harm%00',
  '%2Fetc%2Fpasswd',
  'C:harm',
  '.harm',
  'Harm',
  'con.json',
  'x'.repeat(81),
  '__proto__',
])('no path in an id: %s', async (id) => {
  const put = await send('PUT', `/api/strategies/${id}`, { body: write('x') });
  expect(put.status).toBeGreaterThanOrEqual(400);
  expect(put.status).toBeLessThan(500);
  if (put.status === 400) expect(put.text).toMatch(/cannot be a machine's file name/);
  const got = await send('GET', `/api/strategies/${id}`);
  expect(got.status).toBeGreaterThanOrEqual(400);
  expect(got.status).toBeLessThan(500);
  nothingWritten();
  expect(existsSync(path.join(home(), 'harm.json'))).toBe(false);
});

test('dots in the address lead nowhere', async () => {
  for (const target of ['/api/strategies/../../../../etc/passwd', '/../package.json', '/_app/../../package.json']) {
    const { status, text } = await send('GET', target);
    expect(status, target).toBe(404);
    expect(text).not.toMatch(/root:|"devDependencies"/);
  }
});

test('a link in the folder is not followed', async () => {
  const secret = path.join(home(), 'secret.json');
  writeFileSync(secret, machineFile('secret', 'Secret'));
  symlinkSync(secret, path.join(folder(), 'linked.json'));
  const { status, text } = await send('GET', '/api/strategies/linked');
  expect(status).toBe(400);
  expect(text).toContain('is a link or a folder');
  expect((await send('GET', '/api/strategies')).text).not.toContain('Secret');
});

test('a page of another site changes nothing, by any sign of it', async () => {
  for (const headers of [
    { origin: 'https://harm.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    for (const method of ['PUT', 'DELETE']) {
      const { status, text } = await send(method, '/api/strategies/harm', { headers, body: write('harm') });
      expect(status, JSON.stringify(headers)).toBe(403);
      expect(text).toContain('may not change anything here');
    }
  }
  // A form of another site can send text without asking leave; it is no JSON by its header.
  const form = await send('PUT', '/api/strategies/harm', {
    headers: { 'content-type': 'text/plain' },
    body: write('x'),
  });
  expect(form.status).toBeGreaterThanOrEqual(400);
  nothingWritten();
});

test('another name for this machine is turned away', async () => {
  for (const host of ['harm.example', 'harm.example:80', '127.0.0.1.harm.example', 'localhost.harm.example', '[::2]']) {
    for (const method of ['GET', 'PUT']) {
      const { status, text } = await send(method, '/api/strategies', { headers: { host } });
      expect(status, `${method} ${host}`).toBe(403);
      expect(text).toContain('on this machine only');
    }
  }
});

test('bodies: too large, no JSON, no machine, another shape', async () => {
  const huge = await send('PUT', '/api/strategies/huge', { body: write('huge', 'x'.repeat(13_000_000)) }).catch(
    (error: unknown) => ({ status: 413, text: String(error) }),
  );
  expect(huge.status).toBeGreaterThanOrEqual(400);
  expect(huge.status).toBeLessThan(500);
  for (const [body, says] of [
    ['{"text": ', 'The body is not JSON'],
    ['[]', 'must be a JSON object'],
    ['{}', `The body's \\"text\\"`],
    ['{"text": 7, "base": null}', `The body's \\"text\\"`],
    ['{"__proto__": {"text": "x", "base": null}}', `The body's \\"text\\"`],
    [write('x', '{"states": '), 'Line 1'],
    [write('x', '['.repeat(100_000)), 'nested deeper than 64'],
    [write('x', '{"states": 7}'), 'expected an object of states'],
  ] as const) {
    const { status, text } = await send('PUT', '/api/strategies/harm', { body });
    expect(status, body.slice(0, 60)).toBe(400);
    expect(text, body.slice(0, 60)).toContain(says);
  }
  nothingWritten();
});

test("the library's machines are not overwritten or removed", async () => {
  for (const method of ['PUT', 'DELETE']) {
    const { status, text } = await send(method, '/api/strategies/evolved-fsm-8', {
      body: JSON.stringify({ text: machineFile('evolved-fsm-8', 'Mine'), base: 'x' }),
    });
    expect(status).toBe(403);
    expect(text).toContain('belongs to the library');
  }
  nothingWritten();
});

test('a write made from an old version is refused and shows the present one', async () => {
  const put = (body: object): Promise<Answer> =>
    send('PUT', '/api/strategies/versions', { body: JSON.stringify(body) });
  const first = await put({ text: machineFile('versions', 'One'), base: null });
  expect(first.status).toBe(200);
  const { revision } = JSON.parse(first.text) as { revision: string };
  const writes = await Promise.all(
    Array.from({ length: 8 }, (_, i) => put({ text: machineFile('versions', `Two ${i}`), base: revision })),
  );
  expect(writes.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = writes.filter(({ status }) => status === 409);
  expect(refused).toHaveLength(7);
  for (const { text } of refused) expect(text).toContain('Two ');
});
