import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minuteMs, openTestDesk, samplePassword, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const sentence = '没有登录上：用户名或密码不对，或者这个账号暂时不能用。';

describe('logging in', () => {
  it('goes on to the page that was asked for, never to another site', async () => {
    const visitor = desk.visitor();
    const asked = await visitor.get('/account?x=1');
    const page = await visitor.get(asked.to);
    const form = { login: 'handler', password: samplePassword };

    const own = await visitor.post('/login', { ...form, next: '/account?x=1' });
    const others = [];
    for (const next of [
      ...['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'],
      ...['/../try', '/..//evil.example', '/complaints/../../try'],
    ]) {
      const other = desk.visitor();
      await other.get('/login');
      others.push((await other.post('/login', { ...form, next })).headers.get('location'));
    }

    expect(page.text).toContain('value="/account?x=1"');
    expect(own.to).toBe('/account?x=1');
    expect(new Set(others)).toEqual(new Set(['/console/']));
  });

  it('takes the login as people type it', async () => {
    expect((await desk.visitor().logIn(' Handler ', samplePassword)).status).toBe(303);
  });

  it('says one and the same for a wrong name, a wrong password, a disabled and a locked account', async () => {
    await desk.database.client.staffMember.update({
      where: { login: 'outreach' },
      data: { disabledAt: desk.now() },
    });
    await desk.database.client.staffMember.update({
      where: { login: 'committee' },
      data: { lockedUntil: new Date(desk.now().getTime() + minuteMs), failedAttempts: 5 },
    });

    const told = [];
    for (const [login, password] of [
      ...[
        ['nobody', samplePassword],
        ['handler', 'wrong'],
      ],
      ...[
        ['outreach', samplePassword],
        ['committee', samplePassword],
        ['', ''],
      ],
    ] as const) {
      const { status, text } = await desk.visitor().logIn(login, password);
      told.push([status, /role="alert">([^<]+)/.exec(text)?.[1]?.startsWith(sentence)]);
    }

    expect(told).toEqual(Array.from({ length: 5 }, () => [401, true]));
  });

  it('never says or keeps the password, and names no login that is not one', async () => {
    const visitor = desk.visitor();

    const { text } = await visitor.logIn('my-secret-typed-into-the-wrong-box', 'hunter2hunter2');
    await visitor.logIn('handler', 'hunter2hunter2');

    expect(text).not.toContain('hunter2');
    const recorded = await desk.recorded();
    expect(recorded).toEqual(['visitor login-failed staff:unknown', 'visitor login-failed staff:handler']);
  });

  it('locks after five failures, also made at once, and opens after a quarter of an hour', async () => {
    const tries = Array.from({ length: 5 }, () => desk.visitor().logIn('handler', 'wrong'));
    await Promise.all(tries);

    const locked = await desk.visitor().logIn('handler', samplePassword);
    const other = await desk.visitor().logIn('admin', samplePassword);
    desk.pass(15 * minuteMs - 1);
    const stillLocked = await desk.visitor().logIn('handler', samplePassword);
    desk.pass(1);
    const open = await desk.visitor().logIn('handler', samplePassword);

    expect([locked.status, other.status, stillLocked.status, open.status]).toEqual([401, 303, 401, 303]);
  });

  it('forgets four failures when the fifth try succeeds', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) await desk.visitor().logIn('handler', 'wrong');
      expect((await desk.visitor().logIn('handler', samplePassword)).status).toBe(303);
    }
  });

  it('stops one address that tries many names, and no successful log-in counts', async () => {
    for (let success = 0; success < 3; success += 1) await desk.logIn('admin');
    const statuses = [];
    for (let failure = 0; failure < 31; failure += 1)
      statuses.push((await desk.visitor().logIn(`nobody${String(failure)}`, 'wrong')).status);

    const { status, text, headers } = await desk.visitor().logIn('handler', samplePassword);

    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(status).toBe(429);
    expect(Number.parseInt(headers.get('retry-after') ?? '', 10)).toBeGreaterThan(0);
    expect(text).toContain('请过15分钟再试');
  });

  it('gives the page again when it had been open for too long, with the name still there', async () => {
    const visitor = desk.visitor();
    await visitor.get('/login');
    visitor.cookie = '';

    const { status, text } = await visitor.post('/login', { login: 'handler', password: samplePassword });

    expect(status).toBe(403);
    expect(text).toContain('放得太久');
    expect(text).toContain('value="handler"');
    expect((await visitor.post('/login', { login: 'handler', password: samplePassword })).status).toBe(303);
  });

  it('shows the sample accounts only where the scheme is a sample', async () => {
    const office = await openTestDesk({ demo: false });

    const [sample, real] = [await desk.visitor().get('/login'), await office.visitor().get('/login')];
    await office.close();

    expect(sample.text).toContain('heyi-sample');
    expect(sample.text).toContain('演示数据');
    expect(real.text).not.toContain('heyi-sample');
    expect(real.text).not.toContain('演示数据');
  });
});

describe('a first password', () => {
  beforeEach(async () => {
    await desk.database.client.staffMember.update({
      where: { login: 'handler' },
      data: { mustChangePassword: true },
    });
  });

  it('leads to the page to change it, before anything else', async () => {
    const visitor = desk.visitor();
    await visitor.get('/login');
    await visitor.post('/login', { login: 'handler', password: samplePassword });

    const paths = ['/', '/account', '/keys', '/search?q=1', '/nothing'];
    const led = await Promise.all(paths.map(async (path) => (await visitor.get(path)).to));
    const page = await visitor.get('/account/password');
    const stillFirst = await visitor.post('/account/log-out-everywhere');

    expect(new Set(led)).toEqual(new Set(['/account/password']));
    expect(page.text).toContain('先改密码，再办事');
    expect(page.text).not.toContain('role="search"');
    expect(stillFirst.to).toBe('/account/password');
  });

  it('is changed for one that only its owner knows', async () => {
    const visitor = desk.visitor();
    await visitor.logIn('handler', samplePassword);
    await visitor.get('/account/password');
    const next = 'grassland-2026-horse';
    const change = (form: Readonly<Record<string, string>>) =>
      visitor.post('/account/password', { current: samplePassword, next, again: next, ...form });

    const refusals = [
      await change({ again: 'grassland-2026-goat' }),
      await change({ next: 'short', again: 'short' }),
      await change({ next: 'my-handler-word', again: 'my-handler-word' }),
      await change({ next: samplePassword, again: samplePassword }),
      await change({ current: 'wrong' }),
    ];
    const changed = await change({});
    const home = await visitor.get('/');

    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(refusals.map(({ text }) => /role="alert">([^<，]+)/.exec(text)?.[1])).toEqual([
      ...['两次输的新密码不一样', '密码太短', '密码里有用户名', '新密码和现在的一样', '现在的密码不对'],
    ]);
    expect(refusals.every(({ text }) => !text.includes(samplePassword))).toBe(true);
    expect(changed.to).toBe('/');
    expect(home.text).toContain('密码已经改好');
    expect((await desk.visitor().logIn('handler', samplePassword)).status).toBe(401);
    expect((await desk.visitor().logIn('handler', next)).status).toBe(303);
    expect(await desk.recorded()).toContain('staff:handler password-changed staff:handler');
  });
});
