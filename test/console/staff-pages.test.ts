import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, samplePassword, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const wulan = {
  login: 'wulan',
  name: '乌兰',
  role: 'handler',
  sumu: '林东镇',
  password: 'grassland-2026-horse',
};
const faultOf = (text: string) => /role="alert">([^<，]+)/.exec(text)?.[1];

describe('the staff page', () => {
  it('adds an account whose first password must be changed', async () => {
    const admin = await desk.logIn('admin');

    const added = await admin.post('/system/staff', wulan);
    const list = await admin.get(added.to);
    const own = desk.visitor();
    await own.logIn('wulan', wulan.password);

    expect(list.text).toContain('已添加 wulan（经办）');
    expect(list.text).toContain('等本人改密码');
    expect((await own.get('/')).to).toBe('/account/password');
    expect(await desk.recorded()).toContain('staff:admin staff-added staff:wulan');
    expect(await desk.database.client.staffMember.findUnique({ where: { login: 'wulan' } })).toMatchObject({
      ...{ name: '乌兰', role: 'handler', sumu: '林东镇', sample: false },
    });
  });

  it.each([
    [{ login: 'Wulan!' }, '用户名不合规矩'],
    [{ login: 'admin' }, '用户名 admin 已经有了'],
    [{ role: 'emperor' }, '请选一个岗位。'],
    [{ name: '  ' }, '请写上姓名。'],
    [{ password: 'short' }, '密码太短'],
    [{ password: 'wulan-wulan-1' }, '密码里有用户名'],
    [{ password: 'x'.repeat(1_001) }, '密码太长'],
  ])('refuses %o and keeps what was typed but the password', async (change, sentence) => {
    const admin = await desk.logIn('admin');
    const before = await desk.database.client.staffMember.count();

    const { status, text } = await admin.post('/system/staff', { ...wulan, ...change });

    expect(status).toBe(422);
    expect(faultOf(text)).toBe(sentence);
    expect(text).not.toContain(wulan.password);
    expect(await desk.database.client.staffMember.count()).toBe(before);
  });

  it('disables and restores, says what it did, and records it', async () => {
    const admin = await desk.logIn('admin');

    const disabled = await admin.post('/system/staff/handler/disable');
    const page = await admin.get(disabled.to);
    const refused = await desk.visitor().logIn('handler', samplePassword);
    const enabled = await admin.post('/system/staff/handler/enable');
    const again = await desk.visitor().logIn('handler', samplePassword);

    expect(page.text).toContain('已停用');
    expect(page.text).toContain('点“恢复”可以撤销');
    expect([refused.status, again.status]).toEqual([401, 303]);
    expect((await admin.get(enabled.to)).text).toContain('在用');
    expect(await desk.recorded()).toEqual(
      expect.arrayContaining([
        'staff:admin staff-disabled staff:handler',
        'staff:admin staff-enabled staff:handler',
      ]),
    );
  });

  it('lets nobody disable themselves', async () => {
    const admin = await desk.logIn('admin');

    const { status, text } = await admin.post('/system/staff/admin/disable');

    expect(status).toBe(422);
    expect(faultOf(text)).toBe('自己的账号不能自己停用。请另一位管理员来做。');
    expect((await admin.get('/system/staff/admin')).text).not.toContain('/admin/disable');
    expect((await admin.get('/')).status).toBe(200);
  });

  it('sets a new password: the lock opens, sessions end, and it must be changed', async () => {
    const admin = await desk.logIn('admin');
    const owner = await desk.logIn('handler');
    for (let failure = 0; failure < 5; failure += 1) await desk.visitor().logIn('handler', 'wrong');
    const locked = (await admin.get('/system/staff')).text;

    const weak = await admin.post('/system/staff/handler/reset-password', { password: 'short' });
    await admin.post('/system/staff/handler/reset-password', { password: wulan.password });
    const own = desk.visitor();

    expect(locked).toContain('暂时锁住');
    expect(faultOf(weak.text)).toBe('密码太短');
    expect((await owner.get('/')).to).toBe('/login?over=ended-elsewhere');
    expect((await own.logIn('handler', wulan.password)).status).toBe(303);
    expect((await own.get('/')).to).toBe('/account/password');
  });

  it('shows no name as markup', async () => {
    const admin = await desk.logIn('admin');
    const name = '<img src=x onerror=alert(1)>';
    await admin.post('/system/staff', { ...wulan, name });

    const [list, one] = [await admin.get('/system/staff'), await admin.get('/system/staff/wulan')];

    expect(list.text + one.text).not.toContain('<img');
    expect(one.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('knows no account of that name as a page that is not there', async () => {
    const admin = await desk.logIn('admin');

    for (const path of ['/system/staff/nobody', '/system/staff/%27;--', '/system/staff/..%2f..'])
      expect((await admin.get(path)).status).toBe(404);
  });
});
