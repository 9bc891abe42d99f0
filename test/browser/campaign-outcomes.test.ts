/** After a broadcast, in a real browser: who got it, whom to call, what it came to; read without scripts, printed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, yearOf } from '../../src/kernel/day.ts';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { seedCampaign, type SeededHousehold, type SeededRecipient } from '../support/campaign-outcomes.ts';
import { CampaignOutcomesPage } from './pages/campaign-outcomes-page.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
let sent: number;
let over: number;
let draft: number;
beforeAll(async () => {
  [desk, browser] = await Promise.all([openTestDesk(), openBrowser()]);
  const today = dayOf(desk.now());
  const begun = addDays(today, -9);
  const places = [
    ...[
      { sumu: '林东镇', gacha: '东城嘎查' },
      { sumu: '林东镇', gacha: '后营子嘎查' },
    ],
    ...[
      { sumu: '查干哈达苏木', gacha: '巴彦塔拉嘎查' },
      { sumu: '富河镇', gacha: '浩尔吐村' },
    ],
  ];
  const names = ['乌力吉', '萨仁', '巴特尔', '其木格', '张桂兰', '王秀英', '斯琴', '李国强'];
  const missed = [
    'not-bound',
    'unreachable: 403 Forbidden: bot was blocked by the user',
    'opted-out',
    'window-closed',
  ];
  const households: SeededHousehold[] = Array.from({ length: 140 }, (_, at) => ({
    ...(places[Math.floor(at / 2) % 4] ?? { sumu: '', gacha: '' }),
    ...(at % 5 !== 0 && { telephone: `1990000${String(1000 + at)}` }),
    members: [
      {
        name: names[at % names.length] ?? '',
        state: at % 6 === 1 ? 'active' : 'unpaid',
        ...(at % 6 === 1 && { paidOn: addDays(begun, 3) }),
      },
      ...(at % 3 === 0 ? [{ state: 'unpaid' as const }] : []),
      ...(at % 11 === 0 ? [{ category: 'five_guarantee' as const }] : []),
    ],
  }));
  const recipients = households.map((_, at): SeededRecipient => {
    if (at % 2 === 0) {
      const reason = missed[(at / 2) % 4] ?? '';
      const state = reason === 'not-bound' || reason === 'opted-out' ? 'skipped' : 'failed';
      return { of: [at], state, reason, ...(reason !== 'not-bound' && { channel: 'telegram' as const }) };
    }
    const told = { state: 'accepted', channel: 'wechat', way: 'notice' } as const;
    return {
      of: [at],
      ...told,
      settledAt: `${begun}T02:${String(at % 60).padStart(2, '0')}:00Z`,
      doubtful: at === 5 ? 1 : 0,
    };
  });
  const years = { year: yearOf(today) + 1, startedAt: `${begun}T01:00:00Z` };
  ({ id: sent } = await seedCampaign(desk.database, {
    households,
    recipients,
    ...years,
    lastDay: addDays(today, 9),
  }));
  ({ id: over } = await seedCampaign(desk.database, {
    ...{
      households,
      recipients: recipients.slice(0, 40),
      ...years,
      lastDay: addDays(today, -8),
      name: '去年的提醒',
    },
  }));
  ({ id: draft } = await seedCampaign(desk.database, {
    households: [],
    recipients: [],
    state: 'draft',
    startedAt: null,
  }));
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

const logIn = (options = {}) => ConsolePage.logIn(browser, desk.address, 'outreach', options);

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('after a broadcast, %s', (_how, javaScriptEnabled) => {
  it('outreach finds who was missed and why, whom to call, and what it came to', async () => {
    const clerk = await logIn({ javaScriptEnabled });
    const page = new CampaignOutcomesPage(clerk);
    await page.open(sent);
    expect(await clerk.heading.innerText()).toBe('一个一个看');
    expect(await page.recipients.count()).toBe(51);

    await page.follow(/没发成/);
    await page.follow(/拉黑了/);
    expect(await page.recipients.count()).toBe(19);
    expect(await page.recipients.nth(1).innerText()).toContain('bot was blocked');
    expect(await page.takeAway(/导出 CSV/)).toBe(`群发${String(sent)}-收信人.csv`);
    await page.turnTo('打电话名单');
    await page.follow('东城嘎查', page.places);
    expect(await page.gacha('林东镇 东城嘎查').count()).toBeGreaterThan(15);
    expect(await page.takeAway('下载 Excel 表格')).toBe(`群发${String(sent)}-打电话名单.xlsx`);
    await page.turnTo('效果');
    expect(await clerk.page.getByText('起可以看').count()).toBe(1);
    await clerk.close();
  });
});

describe('the call list on paper', () => {
  it('begins each gacha on a new A4 sheet, without the frame', async () => {
    const clerk = await logIn();
    const page = new CampaignOutcomesPage(clerk);
    await clerk.go(`/campaigns/${String(sent)}/call-list`);
    await page.follow('打印（每个嘎查另起一页）');
    expect(await clerk.page.getByRole('button', { name: '打印' }).count()).toBe(1);

    await clerk.page.emulateMedia({ media: 'print' });
    const sheets = await clerk.page.locator('.gacha').count();
    const folder = process.env.HEYI_PICTURES;
    if (folder) await clerk.page.screenshot({ path: `${folder}/campaign-call-paper.png`, fullPage: true });
    const pdf = (await clerk.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;

    expect(sheets).toBe(4);
    expect(pages).toBeGreaterThanOrEqual(sheets);
    expect(await clerk.page.locator('.bar').isVisible()).toBe(false);
    expect(await clerk.rail.count()).toBe(0);
    // A4 lying, in points, as Chromium rounds it.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
    await clerk.close();
  });
});

describe.each([
  ['the office screen', officeScreen],
  ['a phone', phoneScreen],
])('on %s', (_screen, viewport) => {
  it('nothing sticks out, and axe-core finds nothing serious', async () => {
    const clerk = await logIn({ viewport });
    const folder = process.env.HEYI_PICTURES;
    const place = `sumu=${encodeURIComponent('林东镇')}&gacha=${encodeURIComponent('东城嘎查')}`;
    for (const [name, path] of [
      ['outcomes', `${String(sent)}/outcomes`],
      ['outcomes-failed', `${String(sent)}/outcomes?state=failed`],
      ['call-list', `${String(sent)}/call-list`],
      ['call-list-gacha', `${String(sent)}/call-list?${place}`],
      ['call-list-over', `${String(over)}/call-list`],
      ['call-print', `${String(sent)}/call-list/print?${place}`],
      ['results-early', `${String(sent)}/results`],
      ['results', `${String(over)}/results`],
      ['results-draft', `${String(draft)}/call-list`],
    ] as const) {
      await clerk.go(`/campaigns/${path}`);
      await clerk.page.waitForLoadState('networkidle');

      expect([name, await clerk.sticksOut(), await clerk.seriousIssues()]).toEqual([name, false, []]);
      if (folder)
        await clerk.page.screenshot({ path: `${folder}/campaign-${name}-${String(viewport.width)}.png` });
    }
    await clerk.close();
  });
});
