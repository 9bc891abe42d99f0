import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordHead } from '../../src/database/audit-head.ts';
import { auditRepository } from '../../src/database/audit.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { lookThroughAudit } from '../../src/timed-work.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const append = (actor: string, action: string, subject: string, details?: Record<string, unknown>) =>
  desk.database.transaction((tx) =>
    auditRepository(tx).append({ at: desk.now(), actor, action, subject, ...(details && { details }) }),
  );
const rowsOf = (text: string) => (text.match(/data-item/g) ?? []).length;

describe('the audit page', () => {
  it('says that the chain is sound, who did what, and never the values', async () => {
    await append('staff:handler', 'complaint-answer', 'complaint:T26-0001-3', { words: '退您二十元' });
    await append('contact:7', 'identity-verified', 'member:12');
    await append('staff:second', 'campaign-approved', 'campaign:7');
    await append('staff:handler', 'something-new', 'thing:5');
    const { status, text } = await (await desk.logIn('admin')).get('/system/audit');

    expect(status).toBe(200);
    expect(text).toContain('没有被改过。');
    expect(text).toMatch(/>handler<\/td><td[^>]*>答复<\/td><td[^>]*>投诉 T26-0001-3</);
    expect(text).toMatch(/>发消息的人 7<\/td><td[^>]*>核对了身份<\/td><td[^>]*>参合人 12</);
    expect(text).toMatch(/>second<\/td><td[^>]*>批准<\/td><td[^>]*>群发 7</);
    expect(text).toMatch(/>something-new<\/td><td[^>]*>thing:5</);
    expect(text).not.toContain('退您二十元');
    expect(await desk.recorded()).toContain('staff:admin audit-read audit');
  });

  it('never shows one account beside a member and beside a complaint', async () => {
    await append('contact:7', 'complaint-filed', 'complaint:T26-0001-3');
    await append('complainant', 'complaint-add', 'complaint:T26-0001-3');
    await append('contact:8', 'query-code-refused', 'complaint:T26-0001-3');
    const { text } = await (await desk.logIn('committee')).get('/system/audit');

    expect(text).not.toContain('发消息的人 7');
    expect(text).toMatch(/>发消息的人<\/td><td[^>]*>[^<]*<\/td><td[^>]*>投诉 T26-0001-3</);
    expect(text).toMatch(/>投诉人<\/td><td[^>]*>[^<]*<\/td><td[^>]*>投诉 T26-0001-3</);
    expect(text).toContain('发消息的人 8');
  });

  it('says which entry was altered, and what to do', async () => {
    await append('staff:handler', 'complaint-read', 'complaint:T26-0001-3');
    const { id } = await desk.database.client.auditEntry.findFirstOrThrow();
    await desk.database.client.auditEntry.update({ where: { id }, data: { actor: 'staff:other' } });
    const { text } = await (await desk.logIn('committee')).get('/system/audit');

    expect(text).toContain('记录被动过！');
    expect(text).toContain(`第 ${String(id)} 号记录和写下的时候不一样`);
    expect(text).toContain('把数据库原样留一份');
  });

  it('of a chain that the service found broken tells administration and committee on their first page', async () => {
    const said: unknown[] = [];
    const look = () =>
      lookThroughAudit(desk.database, { error: (about: unknown) => said.push(about) }, desk.now());
    await append('staff:handler', 'complaint-read', 'complaint:T26-0001-3');
    await look();
    expect(said).toEqual([]);
    await desk.database.client.auditEntry.updateMany({ data: { action: 'nothing' } });
    await look();
    const pages = await Promise.all(
      ['admin', 'committee', 'supervisor', 'handler'].map(
        async (login) => (await (await desk.logIn(login)).get('/')).text,
      ),
    );

    expect(said).toMatchObject([{ auditChain: { kind: 'broken', why: 'altered' } }]);
    expect(pages.map((text) => text.includes('审计记录被动过'))).toEqual([true, true, false, false]);
    expect(pages[0]).toContain('data-open href="/console/system/audit"');
  });

  it('finds a cut tail by the heads of former days, which can be taken along', async () => {
    await append('staff:handler', 'complaint-read', 'complaint:T26-0001-3');
    await append('staff:handler', 'complaint-read', 'complaint:T26-0002-1');
    const head = await recordHead(desk.database, dayOf(desk.now()), desk.now());
    const visitor = await desk.logIn('admin');
    const heads = await visitor.get('/system/audit/heads');
    await desk.database.client.auditEntry.deleteMany({ where: { id: { gt: 1 } } });
    const { text } = await visitor.get('/system/audit');

    expect(JSON.parse(heads.text)).toEqual({ ...head, at: head?.at.toISOString() });
    expect(heads.headers.get('content-disposition')).toMatch(/^attachment; .*heyi-audit-heads-.*\.jsonl$/);
    expect(text).toContain('尾巴被截掉了');
  });

  it('looks when told to, and says so', async () => {
    const visitor = await desk.logIn('admin');
    const { status, to } = await visitor.post('/system/audit/check');

    expect([status, to]).toEqual([303, '/system/audit']);
    expect((await visitor.get('/system/audit')).text).toContain('查过了');
    expect(await desk.recorded()).toContain('staff:admin audit-checked audit');
  });

  it('goes back page by page without losing or repeating an entry', async () => {
    for (let count = 1; count <= 120; count += 1)
      await append('operator', 'counted', `thing:${String(count).padStart(3, '0')}`);
    const visitor = await desk.logIn('committee');
    const seen: string[] = [];
    let next: string | undefined = '/system/audit';
    while (next !== undefined) {
      const { text }: { text: string } = await visitor.get(next);
      expect(rowsOf(text)).toBeLessThanOrEqual(50);
      seen.push(...(text.match(/thing:\d{3}/g) ?? []));
      const [, older] = /rel="next" href="\/console([^"]+)"/.exec(text) ?? [];
      next = older?.replaceAll('&amp;', '&');
    }

    expect(seen).toEqual(
      Array.from({ length: 120 }, (_, place) => `thing:${String(120 - place).padStart(3, '0')}`),
    );
    for (const before of ['x', '-1', '1e3', '99999999999999999999'])
      expect((await visitor.get(`/system/audit?before=${before}`)).status).toBe(200);
  });

  it('shows administration nothing of what the committee works on, and the committee all', async () => {
    const secret = await fileComplaint(desk.database, {
      receivedDay: '2026-11-05',
      queue: 'supervision_committee',
    });
    const unsorted = await fileComplaint(desk.database, { receivedDay: '2026-11-05', queue: 'unclear' });
    const open = await fileComplaint(desk.database, { receivedDay: '2026-11-05' });
    await append('contact:3', 'complaint-filed', `complaint:${secret}`);
    await append('staff:handler', 'page-viewed', `page:/complaints/${unsorted}`);
    await append('staff:committee', 'complaint-answer', 'complaint:T26-7777-7');
    await append('staff:handler', 'complaint-read', `complaint:${open}`);
    const admin = (await (await desk.logIn('admin')).get('/system/audit')).text;
    const committee = (await (await desk.logIn('committee')).get('/system/audit')).text;

    const seen = (text: string) =>
      [secret, unsorted, 'T26-7777-7', open].map((number) => text.includes(number));
    expect(seen(admin)).toEqual([false, false, false, true]);
    expect(seen(committee)).toEqual([true, true, true, true]);
  });

  it('is the committee’s way into the system, and administration’s second page there', async () => {
    const [admin, committee] = [await desk.logIn('admin'), await desk.logIn('committee')];

    expect((await admin.get('/system')).to).toBe('/system/staff');
    expect((await committee.get('/system')).to).toBe('/system/audit');
    expect((await committee.get('/system/audit')).text).not.toContain('href="/console/system/staff"');
    expect((await admin.get('/system/staff')).text).toContain('href="/console/system/audit"');
  });
});
