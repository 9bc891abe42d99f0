import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordVerdict } from '../../../src/database/audit-verdict.ts';
import { keepClockDay } from '../../../src/database/retention-clock.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const letter = (state: 'failed' | 'held', more: object = {}) => ({
  ...({ channel: 'wechat', externalId: 'o-somebody-of-them' } as const),
  ...{ state, attempts: 25, failure: 'WeChat 48001: the account may not use this interface.' },
  ...{ nextAttemptAt: desk.now(), createdAt: desk.now() },
  reply: { text: '乌力吉，您的报销到账 43.20元', choices: [], citations: [] },
  ...more,
});

async function queued() {
  const rows = await desk.database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ state, attempts }) => `${state} ${String(attempts)}`);
}

describe('the page of how the service runs', () => {
  it('says that all is well, and since when it knows', async () => {
    await recordVerdict(desk.database, 'sound', desk.now());
    const { status, text } = await (await desk.logIn('admin')).get('/system/running');

    expect(status).toBe(200);
    expect(text).toContain('没有。该发的都发出去了。');
    expect(text).toContain('没有被改过');
    expect(text).toMatch(/<dt>数据库结构<\/dt><dd><span class="word">正常<\/span> 是最新的/);
    expect(text).not.toContain('<dt>时钟');
    expect(text).toMatch(/程序版本 \d+\.\d+\.\d+/);
    expect(await desk.recorded()).toContain('staff:admin page-viewed page:/system/running');
  });

  it('says when the clock has jumped ahead, and what to do', async () => {
    await desk.database.transaction((tx) => keepClockDay(tx, '2016-11-27'));
    const { text } = await (await desk.logIn('admin')).get('/system/running');

    expect(text).toMatch(/<dt>时钟<\/dt><dd><span class="word">要处理<\/span> 时钟走到了 20/);
    expect(text).toContain('可上一次看还是 2016年11月27日 周日。到期该删的先都不删。');
    expect(text).toContain('heyi retention --confirm-clock');
  });

  it('lists what could not be sent: what it is and why, neither whose nor its words', async () => {
    const notice = { kind: 'complaint', number: 'T26-7777-1', state: '已答复', day: '2026-11-26' };
    await desk.database.client.outboxMessage.createMany({
      data: [
        letter('failed'),
        letter('failed', { reply: { text: '匿名投诉', choices: [], citations: [], notice } }),
        letter('held'),
      ],
    });
    const { text } = await (await desk.logIn('admin')).get('/system/running');

    expect(text.match(/data-item/g)).toHaveLength(2);
    expect(text).toContain('2 条发不出去，1 条等对方下次来时再说');
    expect(text).toContain('WeChat 48001');
    expect(text).toContain('投诉进展');
    expect(text).not.toMatch(/乌力吉|43\.20|o-somebody|T26-7777-1|匿名投诉/);
  });

  it('sends one again, and all; each is recorded, and what is gone is said', async () => {
    await desk.database.client.outboxMessage.createMany({
      data: [letter('failed'), letter('failed'), letter('failed'), letter('held')],
    });
    const [first] = await desk.database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    const id = String(first?.id);
    const admin = await desk.logIn('admin');
    await admin.get('/system/running');

    const one = await admin.post('/system/running/resend', { id });
    const after = await queued();
    const again = await admin.post('/system/running/resend', { id });
    const told = await admin.get('/system/running');
    await admin.post('/system/running/resend', { id: 'all' });

    expect([one.status, one.to, again.status]).toEqual([303, '/system/running', 303]);
    expect(after).toEqual(['queued 0', 'failed 25', 'failed 25', 'held 25']);
    expect(told.text).toContain('什么也没有改');
    expect(await queued()).toEqual(['queued 0', 'queued 0', 'queued 0', 'held 25']);
    const recorded = (await desk.recorded()).filter((entry) => entry.includes('outbox-resent'));
    expect(recorded).toHaveLength(3);
    expect(recorded[0]).toBe(`staff:admin outbox-resent outbox:${id}`);
  });

  it.each(['', '0', '1; DROP', '99999999999999999999', 'ALL'])('takes %j for no message', async (id) => {
    const admin = await desk.logIn('admin');

    expect((await admin.post('/system/running/resend', { id })).status).toBe(404);
  });

  it('tells an open page what is new, without being a view', async () => {
    const admin = await desk.logIn('admin');
    await admin.get('/system/running');
    const before = (await desk.recorded()).length;
    const calm = await admin.get('/system/running/live?dead=0');
    await desk.database.client.outboxMessage.createMany({ data: [letter('failed'), letter('failed')] });
    desk.pass(2_000);
    const news = await admin.get('/system/running/live?dead=0');
    const known = await admin.get('/system/running/live?dead=2');

    expect(calm.text).not.toContain('又有');
    expect(news.text).toContain('又有 2 条发不出去');
    expect(news.text).toContain('id="running" hx-swap-oob="innerHTML"');
    expect(known.text).not.toContain('又有');
    expect(await desk.recorded()).toHaveLength(before);
  });

  it('says that the database is silent instead of waiting for it', async () => {
    const admin = await desk.logIn('admin');
    const pages = await import('../../../src/running-pages.ts');
    const { pool } = desk.database;
    const connections = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    const { running, deadLetters } = pages.runningPages({
      database: desk.database,
      calendar: { current: () => ({ loadedUntil: 2026 }) as never },
      clock: desk.now,
    });

    const [now, letters] = await Promise.all([running(), deadLetters(50)]);
    for (const connection of connections) connection.release();

    expect([now.standing, now.missing, letters]).toEqual([undefined, undefined, undefined]);
    expect((await admin.get('/system/running')).status).toBe(200);
  });
});
