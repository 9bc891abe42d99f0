/** 本人的资料: found at the counter, and given a copy to read and one for machines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marked } from '../support/marked-person.ts';
import type { TestDesk } from './desk.ts';
import { faultOn, kept, number, openDeskWithMarked, page, trail, untouched } from './marked-desk.ts';

let desk: TestDesk;
async function open(): Promise<void> {
  desk = await openDeskWithMarked();
}
async function close(): Promise<void> {
  expect(desk.faults).toEqual([]);
  await desk.close();
}
const asked = { certificate: marked.certificate, name: marked.name, idLast4: '0017' };
const proof = 'id-card';

describe('somebody at the counter', () => {
  beforeAll(open);
  afterAll(close);

  it('is found by certificate and name, and by the ID card where it was shown', async () => {
    const supervisor = await desk.logIn('supervisor');
    const found = async (change: object) =>
      supervisor.post('/records/people', { ...asked, ...change } satisfies Record<string, string>);

    expect((await found({})).to).toBe(page);
    expect((await found({ idLast4: '' })).to).toBe(page);
    for (const wrong of [{ idLast4: '0018' }, { name: '白音' }, { certificate: '150422777009' }]) {
      const none = await found(wrong);
      expect([none.status, faultOn(none.text)?.slice(0, 5)]).toEqual([422, '没有找到。']);
    }
    expect(faultOn((await found({ name: '' })).text)).toBe('请填医疗证号和姓名。');
    expect(await trail(desk, 'person-sought')).toHaveLength(5);
    // What was typed stands nowhere in the trail.
    const entries = await desk.database.client.auditEntry.findMany({ where: { action: 'person-sought' } });
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain(marked.name);
  });

  it('is told from another of the same name on the certificate by the ID card', async () => {
    const { householdId } = await desk.database.client.member.findFirstOrThrow();
    await desk.database.client.member.create({
      data: {
        ...{ householdId, name: marked.name, relation: 'son', idHash: 'son', idLast4Hash: 'son' },
        ...{ source: 'test', sourceId: 'son', asOf: desk.now() },
      },
    });
    const supervisor = await desk.logIn('supervisor');
    const both = await supervisor.post('/records/people', { ...asked, idLast4: '' });

    expect(faultOn(both.text)).toBe('这个证上有几个同名的人，请看着身份证填后四位。');
    expect((await supervisor.post('/records/people', asked)).to).toBe(page);
  });

  it('is shown masked, and the look is recorded', async () => {
    const supervisor = await desk.logIn('supervisor');
    const { text } = await supervisor.get(page);

    expect(text).toContain('白*');
    expect(text).toContain('****7001');
    for (const hidden of [marked.name, marked.certificate, marked.telephone, marked.account, marked.words])
      expect(text.includes(hidden) ? hidden : '').toBe('');
    expect(await trail(desk, 'person-viewed')).toEqual([
      `staff:supervisor person-viewed member:${String(marked.memberId)}`,
    ]);
    expect((await supervisor.get('/records/people/999999')).status).toBe(404);
    expect((await supervisor.get('/records/people/1x')).status).toBe(404);
  });

  it('is nothing for other roles; the copy, in which complaints are told, not for administration', async () => {
    for (const login of ['handler', 'outreach', 'committee']) {
      const visitor = await desk.logIn(login);
      for (const path of ['/records/people', page, `${page}/erase`])
        expect([login, path, (await visitor.get(path)).status]).toEqual([login, path, 403]);
      for (const deed of ['copy', 'erase'])
        expect((await visitor.post(`${page}/${deed}`, { proof, seen: 'x' })).status).toBe(403);
      expect((await visitor.post('/records/people', asked)).status).toBe(403);
    }
    const admin = await desk.logIn('admin');
    const { text } = await admin.get(page);
    expect(text).toContain('给一份要主任来办');
    expect(text).not.toContain(`${page}/copy`);
    expect((await admin.post(`${page}/copy`, { proof })).status).toBe(403);
    expect(await trail(desk, 'person-exported')).toEqual([]);
    expect(await kept(desk)).toEqual(untouched);
  });
});

describe('a copy', () => {
  beforeAll(open);
  afterAll(close);

  it('is a page of its own to read and print: in words, opened, and it says what is not in it', async () => {
    const supervisor = await desk.logIn('supervisor');
    await supervisor.get(page);
    const { status, text, headers } = await supervisor.post(`${page}/copy`, { proof, as: 'html' });

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-disposition')).toContain("attachment; filename*=UTF-8''");
    expect(headers.get('cache-control')).toBe('private, no-store');
    for (const told of [
      ...[`${marked.name} 的个人信息`, marked.certificate, marked.telephone, number, marked.words],
      ...['280.00 元', '匿名投诉：说好了不认人', '谁看过、动过您的资料', '自己导出一份', '户主', '参合'],
    ])
      expect(text.includes(told) ? '' : told).toBe('');
    for (const hidden of ['wulan', '乌兰', 'idHash', '_csrf', '<script'])
      expect(text.includes(hidden) ? hidden : '').toBe('');
    expect(text).toMatch(/src="data:image\/jpeg;base64,[\w+/=]+"/);
  });

  it('is for machines as the command writes it, and recorded with how the asking was proved', async () => {
    const supervisor = await desk.logIn('supervisor');
    await supervisor.get(page);
    const { headers, text } = await supervisor.post(`${page}/copy`, { proof: 'guardian', as: 'json' });

    expect(headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(text)).toMatchObject({
      tables: { Member: [{ name: marked.name }], Household: [{ telephone: marked.telephone }] },
    });
    expect(Object.keys((JSON.parse(text) as { tables: object }).tables)).not.toContain('InboxMessage');
    const exported = { where: { action: 'person-exported' }, orderBy: { id: 'desc' }, take: 1 } as const;
    expect(await desk.database.client.auditEntry.findMany(exported)).toMatchObject([
      {
        ...{ actor: 'staff:supervisor', subject: `member:${String(marked.memberId)}` },
        details: { chat: false, committee: false, as: 'json', proof: 'guardian' },
      },
    ]);
  });

  it('is not made before somebody says how they made sure who asks', async () => {
    const supervisor = await desk.logIn('supervisor');
    await supervisor.get(page);
    for (const unproved of [{}, { proof: '' }, { proof: 'trust me' }]) {
      const { status, text } = await supervisor.post(
        `${page}/copy`,
        unproved satisfies Record<string, string>,
      );
      expect([status, faultOn(text)]).toEqual([422, '请先选：怎么核对的。']);
    }
    expect(await trail(desk, 'person-exported')).toHaveLength(2);
  });

  it('writes what somebody wrote as text, never as a page', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    await desk.database.client.complaint.updateMany({ data: { text: evil } });
    const supervisor = await desk.logIn('supervisor');
    await supervisor.get(page);
    const { text } = await supervisor.post(`${page}/copy`, { proof, as: 'html' });

    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain(evil);
  });
});
