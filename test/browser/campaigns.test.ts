/** A broadcast from its first word to its end, in a real browser: by two people, with keys, and without scripts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCampaignDesk } from '../console/campaign-desk.ts';
import type { CampaignsInMemory } from '../console/campaigns-in-memory.ts';
import type { TestDesk } from '../console/desk.ts';
import { CampaignPage } from './pages/campaign-page.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage } from './pages/console-page.ts';

let campaigns: CampaignsInMemory;
let desk: TestDesk;
let browser: Browser;
/** Households by the standing that is asked for. */
const households = { 'any-unpaid': 40, 'none-enrolled': 25, 'partly-enrolled': 15, certificate: 3 };
beforeAll(async () => {
  browser = await openBrowser();
  ({ campaigns, desk } = await openCampaignDesk({
    audiences: {
      count: ({ audience, premium }) =>
        Promise.resolve({
          ...{ households: households[audience.standing], members: 60, certificateHolders: 2 },
          ...{ bound: 12, amount: premium },
        }),
    },
  }));
});
beforeEach(() => {
  Object.assign(campaigns.outcomes, { counts: [], lastMinute: 0, doubtful: 0 });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

const logIn = (role: 'outreach' | 'supervisor', options = {}) =>
  ConsolePage.logIn(browser, desk.address, role, options);

/** What the job and the channels do: the campaign runs, and so many of a hundred have it. */
function sent(id: number, reached: number, state: 'running' | 'finished' = 'running'): void {
  const campaign = campaigns.campaigns.get(id);
  if (!campaign) throw new Error('no such broadcast');
  const before = new Date(desk.now().getTime() - 60_000);
  const begun = { startedAt: before, enqueuedAt: before };
  const ended = state === 'finished' ? { endedAt: desk.now() } : {};
  if (campaign.state !== state)
    campaigns.campaigns.set(id, { ...campaign, ...begun, ...ended, state, version: campaign.version + 1 });
  campaigns.outcomes.lastMinute = 30;
  campaigns.outcomes.counts = [
    { state: 'accepted', channel: 'telegram', way: 'message', count: reached },
    { state: 'queued', channel: 'telegram', count: 100 - reached },
    { state: 'skipped', reason: 'not-bound', count: 20 },
  ];
}

describe('a broadcast', () => {
  it('is written, mended, approved by another person, started, watched, stopped, continued, cancelled', async () => {
    const writer = await logIn('outreach');
    const complaints: string[] = [];
    writer.page.on('console', (message) => complaints.push(message.text()));
    writer.page.on('pageerror', (fault) => complaints.push(fault.message));
    const page = await CampaignPage.make(writer);
    const id = Number.parseInt(/\/campaigns\/(\d+)/.exec(writer.page.url())?.[1] ?? '', 10);

    // 对象: counted as it is ticked.
    expect(await page.count.innerText()).toContain('40 户');
    await writer.page.getByLabel('名称').fill('十二月第一次');
    await page.choose('全家都没交的');
    await page.count.getByText('25 户').waitFor();

    // 内容: shown as it is typed, faults beside the box, kept when saved, mended.
    await page.box('中文内容').fill('老乡您好：{姓名}家还没交费。');
    await page.wrong('中文内容').getByText('没有 {姓名} 这个空').waitFor();
    expect(await page.bubble.innerText()).toBe('老乡您好：{姓名}家还没交费。');
    await page.save();
    expect(await writer.told.innerText()).toContain('还有毛病');
    expect(await page.box('中文内容').inputValue()).toBe('老乡您好：{姓名}家还没交费。');
    expect(await page.standing.innerText()).toContain('标红的地方先改好');
    await page.box('中文内容').fill('老乡您好：家还没交费。');
    await page.box('中文内容').press('Control+Home');
    for (let sign = 0; sign < 5; sign += 1) await page.box('中文内容').press('ArrowRight');
    // With a fault the list of fields stands open.
    await writer.page.getByRole('button', { name: '放进去 {户主}' }).click();
    await page.bubble.getByText('老乡您好：{户主}家还没交费。').waitFor();
    await page.see('微信', '英文');
    expect(await page.bubble.getAttribute('lang')).toBe('en');
    await page.save();
    expect(await writer.told.innerText()).toBe('存好了。');
    expect(await page.standing.innerText()).toContain('请另一个人');
    expect(await page.sending.getByRole('button', { name: '批准' }).count()).toBe(0);
    expect(await page.sending.innerText()).toContain('要另一个人批准');

    // The second person.
    const chief = await logIn('supervisor');
    const read = await page.openedBy(chief, '十二月第一次');
    expect(await read.check.innerText()).toMatch(
      /没有毛病[^]*Telegram\s+5[^]*没有绑定账号\s+4[^]*12月18日 周五/,
    );
    await chief.press('批准');
    expect(await read.standing.innerText()).toContain('已批准');

    // 发送, and what happens by itself afterwards.
    await writer.atTheClock();
    await writer.page.reload();
    await writer.press('现在开始发');
    expect(await page.standing.innerText()).toContain('定好时间');
    sent(id, 10);
    await later(writer);
    await page.sending.getByText('10 / 100').waitFor();
    expect(await page.standing.innerText()).toContain('正在发');
    sent(id, 40);
    await later(writer);
    await page.sending.getByText('40 / 100').waitFor();
    expect(await page.sending.innerText()).toContain('还要约 2 分钟');
    await writer.press('暂停');
    expect(await page.standing.innerText()).toContain('停着');
    await writer.press('继续');
    expect(await page.standing.innerText()).toContain('正在发');
    await page.cancel();
    expect(await page.standing.innerText()).toContain('取消了');
    expect(await page.history.innerText()).toMatch(/建了草稿[^]*批准[^]*定了时间[^]*暂停[^]*继续[^]*取消/);
    expect(await page.sending.getByRole('link', { name: '打电话名单' }).getAttribute('href')).toBe(
      `/console/campaigns/${String(id)}/call-list`,
    );
    expect(complaints).toEqual([]);
    await chief.close();
    await writer.close();
  });

  it('goes the same way without scripts', async () => {
    const plain = { javaScriptEnabled: false };
    const writer = await logIn('outreach', plain);
    const page = await CampaignPage.make(writer);
    const id = Number.parseInt(/\/campaigns\/(\d+)/.exec(writer.page.url())?.[1] ?? '', 10);
    await writer.page.getByLabel('名称').fill('没有脚本的');
    await page.choose('有人交了、有人没交的');
    await page.box('中文内容').fill('没有脚本也写得成');

    await writer.press('数一数有多少户');
    expect(await page.count.innerText()).toContain('15 户');
    await writer.press('看看手机上的样子');
    expect(await page.bubble.innerText()).toBe('没有脚本也写得成');
    await page.see('微信群发', '中文');
    expect(await page.bubble.innerText()).toContain('老乡您好');
    expect(await page.sending.innerText()).toContain('先点“保存”');
    await page.save();
    const chief = await logIn('supervisor', plain);
    const read = await page.openedBy(chief, '没有脚本的');
    await chief.press('批准');
    await writer.page.reload();
    await writer.press('现在开始发');
    sent(id, 70);
    await writer.page.reload();
    expect(await page.sending.innerText()).toContain('70 / 100');
    await chief.page.reload();
    await chief.press('暂停');
    expect(await read.standing.innerText()).toContain('停着');
    await read.cancel();
    expect(await read.standing.innerText()).toContain('取消了');
    await chief.close();
    await writer.close();
  });

  it('is opened from the list with keys alone, and its phone is chosen with them', async () => {
    campaigns.put({ state: 'draft', name: '用键盘打开的' });
    const writer = await logIn('outreach');
    await writer.openSection('群发');

    await writer.page.keyboard.press('j');
    await writer.page.keyboard.press('Enter');
    await writer.page.getByRole('heading', { level: 1, name: '用键盘打开的' }).waitFor();
    const page = new CampaignPage(writer);
    await page.phones.getByLabel('Telegram', { exact: true }).focus();
    await writer.page.keyboard.press('ArrowRight');

    expect(await page.phones.getByLabel('微信', { exact: true }).isChecked()).toBe(true);
    expect(await page.phones.locator('.phone:visible').getAttribute('class')).toContain('wechat');
    await writer.close();
  });

  it('two write at once: the second is told, and both texts stand there', async () => {
    campaigns.put({ state: 'draft', name: '两个人一起写' });
    const [one, two] = [await logIn('outreach'), await logIn('outreach')];
    const first = await new CampaignPage(one).openedBy(one, '两个人一起写');
    const second = await new CampaignPage(two).openedBy(two, '两个人一起写');
    await first.box('中文内容').fill('先存的');
    await second.box('中文内容').fill('后写的');

    await first.save();
    await second.save();

    expect(await two.fault.first().innerText()).toMatch(/没有存：outreach 在 .* 动过这个群发（改了）/);
    expect(await second.box('中文内容').inputValue()).toBe('后写的');
    expect(await two.page.locator('main').innerText()).toContain('先存的');
    await second.save();
    expect(await two.told.innerText()).toBe('存好了。');
    await one.close();
    await two.close();
  });
});

/** The open page's next look, without its two seconds. */
async function later(clerk: ConsolePage): Promise<void> {
  const looked = clerk.page.waitForResponse(/\/campaigns\/\d+\/live\?/);
  await clerk.page.clock.fastForward(2_000);
  await looked;
}
