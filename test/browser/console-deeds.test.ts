/** The rarer deeds at the desk, walked in a real browser: merged and parted, sorted, heard, telephoned; enquiries handed on. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import {
  addComplainant,
  addHousehold,
  newsInOutbox,
  openDeskWithPeople,
} from '../console/complaint-people.ts';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openBrowser } from './pages/chromium.ts';
import { ComplaintDeeds, EnquiryPage } from './pages/complaint-deeds.ts';
import { ComplaintPage } from './pages/complaint-pages.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
let contactId: number;
beforeAll(async () => {
  [{ desk, contactId }, browser] = await Promise.all([openDeskWithPeople(), openBrowser()]);
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

const file = (filed: Partial<Parameters<typeof fileComplaint>[1]> = {}) =>
  fileComplaint(desk.database, {
    ...{
      receivedDay: '2026-11-09',
      queue: 'sumu_office',
      sumu: '林东镇',
      about: '查干嘎查卫生室',
      contactId,
    },
    ...filed,
  });
/** Logged in, with a complaint open. */
async function at(login: string, number: string, options = {}) {
  const clerk = await ConsolePage.open(browser, desk.address, options);
  await clerk.enter(login, 'heyi-sample');
  await clerk.go(`/complaints/${number}`);
  return { clerk, page: new ComplaintPage(clerk), deeds: new ComplaintDeeds(clerk) };
}
const picture = async (clerk: ConsolePage, name: string) => {
  const folder = process.env.HEYI_PICTURES;
  const { width = 0 } = clerk.page.viewportSize() ?? {};
  if (folder) await clerk.page.screenshot({ path: `${folder}/${name}-${String(width)}.png`, fullPage: true });
};
const unclear = { queue: 'unclear', target: 'unclear', sumu: null as never, about: null as never } as const;

describe.each([
  ['with scripts', { viewport: officeScreen }],
  ['without scripts, on a phone', { viewport: phoneScreen, javaScriptEnabled: false }],
])('%s', (_how, options) => {
  it('two of one matter are found, looked at side by side, merged, answered as one, parted again', async () => {
    const main = await file({ text: '卫生室打针多收了十块' });
    const other = await file({ text: '打针多要了钱，也是那个卫生室', receivedDay: '2026-11-06' });
    const { clerk, page, deeds } = await at('handler', other, options);
    await page.take();

    await deeds.mergeInto(main);
    expect(await clerk.told.innerText()).toContain(`${other} 已并到 ${main} 一起办`);
    expect(await clerk.heading.innerText()).toBe(`投诉 ${main}`);
    await clerk.page.getByRole('link', { name: other }).first().click();
    await clerk.page.waitForLoadState('load');
    expect(await clerk.page.getByRole('link', { name: main }).count()).toBe(1);
    await deeds.separate();

    expect(await clerk.told.innerText()).toContain(`${other} 已分开`);
    await clerk.close();
  });

  it('an unclear one is asked about by the committee, heard, sorted, and then at the banner office', async () => {
    const number = await file({ ...unclear, text: '他们不讲理' });
    const { clerk, page, deeds } = await at('committee', number, options);
    await page.take();
    await deeds.askWhom();
    expect(await clerk.told.innerText()).toContain('问题已发给对方');
    await deeds.hear('电话里说是林东镇卫生院');
    await deeds.sort('卫生院', '林东镇');

    expect(await clerk.told.innerText()).toContain('已送到该办的办公室');
    await clerk.go(`/complaints/${number}`);
    expect(await clerk.heading.innerText()).not.toContain(number);
    const banner = await at('banner', number);
    expect(await banner.page.timeline.innerText()).toContain('电话里说是林东镇卫生院');
    await clerk.close();
    await banner.clerk.close();
  });

  it('an answer that got nowhere is told by telephone, once', async () => {
    const number = await file();
    const { clerk, page, deeds } = await at('handler', number, options);
    await page.take();
    await page.send('查实了，明天退给您');
    await newsInOutbox(desk);
    const reply = { path: ['notice', 'number'], equals: number };
    await desk.database.client.outboxMessage.updateMany({ where: { reply }, data: { state: 'held' } });
    await clerk.go(`/complaints/${number}`);

    await deeds.telephoned();

    expect(await clerk.told.innerText()).toContain('已经打电话告诉对方');
    expect(await clerk.page.getByRole('button', { name: '已电话告知' }).count()).toBe(0);
    await clerk.close();
  });

  it('an enquiry is handed on to a sumu, taken there, handed to a colleague, and answered', async () => {
    const number = makeNumber('enquiry', 2026, Math.round(performance.now()));
    const asked = { number, contactId, text: '想问问怎么报', reason: 'asked-for-person' };
    const { id } = await desk.database.client.enquiry.create({ data: { ...asked, openedAt: desk.now() } });
    const open = async (login: string) => {
      const clerk = await ConsolePage.open(browser, desk.address, options);
      await clerk.enter(login, 'heyi-sample');
      await clerk.go(`/enquiries/${String(id)}`);
      return { clerk, enquiry: new EnquiryPage(clerk) };
    };
    const [banner, handler] = [await open('banner'), await open('handler')];
    await banner.enquiry.transfer('林东镇');
    expect(await banner.clerk.told.innerText()).toContain('已转到另一个办公室');

    await handler.clerk.go(`/enquiries/${String(id)}`);
    await handler.clerk.press('接手');
    await handler.enquiry.assign('林东同事 · 林东镇');
    const colleague = await open('colleague');
    await colleague.enquiry.answer('带上收据来窗口');

    expect(await colleague.clerk.told.innerText()).toContain('答复已发到对方的对话里');
    for (const { clerk } of [banner, handler, colleague]) await clerk.close();
  });
});

