/** Extension and pause: not there at all while the office has not decided, and with their law once it has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/kernel/day.ts';
import { nthWorkingDayAfter, publishedCalendar } from '../../src/kernel/working-days.ts';
import { fileComplaint } from '../support/complaints.ts';
import { addColleagues, addComplainant, doOn, newsInOutbox } from './complaint-people.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

const law = { 'zh-CN': '某某条例第三十三条', en: 'art. 33 of some regulations' };
const dayColumn = (at: Date | null) => at?.toISOString().slice(0, 10);

let off: TestDesk;
let on: TestDesk;
beforeAll(async () => {
  off = await openTestDesk();
  on = await openTestDesk({
    switches: {
      complaintExtension: { mostWorkingDays: 5, legalBasis: law },
      complaintPause: { mostWorkingDays: 10, legalBasis: law },
    },
  });
  for (const desk of [off, on]) await addColleagues(desk);
});
afterAll(async () => {
  for (const desk of [off, on]) {
    expect(desk.faults).toEqual([]);
    await desk.close();
  }
});

/** Received so long ago, in calendar days. */
async function file(desk: TestDesk, daysAgo = 7) {
  const contactId = await addComplainant(desk);
  const receivedDay = addDays(dayOf(desk.now()), -daysAgo);
  const lindong = { queue: 'sumu_office', sumu: '林东镇' } as const;
  return fileComplaint(desk.database, { ...lindong, receivedDay, contactId });
}
const stored = (desk: TestDesk, number: string) =>
  desk.database.client.complaint.findUniqueOrThrow({ where: { number } });
const asked = { days: '3', law: '1', text: '要等医院的病历' };
const extend = async (desk: TestDesk, login: string, number: string, form: Record<string, string> = asked) =>
  doOn(await desk.logIn(login), `/complaints/${number}`, 'extend', form);

describe('switched off', () => {
  it('shows no way to extend, and refuses it in plain words', async () => {
    const number = await file(off);
    const before = await stored(off, number);

    const page = await (await off.logIn('supervisor')).get(`/complaints/${number}`);
    const refused = await extend(off, 'supervisor', number);

    expect(page.text).not.toMatch(/延长|\/extend/);
    expect([refused.status, refused.text.includes('办公室没有开通延长期限')]).toEqual([422, true]);
    expect(await stored(off, number)).toEqual(before);
  });

  it('lets the clock run while asking, whatever a form says', async () => {
    const number = await file(off);
    const handler = await off.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');
    const page = await handler.get(`/complaints/${number}`);

    await doOn(handler, `/complaints/${number}`, 'ask', { text: '哪一天的事？', clock: 'stands' });

    expect(page.text).toContain('20个工作日照样算');
    expect(page.text).not.toContain('name="clock"');
    expect(await stored(off, number)).toMatchObject({ state: 'awaiting_complainant', pausedOn: null });
  });
});

