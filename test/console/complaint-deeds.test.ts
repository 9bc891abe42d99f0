/** The rarer deeds on one complaint: accepted, sorted, asked and heard, told by telephone; the household; how it ends. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actAsComplainant } from '../../src/complaint/desk/complainant.ts';
import { auditRepository } from '../../src/database/audit.ts';
import { complaintClockRepository } from '../../src/database/complaint-clock.ts';
import { deskRepository } from '../../src/database/complaint-desk.ts';
import { deskRules } from '../support/desk.ts';
import { doOn, type Filed, newsInOutbox, openDeskWithPeople } from './complaint-people.ts';
import type { TestDesk } from './desk.ts';

let desk: TestDesk;
let contactId: number;
let file: (filed?: Filed) => Promise<string>;
beforeAll(async () => {
  ({ desk, contactId, file } = await openDeskWithPeople());
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const stored = (number: string) => desk.database.client.complaint.findUniqueOrThrow({ where: { number } });
const unclear = { queue: 'unclear', target: 'unclear', sumu: null as never } as const;

describe('a complaint of which nobody knows whom it is against', () => {
  it.each([
    ['health-centre', '', 'banner_office', ['banner', 'supervisor']],
    ['sumu-office', '隆昌镇', 'banner_office', ['banner', 'supervisor']],
    ['hospital', '', 'banner_office', ['banner', 'supervisor']],
    ['banner-office', '', 'supervision_committee', ['committee']],
    ['other', '', 'banner_office', ['banner', 'supervisor']],
  ])('is sorted as against %s (%s), and lies then with %s', async (target, sumu, queue, seen) => {
    const number = await file({ ...unclear, text: '他们不讲理', category: 'staff-attitude' });
    const committee = await desk.logIn('committee');

    const sorted = await doOn(committee, `/complaints/${number}`, 'sort', { target, sumu });

    expect(await stored(number)).toMatchObject({ target, queue, sumu: sumu || null });
    const stays = queue === 'supervision_committee';
    expect(sorted.to).toBe(stays ? `/complaints/${number}` : '/complaints');
    for (const login of ['committee', 'banner', 'supervisor', 'handler', 'elsewhere']) {
      const { status } = await (await desk.logIn(login)).get(`/complaints/${number}`);
      expect([login, status]).toEqual([login, seen.includes(login) ? 200 : 404]);
    }
  });

  it('goes to the office of the sumu when it is against a village of it, and not about fees', async () => {
    const number = await file({ ...unclear, text: '村医不给看病', category: 'staff-attitude' });
    const committee = await desk.logIn('committee');

    await doOn(committee, `/complaints/${number}`, 'sort', { target: 'village', sumu: '隆昌镇' });

    expect(await stored(number)).toMatchObject({ queue: 'sumu_office', sumu: '隆昌镇' });
    expect((await (await desk.logIn('elsewhere')).get(`/complaints/${number}`)).status).toBe(200);
    expect((await (await desk.logIn('handler')).get(`/complaints/${number}`)).status).toBe(404);
  });

  it('is not sorted without a choice, to a sumu that there is not, or once it is known', async () => {
    const number = await file({ ...unclear, text: '他们不讲理' });
    const known = await file({ queue: 'supervision_committee' });
    const committee = await desk.logIn('committee');
    const sort = async (on: string, form: Readonly<Record<string, string>>) => {
      const { status, text } = await doOn(committee, `/complaints/${on}`, 'sort', form);
      return [status, /role="alert">([^<]+)/.exec(text)?.[1]];
    };

    expect(await sort(number, { target: 'unclear' })).toEqual([422, '还没有选投诉的是谁。']);
    expect(await sort(number, { target: 'village', sumu: '没有镇' })).toEqual([
      ...[422, '没有这个办公室，请重新选。'],
    ]);
    expect(await sort(known, { target: 'hospital' })).toEqual([422, '这件已经弄清投诉谁了。']);
    expect(await stored(number)).toMatchObject({ queue: 'unclear', version: 0 });
  });

  it('is asked about with a question that is written already', async () => {
    const number = await file({ ...unclear, text: '他们不讲理' });
    const committee = await desk.logIn('committee');
    await doOn(committee, `/complaints/${number}`, 'take');
    const { text } = await committee.get(`/complaints/${number}`);
    const question = /id="ask-whom"[^>]*>([^<]+)</.exec(text)?.[1] ?? '';

    await doOn(committee, `/complaints/${number}`, 'ask', { text: question });

    expect(question).toContain('您投诉的是哪里的人？');
    // Whom it is against comes first; the answer box is folded beneath.
    expect(text).toMatch(/<details><summary>不用分，直接答复/);
    expect(await newsInOutbox(desk)).toContain(question);
    expect((await stored(number)).state).toBe('awaiting_complainant');
  });
});

describe('on its way a complaint', () => {
  it('is accepted without being taken, and the complainant is told', async () => {
    const number = await file();
    const colleague = await desk.logIn('colleague');

    const accepted = await doOn(colleague, `/complaints/${number}`, 'accept');

    expect(accepted.to).toBe(`/complaints/${number}`);
    expect(await stored(number)).toMatchObject({ state: 'accepted', assigneeId: null });
    expect((await doOn(colleague, `/complaints/${number}`, 'accept')).status).toBe(422);
    expect(await newsInOutbox(desk)).toContain(number);
  });

  it('goes on once what was said on the telephone is written down; the words stay in the office', async () => {
    const number = await file();
    const handler = await desk.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');
    await doOn(handler, `/complaints/${number}`, 'ask', { text: '哪一天的事？' });
    const waiting = await handler.get(`/complaints/${number}`);

    const empty = await doOn(handler, `/complaints/${number}`, 'hear', { text: ' ' });
    await doOn(handler, `/complaints/${number}`, 'hear', { text: '电话里说是五号的事' });

    expect(waiting.text).toContain('已经问了对方，等回话');
    expect(empty.status).toBe(422);
    expect(await stored(number)).toMatchObject({ state: 'assigned' });
    expect((await handler.get(`/complaints/${number}`)).text).toContain('电话里说是五号的事');
    expect(await newsInOutbox(desk)).not.toContain('电话里说是五号的事');
  });

  it('shows in its course why it was closed and that it was reopened, and by whom', async () => {
    const number = await file();
    const handler = await desk.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');
    await doOn(handler, `/complaints/${number}`, 'answer', { text: '查实了' });
    await doOn(handler, `/complaints/${number}`, 'close', { text: '钱已退清' });
    await desk.database.transaction((tx) =>
      actAsComplainant(
        {
          ...{ records: deskRepository(tx), audit: auditRepository(tx), rules: deskRules },
          pausing: { clocks: complaintClockRepository(tx), allowed: null, noteOf: () => '' },
        },
        { number, contactId },
        { kind: 'reopen', reason: '还差五块' },
        desk.now(),
      ),
    );

    const course = /<ol class="list-group[\s\S]*?<\/ol>/.exec(
      (await handler.get(`/complaints/${number}`)).text,
    )?.[0];
    expect(course).toMatch(/演示经办<\/strong> 结案[\s\S]*钱已退清/);
    expect(course).toMatch(/投诉人<\/strong> 不满意，要求重办[\s\S]*还差五块/);
  });
});

describe('an answer that did not get through', () => {
  async function undelivered() {
    const number = await file();
    const handler = await desk.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');
    await doOn(handler, `/complaints/${number}`, 'answer', { text: '查实了' });
    await newsInOutbox(desk);
    const where = { state: 'queued' as const, reply: { path: ['notice', 'number'], equals: number } };
    await desk.database.client.outboxMessage.updateMany({ where, data: { state: 'held' } });
    return { number, handler, where: { reply: where.reply } };
  }
  const letterOn = (text: string) => /name="letter" value="(\d+)"/.exec(text)?.[1] ?? '';

  it('is told by telephone, recorded once, and not told again', async () => {
    const { number, handler, where } = await undelivered();
    const page = await handler.get(`/complaints/${number}`);
    const letter = letterOn(page.text);

    const done = await handler.post(`/complaints/${number}/telephoned`, { letter });
    const again = await handler.post(`/complaints/${number}/telephoned`, { letter });

    expect(page.text).toContain('已电话告知');
    expect(done.to).toBe(`/complaints/${number}`);
    expect(again.status).toBe(422);
    const sent = await desk.database.client.outboxMessage.findMany({ where });
    expect(new Set(sent.map(({ state }) => state))).toEqual(new Set(['telephoned']));
    const after = (await handler.get(`/complaints/${number}`)).text;
    expect(letterOn(after)).toBe('');
    expect(after).toContain('已经打电话告诉对方。');
    expect(await desk.recorded()).toContain(`staff:handler outbox-telephoned outbox:${letter}`);
  });

  it('is not for whoever only looks on, nor by the message of another complaint or a later one', async () => {
    const { number, handler } = await undelivered();
    const other = await undelivered();
    const page = await handler.get(`/complaints/${number}`);
    const letter = letterOn(page.text);
    const colleague = await desk.logIn('colleague');

    expect(letterOn((await colleague.get(`/complaints/${number}`)).text)).toBe('');
    expect((await colleague.post(`/complaints/${number}/telephoned`, { letter })).status).toBe(422);
    await handler.get(`/complaints/${number}`);
    for (const forged of ['0', '1', '-1', 'x', '999999999999999999999'])
      expect((await handler.post(`/complaints/${number}/telephoned`, { letter: forged })).status).toBe(422);
    const later = letterOn((await other.handler.get(`/complaints/${other.number}`)).text);
    await handler.post(`/complaints/${number}/telephoned`, { letter: later });
    expect(letterOn((await other.handler.get(`/complaints/${other.number}`)).text)).toBe(later);
  });
});
