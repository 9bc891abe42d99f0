import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const language = { language: 'en', back: '/' };

async function isChinese(visitor: Awaited<ReturnType<TestDesk['logIn']>>): Promise<boolean> {
  return (await visitor.get('/')).text.includes('今天要看的事');
}

describe('a forged request', () => {
  it.each([
    ['without a token', { _csrf: '' }, {}],
    ['with a guessed token', { _csrf: 'x'.repeat(43) }, {}],
    ['with half a token', { _csrf: 'x' }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour of the site', {}, { 'sec-fetch-site': 'same-site' }],
    ['from another origin', {}, { origin: 'https://evil.example' }],
    ['from an origin that hides', {}, { origin: 'null' }],
  ])('%s does nothing and says so plainly', async (_what, form, headers) => {
    const visitor = await desk.logIn('handler');

    const { status, text } = await visitor.post('/language', { ...language, ...form }, headers);

    expect(status).toBe(403);
    expect(text).toContain('这一步没有做');
    expect(text).toContain('回到上一页刷新');
    expect(await isChinese(visitor)).toBe(true);
  });

  it('with the token of somebody else’s session does nothing', async () => {
    const [visitor, other] = [await desk.logIn('handler'), await desk.logIn('admin')];

    const { status } = await visitor.post('/language', { ...language, _csrf: other.token });

    expect(status).toBe(403);
  });

  it('that logs the victim into the attacker’s account is refused', async () => {
    const visitor = desk.visitor();
    await visitor.get('/login');
    const form = { login: 'handler', password: 'heyi-sample' };

    const elsewhere = await visitor.post('/login', form, { 'sec-fetch-site': 'cross-site' });
    const tokenless = await visitor.post('/login', { ...form, _csrf: '' });

    expect([elsewhere.status, tokenless.status]).toEqual([403, 403]);
    expect((await visitor.get('/')).to).toBe('/login');
  });

  it('a fault in a script is told without a page', async () => {
    const visitor = await desk.logIn('handler');

    const { headers, text } = await visitor.post('/language', { _csrf: '' }, { 'hx-request': 'true' });

    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('请回到上一页刷新');
  });

  it('that a page of ours saves by itself after its session never advises what would lose the words', async () => {
    const visitor = await desk.logIn('handler');
    const byItself = { 'hx-request': 'true', 'sec-fetch-site': 'same-origin' };

    const { status, text } = await visitor.post('/complaints/T26-0001-8/draft', { _csrf: 'x' }, byItself);

    expect(status).toBe(403);
    expect(text).toContain('写的字不会丢');
  });
});

describe('our own pages', () => {
  it.each([
    ['with the token in the form', {}, { 'sec-fetch-site': 'same-origin' }],
    ['of an older browser', {}, {}],
  ])('%s are heard', async (_what, form, headers) => {
    const visitor = await desk.logIn('handler');

    expect((await visitor.post('/language', { ...language, ...form }, headers)).status).toBe(303);
    expect(await isChinese(visitor)).toBe(false);
  });

  it('are heard with the token in a header, and sent on without a redirect that a script would follow', async () => {
    const visitor = await desk.logIn('handler');
    const headers = { 'x-csrf-token': visitor.token, 'hx-request': 'true' };

    const seen = await visitor.post('/language', { ...language, _csrf: '' }, headers);

    expect(seen.status).toBe(204);
    expect(seen.headers.get('hx-redirect')).toBe('/console/');
  });

  it('are heard by their own origin, here or behind the proxy', async () => {
    const office = await openTestDesk({ publicUrl: 'http://heyi.example:8080' });
    const visitor = await office.logIn('handler');

    const here = await visitor.post('/language', language, { origin: office.address });
    const public_ = await visitor.post('/language', language, { origin: 'http://heyi.example:8080' });
    const other = await visitor.post('/language', language, { origin: 'http://heyi.example' });
    await office.close();

    expect([here.status, public_.status, other.status]).toEqual([303, 303, 403]);
  });
});

describe('every page', () => {
  it('is kept nowhere, framed by nobody, and runs nothing but our own files', async () => {
    const visitor = await desk.logIn('admin');
    for (const path of ['/', '/system/staff', '/nothing']) {
      const { headers, text } = await visitor.get(path);

      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;media-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      );
      expect(headers.get('x-powered-by')).toBeNull();
      expect(text).not.toMatch(/ style=|<style|<script(?! src=)| on\w+="/);
    }
  });

  it('weighs little, and its styles and scripts are squeezed and kept for a year', async () => {
    const visitor = await desk.logIn('admin');
    const { text } = await visitor.get('/system/staff');
    const files = [...text.matchAll(/(?:href|src)="\/console(\/assets\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );

    let bytes = Buffer.byteLength(text);
    for (const path of files) {
      const { headers, status } = await visitor.get(path);
      expect([status, headers.get('content-encoding')]).toEqual([200, 'gzip']);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.getSetCookie()).toEqual([]);
      bytes += Number.parseInt(headers.get('content-length') ?? '', 10);
    }

    expect(files).toHaveLength(4);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200_000);
  });

  it('refuses a form that is too large in plain words, and reads no body that is none', async () => {
    const visitor = await desk.logIn('admin');

    const large = await visitor.post('/account/password', { current: 'x'.repeat(250_000) });
    const bad = await visitor.get('/system/staff/%E0%A4%A');

    expect(large.status).toBe(413);
    expect(large.text).toContain('内容太长');
    expect(bad.status).toBe(400);
  });

  it('from nobody leave no session each: one address is told so often, and no more', async () => {
    const sessions = () => desk.database.client.consoleSession.count();
    const forged = (body: string) =>
      fetch(`${desk.address}/console/language`, {
        method: 'POST',
        body: new URLSearchParams({ language: body }),
      });
    const atFirst = await sessions();
    const statuses = [];
    for (let one = 0; one < 125; one += 1) statuses.push((await forged('en')).status);
    const refused = await forged('en');

    expect([statuses[0], statuses.at(-1)]).toEqual([403, 429]);
    expect(Number.parseInt(refused.headers.get('retry-after') ?? '', 10)).toBeGreaterThan(0);
    expect((await sessions()) - atFirst).toBeLessThanOrEqual(120);

    const large = await forged('x'.repeat(250_000));
    const before = await sessions();
    for (let one = 0; one < 125; one += 1) await forged('x'.repeat(250_000));
    expect([large.status, (await forged('x'.repeat(250_000))).status]).toEqual([413, 429]);
    expect((await sessions()) - before).toBeLessThanOrEqual(120);
  });
});
