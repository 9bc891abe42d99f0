import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/database/audit-verify.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

async function notice(login: string, kind: string): Promise<number> {
  const staff = await desk.database.client.staffMember.findUniqueOrThrow({ where: { login } });
  const { id } = await desk.database.client.staffNotice.create({
    data: { staffId: staff.id, kind, at: desk.now() },
  });
  return id;
}

describe('the first page', () => {
  it('says what to do when nothing waits', async () => {
    const { text } = await (await desk.logIn('handler')).get('/');

    expect(text).toContain('没有新的提醒');
    expect(text).toContain('按编号找');
  });

  it('lists one’s own notices until they are marked as seen', async () => {
    const mine = await notice('handler', 'working-day-20');
    await notice('handler', 'something-new');
    const theirs = await notice('supervisor', 'overdue-supervisor');
    const visitor = await desk.logIn('handler');

    const before = (await visitor.get('/')).text;
    const forbidden = await visitor.post(`/notices/${String(theirs)}/seen`);
    const seen = await visitor.post(`/notices/${String(mine)}/seen`);
    const after = (await visitor.get('/')).text;
    const twice = await visitor.post(`/notices/${String(mine)}/seen`);

    expect(before).toContain('投诉今天到期，请今天答复');
    expect(before).toContain('有一件事要看');
    expect(before).not.toContain('投诉已逾期');
    expect([forbidden.status, seen.status, twice.status]).toEqual([404, 303, 404]);
    expect(after).toContain('记下了');
    expect(after.indexOf('投诉今天到期')).toBeGreaterThan(after.indexOf('最近看过的'));
    expect((await visitor.get('/')).text).not.toContain('记下了');
  });

  it.each(['0', '-1', '1.5', '1e3', 'x', '99999999999'])('takes no notice number %s', async (id) => {
    const visitor = await desk.logIn('handler');

    expect((await visitor.post(`/notices/${id}/seen`)).status).toBe(404);
  });
});

describe('the number search', () => {
  it('finds nothing yet, says what was typed, and runs none of it', async () => {
    const visitor = await desk.logIn('handler');

    const { status, text } = await visitor.get(`/search?q=${encodeURIComponent(' T26-0001-3<b> ')}`);
    const empty = await visitor.get('/search?q=');
    const odd = await visitor.get('/search?q=1&q=2');

    expect(status).toBe(404);
    expect(text).toContain('没有找到“T26-0001-3&lt;b&gt;”');
    expect([empty.status, odd.status]).toEqual([200, 200]);
  });
});

describe('the audit chain', () => {
  it('has every page that was seen, who saw it, and nothing of what was typed', async () => {
    const visitor = await desk.logIn('admin');
    await visitor.get('/system/staff/handler');
    await visitor.get('/search?q=13800000000');
    await visitor.get(`/system/staff/${encodeURIComponent('王小明')}`);
    await visitor.get('/system/staff/150422197001011234');

    const recorded = await desk.recorded();

    expect(recorded).toEqual([
      'staff:admin logged-in staff:admin',
      'staff:admin page-viewed page:/keys',
      'staff:admin page-viewed page:/system/staff/handler',
      'staff:admin page-viewed page:/search',
      'staff:admin page-viewed page:/system/staff/:login',
      'staff:admin page-viewed page:/system/staff/:login',
    ]);
    expect(await verifyChain(desk.database)).toMatchObject({ kind: 'sound', entries: 6 });
  });
});
