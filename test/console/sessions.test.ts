import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minuteMs, openTestDesk, samplePassword, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const hourMs = 60 * minuteMs;

describe('a session', () => {
  it('gets a new id at log-in: one planted before is worth nothing', async () => {
    const visitor = desk.visitor();
    await visitor.get('/login');
    const planted = visitor.cookie;
    await visitor.logIn('handler', samplePassword);
    const attacker = desk.visitor();
    attacker.cookie = planted;

    const seen = await attacker.get('/');

    expect(visitor.cookie).not.toBe(planted);
    expect(seen.to).toBe('/login');
    expect((await visitor.get('/')).status).toBe(200);
  });

  it('has a cookie that no script reads, no other site’s form sends, and only this path gets', async () => {
    const { headers } = await desk.visitor().get('/login');

    const [cookie] = headers.getSetCookie();

    expect(cookie).toMatch(
      /^heyi\.console=s%3A[\w%.-]+; Path=\/console; Expires=.+; HttpOnly; SameSite=Lax$/,
    );
  });

  it('has a cookie for https only where browsers come by https', async () => {
    const office = await openTestDesk({ publicUrl: 'https://heyi.example' });

    const secure = await office.visitor({ 'x-forwarded-proto': 'https' }).get('/login');
    const plain = await office.visitor().get('/login');
    await office.close();

    expect(secure.headers.getSetCookie()[0]).toContain('; Secure');
    expect(plain.headers.getSetCookie()).toEqual([]);
  });

  it('ends after half an hour without a sign, and goes on as long as there is one', async () => {
    const visitor = await desk.logIn('handler');
    for (let pause = 0; pause < 3; pause += 1) {
      desk.pass(29 * minuteMs);
      expect((await visitor.get('/')).status).toBe(200);
    }
    desk.pass(30 * minuteMs);

    const over = await visitor.get('/account');
    const page = await visitor.get(over.to);

    expect(over.to).toBe('/login?next=%2Faccount&over=idle');
    expect(page.text).toContain('半小时没有动');
    expect((await visitor.get('/')).to).toBe('/login');
  });

  it('ends after twelve hours, however busy', async () => {
    const visitor = await desk.logIn('handler');
    for (let quarter = 0; quarter < 47; quarter += 1) {
      desk.pass(15 * minuteMs);
      await visitor.get('/keys');
    }
    const before = await visitor.get('/');
    desk.pass(12 * hourMs - 47 * 15 * minuteMs);

    const { to } = await visitor.get('/');

    expect(before.status).toBe(200);
    expect(to).toBe('/login?over=day-over');
  });

  it('ends at once when its account is disabled', async () => {
    const visitor = await desk.logIn('handler');
    const admin = await desk.logIn('admin');
    await admin.post('/system/staff/handler/disable');

    expect((await visitor.get('/')).to).toBe('/login?over=ended-elsewhere');
    await admin.post('/system/staff/handler/enable');
    expect((await visitor.get('/')).to).toBe('/login');
  });

  it('ends everywhere by 全部退出', async () => {
    const [here, there] = [await desk.logIn('handler'), await desk.logIn('handler')];
    const other = await desk.logIn('admin');

    const out = await here.post('/account/log-out-everywhere');

    expect((await here.get(out.to)).text).toContain('所有电脑上都已经退出');
    expect((await there.get('/')).to).toBe('/login?over=ended-elsewhere');
    expect((await other.get('/')).status).toBe(200);
    expect(await desk.recorded()).toContain('staff:handler logged-out-everywhere staff:handler');
  });

  it('ends elsewhere, and goes on here under a new id, with a new password', async () => {
    const [here, there] = [await desk.logIn('handler'), await desk.logIn('handler')];
    const before = here.cookie;
    const next = 'grassland-2026-horse';

    await here.post('/account/password', { current: samplePassword, next, again: next });

    expect((await here.get('/')).status).toBe(200);
    expect(here.cookie.split('.')[1]).not.toBe(before.split('.')[1]);
    expect((await there.get('/')).to).toBe('/login?over=ended-elsewhere');
  });

  it('ends by 退出, for good', async () => {
    const visitor = await desk.logIn('handler');
    const { cookie } = visitor;

    const out = await visitor.post('/logout');
    const page = await visitor.get(out.to);
    const thief = desk.visitor();
    thief.cookie = cookie;

    expect(page.text).toContain('已经退出。');
    expect((await thief.get('/')).to).toBe('/login');
    expect(await desk.recorded()).toContain('staff:handler logged-out staff:handler');
  });

  it('keeps the page, with what was written on it, when a script finds it over', async () => {
    const visitor = await desk.logIn('handler');
    desk.pass(hourMs);

    const { status, text } = await visitor.get('/', { 'hx-request': 'true' });

    expect(status).toBe(401);
    expect(text).toContain('写的字不会丢');
  });

  it('keeps the language through log-in and log-out', async () => {
    const visitor = desk.visitor();
    await visitor.get('/login');
    await visitor.post('/language', { language: 'en', back: '/login' });
    await visitor.logIn('handler', samplePassword);

    const home = await visitor.get('/');
    await visitor.post('/logout');
    const out = await visitor.get('/login');

    expect(home.text).toContain('<html lang="en"');
    expect(home.text).toContain('What to look at today');
    expect(out.text).toContain('You are logged out.');
  });
});