describe('how the pages of the rarer deeds look', () => {
  it.each([
    ['the office screen', officeScreen],
    ['a phone', phoneScreen],
    ['the office screen at 200 %', { width: 683, height: 384 }],
  ])('on %s: nothing sticks out, and axe-core finds nothing serious', async (_screen, viewport) => {
    const [main, other] = [
      await file({ text: '卫生室打针多收了十块，问了说是新规定，墙上没有贴。' }),
      await file({ text: '打针多要了钱，也是那个卫生室，一次十块。', receivedDay: '2026-11-06' }),
    ];
    const whole = async (clerk: ConsolePage, name: string) => {
      await picture(clerk, name);
      expect([name, await clerk.seriousIssues(), await clerk.sticksOut()]).toEqual([name, [], false]);
    };
    const { clerk, page } = await at('handler', other, { viewport });
    await page.take();
    await clerk.go(`/complaints/${other}/merge`);
    await whole(clerk, 'merge-suggested');
    await clerk.go(`/complaints/${other}/merge?into=${main}`);
    await whole(clerk, 'merge-confirm');
    await clerk.press(`合并，由 ${main} 接着办`);
    await whole(clerk, 'merged-main');
    await clerk.go(`/complaints/${other}`);
    await whole(clerk, 'merged-duplicate');
    await clerk.close();

    const unsorted = await at('committee', await file({ ...unclear, text: '他们不讲理' }), { viewport });
    await whole(unsorted.clerk, 'sort-untaken');
    await unsorted.page.take();
    await unsorted.deeds.unfold('看不出来：问对方');
    await whole(unsorted.clerk, 'sort');
    await unsorted.clerk.press('发给对方');
    await unsorted.deeds.unfold('对方打电话或来窗口说了');
    await whole(unsorted.clerk, 'asked');
    await unsorted.clerk.close();
  });

  it('with extension, pause, household and an enquiry to be handed on, nothing serious either', async () => {
    const allowed = { mostWorkingDays: 10, legalBasis: { 'zh-CN': '某某条例第三十三条', en: 'art. 33' } };
    const switched = await openTestDesk({
      switches: { complaintExtension: allowed, complaintPause: allowed },
    });
    const number = await fileComplaint(switched.database, {
      ...{ receivedDay: '2026-11-09', queue: 'sumu_office', sumu: '林东镇', anonymous: false },
      ...{ complainantName: '白音那', memberId: await addHousehold(switched) },
    });
    const clerk = await ConsolePage.logIn(browser, switched.address, 'supervisor');
    await clerk.go(`/complaints/${number}`);
    await new ComplaintPage(clerk).take();
    for (const fold of ['投诉人家里', '让对方补充', '延长期限']) await new ComplaintDeeds(clerk).unfold(fold);
    await picture(clerk, 'switched');
    expect([await clerk.seriousIssues(), await clerk.sticksOut()]).toEqual([[], false]);
    await clerk.page.getByLabel('延长几个工作日').fill('3');
    await clerk.page.getByRole('checkbox', { name: '某某条例' }).check();
    await clerk.page.getByLabel('为什么要延长').fill('要等医院的病历');
    await clerk.press('延长，告诉对方');
    await picture(clerk, 'extended');
    expect(await clerk.told.innerText()).toContain('延长了，新的最晚答复日是');

    const from = await addComplainant(switched);
    const asked = { contactId: from, text: '想问问怎么报', reason: 'asked-for-person' };
    const { id } = await switched.database.client.enquiry.create({
      data: { ...asked, number: makeNumber('enquiry', 2026, 1), openedAt: switched.now() },
    });
    await clerk.go(`/enquiries/${String(id)}`);
    await clerk.press('接手');
    for (const fold of ['转给同事', '转到另一个办公室']) await new ComplaintDeeds(clerk).unfold(fold);
    await picture(clerk, 'enquiry');
    expect([await clerk.seriousIssues(), await clerk.sticksOut()]).toEqual([[], false]);
    await clerk.close();
    await switched.close();
  });
});
