/** What every page says to the browser about itself, and what the session's cookie allows. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from './desk.ts';

const publicUrl = 'https://heyi.example.org';
const proxied = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' };
let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ publicUrl });
});
afterEach(() => desk.close());

it('no page runs, shows or sends what is not ours, is framed, kept, sniffed, or asked for without https', async () => {
  const { headers } = await desk.visitor(proxied).get('/login');
  const policy = headers.get('content-security-policy') ?? '';

  for (const directive of [
    ...[
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ],
    ...["base-uri 'none'", "connect-src 'self'"],
  ])
    expect(policy).toContain(directive);
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  expect(headers.get('x-powered-by')).toBeNull();
});

it('the cookie is for our own pages by https, and out of reach of scripts', async () => {
  const [cookie = ''] = (await desk.visitor(proxied).get('/login')).headers.getSetCookie();

  expect(cookie).toMatch(/^heyi\.console=/);
  for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/console']) expect(cookie).toContain(word);
  expect(cookie).not.toContain('Domain=');
});

it('/metrics is not there for whoever comes through the proxy', async () => {
  const through = await fetch(`${desk.address}/metrics`, { headers: proxied });
  const within = await fetch(`${desk.address}/metrics`);

  expect([through.status, (await through.text()).includes('heyi_')]).toEqual([404, false]);
  expect([within.status, (await within.text()).includes('heyi_')]).toEqual([200, true]);
});
