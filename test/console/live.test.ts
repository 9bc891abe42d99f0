/** What open pages ask for by themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeRepository } from '../../src/database/staff.ts';
import { fileComplaint } from '../support/complaints.ts';
import { addColleagues, addComplainant } from './complaint-people.ts';
import { minuteMs, openTestDesk, type TestDesk } from './desk.ts';
import type { Seen, Visitor } from './visitor.ts';

let desk: TestDesk;
let contactId: number;
beforeAll(async () => {
  desk = await openTestDesk();
  await addColleagues(desk);
  contactId = await addComplainant(desk);
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const lindong = { receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇' } as const;
/** With the event that a filing writes down. */
async function file(filed: Partial<Parameters<typeof fileComplaint>[1]> = {}): Promise<string> {
  const number = await fileComplaint(desk.database, { ...lindong, contactId, ...filed });
  const { id } = await desk.database.client.complaint.findUniqueOrThrow({ where: { number } });
  await desk.database.client.complaintEvent.create({
    data: { complaintId: id, kind: 'received', at: desk.now(), actor: 'complainant', shown: true },
  });
  return number;
}
const asks = ({ text }: Seen): string =>
  (/data-live[^>]*hx-get="\/console([^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
const bar = ({ text }: Seen): string =>
  (/id="live-bar"[^>]*>([^]*?)<\/div>/.exec(text)?.[1] ?? '').replaceAll(/<[^>]+>/g, '').trim();
const shows = ({ text }: Seen): string =>
  (/class="news"[^]*?href="\/console([^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
const count = ({ text }: Seen, key: string): string =>
  new RegExp(`id="count-${key}"[^>]*>([^<]*)<`).exec(text)?.[1] ?? '';
const numbers = ({ text }: Seen): string[] => [
  ...(text.match(/(?<=data-open href="\/console\/complaints\/)[^"]+/g) ?? []),
];

async function deed(visitor: Visitor, number: string, name: string, text = ''): Promise<void> {
  const page = await visitor.get(`/complaints/${number}`);
  const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
  const { status } = await visitor.post(`/complaints/${number}/${name}`, { version, text });
  expect(status).toBe(303);
}

describe('the open queue', () => {
  it('says how many have arrived, and shows them at the head, by last day, whatever the tab', async () => {
    await file({ receivedDay: '2026-10-08' });
    const visitor = await desk.logIn('handler');
    const page = await visitor.get('/complaints?tab=mine&category=no-receipt');
    const before = await visitor.get(asks(page));
    const later = await file({ receivedDay: '2026-11-20' });
    const sooner = await file({ receivedDay: '2026-11-18' });
    await file({ queue: 'banner_office' });

    const news = await visitor.get(asks(page));
    const shown = await visitor.get(shows(news));

    expect(bar(before)).toBe('');
    expect(bar(news)).toBe('有 2 件新投诉 显示');
    expect(shows(news)).toMatch(/^\/complaints\?tab=mine&category=no-receipt&since=/);
    expect(numbers(shown).slice(0, 2)).toEqual([sooner, later]);
    expect(shown.text.split('刚到').length).toBe(3);
    expect(bar(await visitor.get(asks(shown)))).toBe('');
  });

  it('counts anew, and marks the rows that are not as they were', async () => {
    const [taken, noted, gone] = [await file(), await file(), await file()];
    const visitor = await desk.logIn('handler');
    const page = await visitor.get('/complaints?tab=unassigned');
    const colleague = await desk.logIn('colleague');
    await deed(colleague, taken, 'take');
    await deed(colleague, noted, 'note', '打过电话');
    const { id } = await desk.database.client.complaint.update({
      where: { number: gone },
      data: { queue: 'supervision_committee', version: { increment: 1 } },
    });

    const { text } = await visitor.get(asks(page));

    const marks = [...text.matchAll(/id="mark-\d+"[^>]*>([^<]*)</g)].map(([, words]) => words).sort();
    expect(marks).toEqual(['已归 林东同事 办', '已转走，不在这里了', '林东同事：备注'].sort());
    expect(text).toContain(`id="mark-${String(id)}"`);
    expect(Number.parseInt(count(page, 'unassigned'), 10) - 2).toBe(
      Number.parseInt(count({ text } as Seen, 'unassigned'), 10),
    );
  });

  it('tells of one that was never theirs as of one that never was, whatever version is guessed', async () => {
    const number = await file({ sumu: '隆昌镇' });
    const { id } = await desk.database.client.complaint.findUniqueOrThrow({ where: { number } });
    const visitor = await desk.logIn('handler');

    const { text } = await visitor.get(`/complaints/live?rows=${String(id)}.0,${String(id)}.7,999999.0`);

    expect(text.split('已转走').length - 1).toBe(3);
  });

  it('takes any address as it comes', async () => {
    const visitor = await desk.logIn('handler');
    for (const query of [
      '',
      'since=x&rows=y',
      'rows=999999999.1',
      `rows=${'1.1,'.repeat(900)}1.1`,
      'since=1:2,3',
    ])
      expect((await visitor.get(`/complaints/live?${query}`)).status).toBe(200);
  });
});

describe('an open complaint', () => {
  it('tells who did what, as long as the page is older', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    const page = await visitor.get(`/complaints/${number}`);
    const before = await visitor.get(asks(page));
    await deed(await desk.logIn('supervisor'), number, 'note', '先问卫生院');

    const news = await visitor.get(asks(page));

    expect(bar(before)).toBe('');
    expect(bar(news)).toMatch(/^演示主任 在 .+ 动过这件（备注）。您写的字还在。 看看$/);
    expect(shows(news)).toBe(`/complaints/${number}`);
    expect(bar(await visitor.get(asks(await visitor.get(`/complaints/${number}`))))).toBe('');
  });

  it('tells nothing of one that is somebody else’s: as of one that is not there', async () => {
    const number = await file({ sumu: '隆昌镇' });
    const visitor = await desk.logIn('handler');

    const [foreign, none] = [
      await visitor.get(`/complaints/${number}/live?version=0`),
      await visitor.get('/complaints/T26-9999-0/live?version=0'),
    ];

    expect(foreign.text).toBe(none.text);
    expect(bar(foreign)).toContain('不归您这里办了');
  });
});

describe('the open first page', () => {
  it('shows what waits, and tells of a new reminder', async () => {
    const visitor = await desk.logIn('handler');
    const page = await visitor.get('/');
    const before = await visitor.get(asks(page));
    const number = await file({ receivedDay: '2026-10-08' });
    const { id: staffId } = await desk.database.client.staffMember.findUniqueOrThrow({
      where: { login: 'handler' },
    });
    await desk.database.client.staffNotice.create({
      data: { staffId, kind: 'working-day-20', at: desk.now() },
    });

    const news = await visitor.get(asks(page));

    expect(bar(before)).toBe('');
    expect(bar(news)).toBe('有 1 条新提醒 显示');
    expect(number).not.toBe('');
    const overdue = (seen: Seen) => Number.parseInt(count(seen, 'complaints-overdue'), 10);
    expect(overdue(news)).toBe(overdue(page) + 1);
    expect((await noticeRepository(desk.database.client).open(staffId)).length).toBe(1);
    expect(asks(await (await desk.logIn('admin')).get('/'))).toBe('/live?notice=0');
  });
});

describe('a page that asks by itself', () => {
  it('is neither a view nor a sign of life: unattended, its session ends after half an hour', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    await visitor.get('/complaints?tab=open');
    const recorded = (await desk.recorded()).length;
    for (let minute = 0; minute < 29; minute += 1) {
      desk.pass(minuteMs);
      expect((await visitor.get('/complaints/live?tab=open')).status).toBe(200);
      await visitor.get(`/complaints/${number}/live?version=0`);
      await visitor.get('/live');
    }
    desk.pass(minuteMs);

    const over = await visitor.get('/live', { 'hx-request': 'true' });

    expect(over.status).toBe(401);
    expect((await desk.recorded()).length).toBe(recorded);
  });

  it('stays silent for the rest, and what was typed lives: a draft is a sign of life', async () => {
    const number = await file();
    const visitor = await desk.logIn('handler');
    await deed(visitor, number, 'take');
    for (let half = 0; half < 3; half += 1) {
      desk.pass(20 * minuteMs);
      const form = { version: '1', text: `写到第${String(half)}段`, draft: '' };
      await visitor.post(`/complaints/${number}/draft`, form, { 'hx-request': 'true' });
    }

    expect((await visitor.get(`/complaints/${number}`)).status).toBe(200);
  });
});
