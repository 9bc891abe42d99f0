/** Two clerks at once, each in a browser of their own; and one who writes for longer than a session lasts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeskWithPeople } from '../console/complaint-people.ts';
import { minuteMs, type TestDesk } from '../console/desk.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openBrowser } from './pages/chromium.ts';
import { ComplaintPage, QueuePage } from './pages/complaint-pages.ts';
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
  });
async function logIn(login: string, options = {}): Promise<ConsolePage> {
  const clerk = await ConsolePage.open(browser, desk.address, options);
  await clerk.enter(login, samplePassword);
  return clerk;
}
async function at(clerk: ConsolePage, number: string): Promise<ComplaintPage> {
  await clerk.go(`/complaints/${number}`);
  return new ComplaintPage(clerk);
}

describe('two clerks at once', () => {
  it('press 接手 in the same moment: one has it, the other reads who', async () => {
    const number = await file('两个人同一时刻点接手');
    const clerks = [await logIn('handler'), await logIn('colleague')];
    const pages = await Promise.all(clerks.map((clerk) => at(clerk, number)));

    await Promise.all(pages.map((page) => page.take()));

    const [said, had] = [
      (await Promise.all(clerks.map((clerk) => clerk.fault.allInnerTexts()))).flat(),
      (await Promise.all(clerks.map((clerk) => clerk.told.innerText()))).join(''),
    ];
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/没有接上：(演示经办|林东同事) 已经先接手了/);
    expect(had).toContain(`${number} 归您办了`);
    for (const clerk of clerks) await clerk.close();
  });

  it('answer the same complaint: the second is told, and what they wrote is there after a new look', async () => {
    const number = await file('两个人同时写答复');
    const [one, chief] = [await logIn('handler'), await logIn('supervisor')];
    await (await at(one, number)).take();
    const [mine, theirs] = [await at(one, number), await at(chief, number)];
    await theirs.answer.fill('主任写的答复');
    await mine.answer.fill('经办写的答复');

    await theirs.send('主任写的答复');
    await mine.send('经办写的答复');

    expect(await chief.told.innerText()).toContain('答复已发出');
    expect(await one.fault.innerText()).toMatch(/这一步没有做：演示主任 在 .* 动过这件投诉（答复）/);
    expect(await one.page.locator('main').innerText()).toContain('经办写的答复');
    await at(one, number);
    const left = one.page.getByRole('region', { name: '您写的草稿，没有发出' });
    expect(await left.innerText()).toContain('经办写的答复');
    await one.close();
    await chief.close();
  });

  it('see on the open page who did what, and go on writing where they were', async () => {
    const number = await file('写着写着，别人动了');
    const [one, chief] = [await logIn('handler'), await logIn('supervisor')];
    await (await at(one, number)).take();
    await one.atTheClock();
    const page = await at(one, number);
    await one.page.locator('summary', { hasText: '让对方补充' }).click();
    await one.page.getByLabel('要问对方什么').fill('收据还在吗');
    await page.type('正在核');

    await (await at(chief, number)).note('先问问卫生院');
    await one.later();

    expect(await one.news.innerText()).toMatch(/演示主任 在 .* 动过这件（备注）。您写的字还在。/);
    expect(await one.page.evaluate('document.activeElement.id')).toBe('answer');
    await page.type('实。');
    await one.news.getByRole('link', { name: '看看' }).click();
    await one.news.waitFor({ state: 'detached' });
    expect(await page.timeline.innerText()).toContain('先问问卫生院');
    expect(await page.answer.inputValue()).toBe('正在核实。');
    expect(await one.page.getByLabel('要问对方什么').inputValue()).toBe('收据还在吗');
    expect(await one.page.getByLabel('要问对方什么').isVisible()).toBe(true);
    await page.send('正在核实。查实了。');
    expect(await one.told.innerText()).toContain('答复已发出');
    await one.close();
    await chief.close();
  });

  it('work one queue: a row that a colleague took says so and stays where it is', async () => {
    const number = await file('在列表里看到的一件');
    const [one, other] = [await logIn('handler'), await logIn('colleague')];
    await one.atTheClock();
    await one.go('/complaints?tab=unassigned');
    const queue = new QueuePage(one);
    await one.page.getByLabel('编号或内容').fill('收');
    const before = await one.page.locator('.queue').boundingBox();
    const waiting = Number.parseInt(await queue.count('待分派').innerText(), 10);

    await (await at(other, number)).take();
    await one.later();

    await expect.poll(() => queue.mark(number).innerText()).toBe('已归 林东同事 办');
    expect(await queue.count('待分派').innerText()).toBe(String(waiting - 1));
    expect(await one.page.locator('.queue').boundingBox()).toEqual(before);
    expect(await one.page.evaluate('document.activeElement.id')).toBe('q');
    expect(await one.page.getByLabel('编号或内容').inputValue()).toBe('收');
    const fresh = await file('新到的一件');
    const { id: complaintId } = await desk.database.client.complaint.findUniqueOrThrow({
      where: { number: fresh },
    });
    await desk.database.client.complaintEvent.create({
      data: { complaintId, kind: 'received', at: desk.now(), actor: 'complainant', shown: true },
    });
    await one.later();
    await one.page.keyboard.press('n');
    expect(await one.news.innerText()).toContain('有 1 件新投诉');
    await queue.row(number).focus();
    await one.page.keyboard.press('n');
    await one.news.waitFor({ state: 'detached' });
    expect((await queue.numbers())[0]).toBe(fresh);
    await one.close();
    await other.close();
  });
});

describe('what is written', () => {
  it('is saved as it is typed, and is there in another browser', async () => {
    const number = await file('边写边存');
    const one = await logIn('handler');
    await (await at(one, number)).take();
    const page = await at(one, number);

    await page.type('第一句。');
    await page.saved.filter({ hasText: /已保存 \d{2}:\d{2}/ }).waitFor();

    const elsewhere = await logIn('handler');
    expect(await (await at(elsewhere, number)).answer.inputValue()).toBe('第一句。');
    desk.pass(minuteMs);
    await page.type('第二句。');
    await one.page.waitForResponse(/\/draft$/);
    // The other window would write an older text over it: it is told instead.
    await new ComplaintPage(elsewhere).type('旧窗口');
    await elsewhere.page.getByRole('alert').filter({ hasText: '没有存：您在另一个窗口' }).waitFor();
    expect(await (await at(one, number)).answer.inputValue()).toBe('第一句。第二句。');
    await one.close();
    await elsewhere.close();
  });

  it.each([true, false])('outlives the session, scripts on: %s', async (javaScriptEnabled) => {
    const number = await file(`写了四十分钟（${String(javaScriptEnabled)}）`);
    const one = await logIn('handler', { javaScriptEnabled });
    await (await at(one, number)).take();
    const page = await at(one, number);
    desk.pass(40 * minuteMs);

    await page.answer.fill('写了四十分钟的答复');
    await one.press('发送答复');
    expect(await one.heading.innerText()).toBe('登录');
    await one.enter('handler', 'wrong');
    await one.enter('handler', samplePassword);

    expect(await one.heading.innerText()).toBe('接着办');
    expect(await one.page.getByLabel('您写的字').inputValue()).toBe('写了四十分钟的答复');
    await one.press('存成草稿，先看看这件');
    expect(await page.answer.inputValue()).toBe('写了四十分钟的答复');
    await one.press('发送答复');
    expect(await one.told.innerText()).toContain('答复已发出');
    await one.close();
  });

  it('says beside the box when it could not be saved, and why, without taking anybody’s eyes off it', async () => {
    const number = await file('网断了一会儿');
    const one = await logIn('handler');
    await (await at(one, number)).take();
    const page = await at(one, number);

    await one.page.context().setOffline(true);
    await page.type('断网时写的。');
    await page.saved.filter({ hasText: '还没有存上：连不上' }).waitFor();
    await one.page.context().setOffline(false);
    await page.type('又通了。');
    await page.saved.filter({ hasText: '已保存' }).waitFor();
    desk.pass(40 * minuteMs);
    await page.type('走开半小时以后。');
    await page.saved.filter({ hasText: '已经退出登录。写的字不会丢' }).waitFor();

    expect(await one.page.evaluate('document.activeElement.id')).toBe('answer');
    expect(await page.answer.inputValue()).toBe('断网时写的。又通了。走开半小时以后。');
    await one.press('存草稿');
    await one.enter('handler', samplePassword);
    expect(await one.page.getByLabel('您写的字').inputValue()).toBe('断网时写的。又通了。走开半小时以后。');
    await one.close();
  });

  it('outlives a log-in in another window', async () => {
    const number = await file('在另一个窗口又登录了');
    const one = await logIn('handler');
    await (await at(one, number)).take();
    const page = await at(one, number);
    desk.pass(40 * minuteMs);
    const second = new ConsolePage(await one.page.context().newPage(), desk.address);
    await second.go('/');
    await second.enter('handler', samplePassword);

    await page.send('照常点发送');

    expect(await one.heading.innerText()).toBe('接着办');
    await one.press('发送答复');
    expect(await one.told.innerText()).toContain('答复已发出');
    await one.close();
  });
});
