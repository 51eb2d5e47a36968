import { describe, expect, it } from 'vitest';
import { refusal } from '#lib/server/origin.ts';

/** Node's Request drops the header names that browsers forbid, so the test hands over just what is read. */
function request(method: string, headers: Record<string, string>): Request {
  const entries = new Map(Object.entries(headers));
  return { method, headers: { get: (name: string) => entries.get(name) ?? null } } as unknown as Request;
}

describe('refusal', () => {
  it.each(['127.0.0.1:5173', 'localhost:5173', '[::1]:5173', '127.0.0.1'])('welcomes the host %s', (host) => {
    expect(wrap('GET', { host })).toBeNull();
  });

  it.each(['evil.example', 'evil.example:5173', '127.0.0.1.evil.example', '192.168.1.5', ''])(
    'refuses the host %j',
    (host) => {
      expect(wrap('GET', { host })).toMatch(/this machine only/);
    },
  );

  it('takes writes from its own pages and from programs', () => {
    expect(wrap('PUT', { host: '127.0.0.1:1', origin: 'http://127.0.0.1:1' })).toBeNull();
    expect(wrap('PUT', { host: '127.0.0.1:1' })).toBeNull();
  });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:2' },
    { 'sec-fetch-site': 'cross-site' },
  ])('refuses a write with %j', (headers) => {
    expect(wrap('PUT', { host: '127.0.0.1:1', ...headers } as Record<string, string>)).toMatch(/another site/);
  });

  it('answers on a host that the user chose', () => {
    expect(refusal(request('GET', { host: '192.168.1.5:80' }), '192.168.1.5')).toBeNull();
  });
});

function wrap(method: string, headers: Record<string, string>): string | null {
  return refusal(request(method, headers), undefined);
}
