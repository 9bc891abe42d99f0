/** 本人的资料 · 要删除: erased once, after a look at what goes; refused while something of theirs is held. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeHold } from '../../src/database/legal-hold.ts';
import { marked } from '../support/marked-person.ts';
import type { TestDesk } from './desk.ts';
import { faultOn, kept, number, openDeskWithMarked, page, trail, untouched } from './marked-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDeskWithMarked();
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});
const proof = 'id-card';
const seenOn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const gone = { bindings: 0, enquiries: 0, erasures: 1 };

describe('erasing at the counter', () => {
  it('is told first, with what stays and why, and then done once, recorded and noted', async () => {
    const admin = await desk.logIn('admin');
    const before = await admin.get(`${page}/erase`);
    const form = { proof, seen: seenOn(before.text) };

    expect(before.text).toMatch(/会删掉的[\s\S]*Telegram 上说过的话[\s\S]*人工咨询 1 件/);
    expect(before.text).toMatch(/不删的，和为什么[\s\S]*底账[\s\S]*投诉和答复：按档案规定保存/);
    expect(await kept(desk)).toEqual(untouched);

    const done = await admin.post(`${page}/erase`, form);
    const again = await admin.post(`${page}/erase`, form);

    expect(done.to).toBe(page);
    expect([again.status, faultOn(again.text)?.slice(0, 9)]).toEqual([422, '已经没有要删的了，']);
    expect(await kept(desk)).toEqual(gone);
    const entries = await desk.database.client.auditEntry.findMany({ where: { action: 'person-erased' } });
    expect(entries).toMatchObject([
      {
        ...{ actor: 'staff:admin', subject: `member:${String(marked.memberId)}` },
        details: { accounts: 1, ties: 0, proof },
      },
    ]);
    expect(await desk.database.client.complaint.findFirst()).toMatchObject({ contactId: null });
    expect((await admin.get(page)).text).toContain('没有可删的');
    // Of what is not there it is not said that it may not be erased.
    const hold = { kind: 'complaint' as const, number, reason: '证据', actor: 'operator', at: desk.now() };
    await desk.database.transaction((tx) => placeHold(tx, hold));
    expect((await admin.get(`${page}/erase`)).text).not.toContain('现在不能删');
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
    expect(await trail(desk, 'person-erased')).toHaveLength(1);
    expect(await kept(desk)).toEqual(gone);
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
    expect(await kept(desk)).toEqual({ ...untouched, bindings: 2 });
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
    expect(await kept(desk)).toEqual(untouched);
    expect(await trail(desk, 'person-erased')).toEqual([]);

    const hold = /name="hold" value="(\d+)"/.exec((await supervisor.get(`/complaints/${number}`)).text)?.[1];
    await supervisor.post(`/complaints/${number}/lift-hold`, { hold: hold ?? '' });
    expect((await supervisor.post(`${page}/erase`, { proof, seen })).to).toBe(page);
    expect(await kept(desk)).toEqual(gone);
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
    expect(await kept(desk)).toEqual(untouched);
  });
});
