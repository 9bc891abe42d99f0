/** From the queue to an answer that reaches the complainant, in a real browser, with and without scripts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newsInOutbox, openDeskWithPeople } from '../console/complaint-people.ts';
import type { TestDesk } from '../console/desk.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openBrowser } from './pages/chromium.ts';
import { ComplaintPage, QueuePage } from './pages/complaint-pages.ts';
import { ConsolePage, phoneScreen } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
let contactId: number;
beforeAll(async () => {
  [{ desk, contactId }, browser] = await Promise.all([openDeskWithPeople(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const lindong = { queue: 'sumu_office', sumu: '林东镇' } as const;
const file = (text: string, receivedDay = '2026-11-05') =>
  fileComplaint(desk.database, { ...lindong, contactId, text, receivedDay });
const logIn = (options = {}) => ConsolePage.logIn(browser, desk.address, 'handler', options);

describe('a complaint at the desk', () => {
  it.each([true, false])('is found, taken and answered, scripts on: %s', async (javaScriptEnabled) => {
    const number = await file('收费员没有给收据');
    const clerk = await logIn({ javaScriptEnabled });
    await clerk.openSection('投诉');
    const queue = new QueuePage(clerk);

    await queue.tab('待分派');
    const page = await queue.open(number);
    await page.take();
    expect(await clerk.told.innerText()).toContain(`${number} 归您办了`);
    await page.saveDraft('正在核实');
    expect(await page.answer.inputValue()).toBe('正在核实');
    const answer = `查实了，收据补给您（${String(javaScriptEnabled)}）`;
    await page.send(answer);

    expect(await clerk.told.innerText()).toBe('答复已发出。正发到对方的 Telegram。');
    expect(await page.timeline.innerText()).toContain(answer);
    expect(await newsInOutbox(desk)).toContain(answer);
    await clerk.close();
  });

  it('is found by its number from the bar at the top', async () => {
    const number = await file('按编号找的一件');
    const clerk = await logIn();

    await clerk.search.first().fill(number.toLowerCase().replaceAll('-', ' '));
    await clerk.search.first().press('Enter');
    await clerk.page.waitForURL(`**/complaints/${number}`);

    expect(await clerk.heading.innerText()).toBe(`投诉 ${number}`);
    await clerk.close();
  });

  it('goes to one of two who take it at once, and the other reads who has it', async () => {
    const number = await file('两个人一起接的一件');
    const one = await logIn();
    const other = await ConsolePage.open(browser, desk.address);
    await other.enter('colleague', 'heyi-sample');
    for (const clerk of [one, other]) await clerk.go(`/complaints/${number}`);

    await new ComplaintPage(one).take();
    await new ComplaintPage(other).take();

    expect(await other.fault.innerText()).toContain('演示经办 已经先接手了');
    await one.close();
    await other.close();
  });
});

describe('how the complaint pages look', () => {
  it.each([
    ['the office screen', { width: 1366, height: 768 }],
    ['a phone', phoneScreen],
  ])('on %s: nothing sticks out, and axe-core finds nothing serious', async (_screen, viewport) => {
    const number = await file(
      '住院七天开了三次同样的检查，收费单上有没做过的项目。问了窗口，说不知道。',
      '2026-11-05',
    );
    await file('出院时卫生院说没有网，让过一个月再来报。', '2026-10-08');
    await file('今天刚寄来的一件：交了四口人的钱，没有给收据。', '2026-11-25');
    const clerk = await logIn({ viewport });
    await clerk.go('/complaints?tab=open');
    const folder = process.env.HEYI_PICTURES;
    const picture = async (name: string) => {
      if (folder) await clerk.page.screenshot({ path: `${folder}/${name}-${String(viewport.width)}.png` });
    };

    expect(await clerk.seriousIssues()).toEqual([]);
    expect(await clerk.sticksOut()).toBe(false);
    expect(await clerk.page.getByLabel('编号或内容').boundingBox()).toMatchObject({ height: 40 });
    await picture('console-queue');
    await clerk.go(`/complaints/${number}`);
    await picture('console-untaken');
    await new ComplaintPage(clerk).take();
    expect(await clerk.seriousIssues()).toEqual([]);
    expect(await clerk.sticksOut()).toBe(false);
    await picture('console-complaint');
    await clerk.close();
  });
});
