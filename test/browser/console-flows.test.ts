/** Everything that a complaint's page offers, walked by a clerk with scripts; reading and answering without them too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeskWithPeople } from '../console/complaint-people.ts';
import type { TestDesk } from '../console/desk.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openBrowser } from './pages/chromium.ts';
import { ComplaintPage } from './pages/complaint-pages.ts';
import { ConsolePage, samplePassword } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
let contactId: number;
beforeAll(async () => {
  [{ desk, contactId }, browser] = await Promise.all([openDeskWithPeople(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const file = (text: string) =>
  fileComplaint(desk.database, {
    ...{ queue: 'sumu_office', sumu: '林东镇', receivedDay: '2026-11-05', contactId, text },
    ...{ anonymous: false, complainantName: '欧阳春天', category: 'no-receipt' },
  });
async function at(number: string, login = 'handler', options = {}): Promise<[ConsolePage, ComplaintPage]> {
  const clerk = await ConsolePage.open(browser, desk.address, options);
  await clerk.enter(login, samplePassword);
  await clerk.go(`/complaints/${number}`);
  return [clerk, new ComplaintPage(clerk)];
}

describe.each([true, false])('one complaint from first to last, scripts on: %s', (javaScriptEnabled) => {
  it('is taken, looked into, asked about, answered and closed', async () => {
    const [clerk, page] = await at(await file('从头办到尾'), 'handler', { javaScriptEnabled });

    await page.take();
    await page.reveal('要打电话核实');
    expect(await clerk.page.getByText('欧阳春天').count()).toBe(1);
    await page.note('问过卫生院');
    expect(await clerk.told.innerText()).toBe('备注记下了，只有办公室能看到。');
    await page.ask('收据还在吗');
    expect(await clerk.told.innerText()).toContain('问题已发给对方');
    await page.send('查实了，收据补给您');
    expect(await clerk.told.innerText()).toContain('答复已发出');
    await page.closeWith('已经办完');
    expect(await clerk.told.innerText()).toContain('已结案');

    const course = await page.timeline.innerText();
    for (const words of ['查看了姓名', '问过卫生院', '收据还在吗', '查实了，收据补给您', '已经办完'])
      expect(course).toContain(words);
    await clerk.close();
  });

  it('is given to a colleague, and by them to another office', async () => {
    const number = await file('转来转去');
    const [clerk, page] = await at(number, 'handler', { javaScriptEnabled });
    await page.take();
    await page.assign('林东同事');
    expect(await clerk.told.innerText()).toBe('已转给同事。');
    const [colleague, theirs] = await at(number, 'colleague', { javaScriptEnabled });

    await theirs.transfer('旗办公室', '要旗里查账');

    expect(await colleague.told.innerText()).toContain('已转到另一个办公室');
    await colleague.go(`/complaints/${number}`);
    expect(await colleague.heading.innerText()).toBe('没有这一页');
    const [banner, last] = await at(number, 'banner', { javaScriptEnabled });
    expect(await last.timeline.innerText()).toContain('要旗里查账');
    for (const one of [clerk, colleague, banner]) await one.close();
  });
});

describe('a template', () => {
  it('goes where the cursor stands, saves itself, and is not sent with a blank left', async () => {
    const number = await file('没有给收据');
    const [clerk, page] = await at(number);
    await page.take();
    await page.answer.fill('您好。');
    await page.openTemplates();

    await clerk.press('放进答复 补收据');
    await page.saved.filter({ hasText: '已保存' }).waitFor();
    const begun = await page.answer.inputValue();
    await clerk.press('发送答复');
    const fault = await clerk.fault.innerText();
    await page.send(begun.replaceAll('____', '已查'));

    expect(begun).toMatch(/^您好。交了钱应当有财政部门统一印的收据。/);
    expect(fault).toContain('还有没填的横线');
    expect(await clerk.told.innerText()).toContain('答复已发出');
    await clerk.close();
  });

  it('is there to be read and copied without scripts', async () => {
    const number = await file('没有给收据，也没有脚本');
    const [clerk, page] = await at(number, 'handler', { javaScriptEnabled: false });
    await page.take();
    await page.openTemplates();

    expect(await clerk.page.getByText('收据这样补给您：____').isVisible()).toBe(true);
    expect(await clerk.page.getByRole('button', { name: '放进答复' }).count()).toBe(0);
    await clerk.close();
  });
});
