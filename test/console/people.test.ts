/** 本人的资料: found at the counter, copied to read and for machines, erased after a look at what goes; refused while held. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeHold } from '../../src/database/legal-hold.ts';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { fillWith, hashKey, marked, sealKey } from '../support/marked-person.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
async function open(): Promise<void> {
  desk = await openTestDesk({ keys: { sealKey, hashKey } });
  await desk.database.transaction(fillWith);
  const { client } = desk.database;
  await client.legalHold.updateMany({ data: { liftedAt: new Date(0) } });
  await client.complaint.updateMany({ data: { number } });
}
async function close(): Promise<void> {
  expect(desk.faults).toEqual([]);
  await desk.close();
}

/** One that can be read over the telephone. */
const number = makeNumber('complaint', 2026, 777);
const page = `/records/people/${String(marked.memberId)}`;
const asked = { certificate: marked.certificate, name: marked.name, idLast4: '0017' };
const proof = 'id-card';
const faultOn = (text: string) => /role="alert">([^<]+)/.exec(text)?.[1];
const seenOn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const kept = async () => ({
  bindings: await desk.database.client.binding.count(),
  enquiries: await desk.database.client.enquiry.count(),
  erasures: await desk.database.client.erasedAccount.count(),
});
const untouched = { bindings: 1, enquiries: 1, erasures: 0 };
const gone = { bindings: 0, enquiries: 0, erasures: 1 };
const trail = async (action: string) => (await desk.recorded()).filter((one) => one.includes(` ${action} `));

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
    expect(await trail('person-sought')).toHaveLength(5);
    // What was typed stands nowhere in the trail.
    const entries = await desk.database.client.auditEntry.findMany({ where: { action: 'person-sought' } });
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain(marked.name);
  });

  it('is told from another of the same name on the certificate by the ID card', async () => {
    const { householdId } = await desk.database.client.member.findFirstOrThrow();
    await desk.database.client.member.create({
      data: {
        ...{ householdId, name: marked.name, relation: 'son', idHash: 'son', idLast4Hash: 'son' },
        ...{ source: 'test', sourceId: 'son', asOf: new Date() },
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
    expect(await trail('person-viewed')).toEqual([
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
    expect(await trail('person-exported')).toEqual([]);
    expect(await kept()).toEqual(untouched);
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
    expect(await trail('person-exported')).toHaveLength(2);
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

describe('erasing', () => {
  beforeEach(open);
  afterEach(close);

  it('is told first, with what stays and why, and then done once, recorded and noted', async () => {
    const admin = await desk.logIn('admin');
    const before = await admin.get(`${page}/erase`);
    const form = { proof, seen: seenOn(before.text) };

    expect(before.text).toMatch(/会删掉的[\s\S]*Telegram 上说过的话[\s\S]*人工咨询 1 件/);
    expect(before.text).toMatch(/不删的，和为什么[\s\S]*底账[\s\S]*投诉和答复：按档案规定保存/);
    expect(await kept()).toEqual(untouched);

    const done = await admin.post(`${page}/erase`, form);
    const again = await admin.post(`${page}/erase`, form);

    expect(done.to).toBe(page);
    expect([again.status, faultOn(again.text)?.slice(0, 9)]).toEqual([422, '已经没有要删的了，']);
    expect(await kept()).toEqual(gone);
    const entries = await desk.database.client.auditEntry.findMany({ where: { action: 'person-erased' } });
    expect(entries).toMatchObject([
      {
        ...{ actor: 'staff:admin', subject: `member:${String(marked.memberId)}` },
        details: { accounts: 1, ties: 0, proof },
      },
    ]);
    expect(await desk.database.client.complaint.findFirst()).toMatchObject({ contactId: null });
    expect((await admin.get(page)).text).toContain('没有可删的');
  });

  it('is done once by two who press at the same moment', async () => {
    const [one, other] = [await desk.logIn('supervisor'), await desk.logIn('admin')];
    const seen = seenOn((await one.get(`${page}/erase`)).text);
    await other.get(`${page}/erase`);
    const both = await Promise.all([
      one.post(`${page}/erase`, { proof, seen }),
      other.post(`${page}/erase`, { proof, seen }),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await trail('person-erased')).toHaveLength(1);
    expect(await kept()).toEqual(gone);
  });

  it('is not done unproved, nor for an account that was not on the page', async () => {
    const supervisor = await desk.logIn('supervisor');
    const seen = seenOn((await supervisor.get(`${page}/erase`)).text);
    const unproved = await supervisor.post(`${page}/erase`, { seen });
    const contact = await desk.database.client.contact.create({
      data: {
        channel: 'wechat',
        externalId: 'new',
        bindings: { create: { memberId: marked.memberId, verifiedAt: desk.now(), verifiedBy: 'self' } },
      },
    });
    const changed = await supervisor.post(`${page}/erase`, { proof, seen });

    expect([unproved.status, changed.status]).toEqual([422, 409]);
    expect(faultOn(changed.text)).toContain('核对过的号变了');
    expect(await kept()).toEqual({ ...untouched, bindings: 2 });
    expect((await supervisor.post(`${page}/erase`, { proof, seen: seenOn(changed.text) })).to).toBe(page);
    expect(await desk.database.client.binding.count({ where: { contactId: contact.id } })).toBe(0);
  });

  it('is forbidden while something is on hold; which complaint, only who answers for complaints is told', async () => {
    const supervisor = await desk.logIn('supervisor');
    const seen = seenOn((await supervisor.get(`${page}/erase`)).text);
    await supervisor.get(`/complaints/${number}`);
    await supervisor.post(`/complaints/${number}/hold`, { text: '纪检来函' });
    const refused = await supervisor.post(`${page}/erase`, { proof, seen });
    const admin = await desk.logIn('admin');
    const told = await admin.get(`${page}/erase`);

    expect([refused.status, faultOn(refused.text)?.slice(0, 4)]).toEqual([422, '没有删：']);
    expect(refused.text).toContain(number);
    expect(told.text).toContain('主任能看到是哪一件。');
    expect(told.text).not.toMatch(new RegExp(`${number}|纪检来函|name="seen"`));
    expect((await admin.post(`${page}/erase`, { proof, seen })).status).toBe(422);
    expect(await kept()).toEqual(untouched);
    expect(await trail('person-erased')).toEqual([]);

    const hold = /name="hold" value="(\d+)"/.exec((await supervisor.get(`/complaints/${number}`)).text)?.[1];
    await supervisor.post(`/complaints/${number}/lift-hold`, { hold: hold ?? '' });
    expect((await supervisor.post(`${page}/erase`, { proof, seen })).to).toBe(page);
    expect(await kept()).toEqual(gone);
  });

  it('is forbidden by a hold on the household', async () => {
    const supervisor = await desk.logIn('supervisor');
    const seen = seenOn((await supervisor.get(`${page}/erase`)).text);
    await desk.database.transaction((tx) =>
      placeHold(tx, {
        ...{ kind: 'household', number: marked.certificate, reason: '证据' },
        actor: 'operator',
        at: desk.now(),
      }),
    );
    const refused = await supervisor.post(`${page}/erase`, { proof, seen });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('由系统维护人员解除');
    expect(await kept()).toEqual(untouched);
  });
});