describe('an extension, switched on', () => {
  it('is the supervisor’s, with the law, told to the complainant, and on the page', async () => {
    const number = await file(on);
    const { dueDay } = await stored(on, number);
    const to = nthWorkingDayAfter(publishedCalendar, dayColumn(dueDay) ?? '', 3);
    const supervisor = await on.logIn('supervisor');
    const before = await supervisor.get(`/complaints/${number}`);

    const done = await extend(on, 'supervisor', number);
    const after = await supervisor.get(`/complaints/${number}`);

    expect(before.text).toContain(`依据：${law['zh-CN']}`);
    expect(done.to).toBe(`/complaints/${number}`);
    const kept = await stored(on, number);
    expect([dayColumn(kept.dueDay), kept.extensionDays]).toEqual([to, 3]);
    expect(after.text).toContain(`已延长 3 个工作日`);
    expect(after.text).toContain(`一共 23 个工作日`);
    expect(after.text).not.toContain('/extend"');
    const news = await newsInOutbox(on);
    expect(news).toContain('要等医院的病历');
    expect(news).toContain(law['zh-CN']);
    expect(await on.recorded()).toContain(`staff:supervisor clock-extended complaint:${number}`);
  });

  it.each([
    ['without the law ticked', { ...asked, law: '' }, '请核对依据'],
    ['without a reason', { ...asked, text: '忙' }, '请写明为什么要延长'],
    ['by more than the office allows', { ...asked, days: '6' }, '只能延长 1 到 5 个工作日'],
    ['by nothing', { ...asked, days: '0' }, '只能延长 1 到 5 个工作日'],
    ['by no number', { ...asked, days: '-3' }, '只能延长 1 到 5 个工作日'],
  ])('is refused %s', async (_how, form, why) => {
    const number = await file(on);

    const { status, text } = await extend(on, 'supervisor', number, form);

    expect([status, text.includes(why), text.includes(`>${form.text}</textarea>`)]).toEqual([
      ...[422, true, true],
    ]);
    expect((await stored(on, number)).extensionDays).toBe(0);
  });

  it('is refused to a handler, after the last day, and a second time; and offered then to nobody', async () => {
    const [mine, late, twice] = [await file(on), await file(on, 60), await file(on)];
    const handler = await on.logIn('handler');
    await doOn(handler, `/complaints/${mine}`, 'take');
    await extend(on, 'supervisor', twice);
    const supervisor = await on.logIn('supervisor');

    expect((await handler.get(`/complaints/${mine}`)).text).not.toContain('/extend"');
    expect((await supervisor.get(`/complaints/${late}`)).text).not.toContain('/extend"');
    expect((await extend(on, 'handler', mine)).text).toContain('延长期限要主任来做');
    expect((await extend(on, 'supervisor', late)).text).toContain('最晚答复日已过，不能再延长');
    expect((await extend(on, 'supervisor', twice)).text).toContain('已经延长过一次');
  });

  it('holds for a duplicate as well, and the earlier of the two last days stays the one that counts', async () => {
    const [main, other] = [await file(on), await file(on, 9)];
    const supervisor = await on.logIn('supervisor');
    await doOn(supervisor, `/complaints/${other}`, 'merge', { into: main });
    const before = await stored(on, main);

    await extend(on, 'supervisor', main);

    const [going, duplicate] = [await stored(on, main), await stored(on, other)];
    expect([going.extensionDays, duplicate.extensionDays]).toEqual([3, 3]);
    expect(going.dueDay).toEqual(duplicate.dueDay);
    expect(dayColumn(going.dueDay)).toBe(
      nthWorkingDayAfter(publishedCalendar, dayColumn(before.dueDay) ?? '', 3),
    );
    expect((await extend(on, 'supervisor', other)).text).toContain('这件已并案');
  });
});

describe('a pause, switched on', () => {
  it('is chosen with each question: the clock stands by a law that is told, or it runs on', async () => {
    const [stands, runs] = [await file(on), await file(on)];
    const handler = await on.logIn('handler');
    for (const number of [stands, runs]) await doOn(handler, `/complaints/${number}`, 'take');
    const ask = (number: string, clock: string) =>
      doOn(handler, `/complaints/${number}`, 'ask', { text: '请补一张收据', clock });

    const unchosen = await ask(stands, '');
    await ask(stands, 'stands');
    await ask(runs, 'runs');
    const page = await handler.get(`/complaints/${stands}`);

    expect([unchosen.status, unchosen.text.includes('请选等回话的时候钟停不停')]).toEqual([422, true]);
    expect(unchosen.text).toContain('>请补一张收据</textarea>');
    expect(dayColumn((await stored(on, stands)).pausedOn)).toBe(dayOf(on.now()));
    expect((await stored(on, runs)).pausedOn).toBeNull();
    expect(page.text).toContain('起停钟，等对方回话');
    expect(await newsInOutbox(on)).toContain(law['zh-CN']);
  });

  it('never begins after the last day: the question goes out, and the clock has run', async () => {
    const number = await file(on, 60);
    const handler = await on.logIn('handler');
    await doOn(handler, `/complaints/${number}`, 'take');

    await doOn(handler, `/complaints/${number}`, 'ask', { text: '请补一张收据', clock: 'stands' });

    expect(await stored(on, number)).toMatchObject({ state: 'awaiting_complainant', pausedOn: null });
  });
});
