/** How the pages of broadcasts look and weigh, and what axe-core says of them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOfDay } from '../../src/kernel/day.ts';
import type { OutcomeCount } from '../../src/outreach/recipient.ts';
import { openCampaignDesk } from '../console/campaign-desk.ts';
import type { TestDesk } from '../console/desk.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';

const sumus = ['林东镇', '隆昌镇', '十三敖包镇', '碧流台镇', '富河镇', '白音勿拉镇', '哈拉哈达镇'];
sumus.push('查干哈达苏木', '乌兰达坝苏木', '三山乡', '花加拉嘎乡', '西城街道', '东城街道');
const gachas = '一二三四五六七八九十'.split('').map((name) => `第${name}嘎查`);

const audiences = {
  places: () => Promise.resolve(sumus.map((sumu) => ({ sumu, gachas }))),
  reach: () =>
    Promise.resolve({
      ways: { telegram: 1_204, 'wechat-now': 310, 'wechat-mass': 18_822 },
      skipped: { 'not-bound': 9_310, 'opted-out': 41, unreachable: 120 },
    }),
};
const counts: OutcomeCount[] = [
  { state: 'accepted', channel: 'telegram', way: 'message', count: 12_300 },
  { state: 'accepted', channel: 'wechat', way: 'customer-service', count: 400 },
  { state: 'queued', channel: 'telegram', count: 7_100 },
  { state: 'failed', channel: 'telegram', reason: 'unreachable', count: 31 },
  { state: 'failed', channel: 'wechat', reason: 'window-closed', count: 4 },
  { state: 'skipped', reason: 'not-bound', count: 9_310 },
  { state: 'skipped', channel: 'telegram', reason: 'paid-since', count: 12 },
];

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  const [opened, chromium] = await Promise.all([openCampaignDesk({ audiences }), openBrowser()]);
  ({ desk } = opened);
  browser = chromium;
  const { campaigns } = opened;
  const outreach = await desk.database.client.staffMember.findUniqueOrThrow({ where: { login: 'outreach' } });
  const mine = { createdById: outreach.id, editorIds: [outreach.id] };
  const begun = { startedAt: desk.now(), enqueuedAt: desk.now() };
  const [faulty] = [
    { 'zh-CN': { personal: '老乡您好：{姓名}家', generic: '' }, en: { personal: '', generic: '' } },
  ];
  campaigns.put({ ...mine, state: 'draft', name: '十二月前的提醒' });
  campaigns.put({ ...mine, state: 'draft', name: '没写好的', texts: faulty });
  campaigns.put({ ...mine, state: 'approved', name: '批准了的' });
  campaigns.put({ ...mine, state: 'scheduled', name: '定好的', startAt: startOfDay('2026-12-01') });
  campaigns.put({ ...mine, ...begun, state: 'running', name: '正在发的' });
  campaigns.put({ ...mine, ...begun, state: 'paused', name: '停着的' });
  campaigns.put({ ...mine, ...begun, state: 'finished', name: '发完了的', endedAt: desk.now() });
  campaigns.put({ ...mine, state: 'expired', name: '没发成的', endedAt: desk.now() });
  Object.assign(campaigns.outcomes, { counts, lastMinute: 1_640, doubtful: 3 });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

const pages = [
  ['list', '/campaigns'],
  ['season', '/campaigns/season'],
  ['draft', '/campaigns/1'],
  ['faulty', '/campaigns/2'],
  ['approved', '/campaigns/3'],
  ['scheduled', '/campaigns/4'],
  ['running', '/campaigns/5'],
  ['paused', '/campaigns/6'],
  ['finished', '/campaigns/7'],
  ['expired', '/campaigns/8'],
] as const;

/** Ten pages, each measured, on a machine that does other things. */
const oneByOneMs = 180_000;
/** What a supervisor sees otherwise. */
const differs: readonly string[] = ['list', 'draft', 'approved', 'paused'];

describe.each([
  ['the office screen', officeScreen],
  ['a phone', phoneScreen],
  ['the office screen at 200 %', { width: 683, height: 384 }],
])('on %s', (_screen, viewport) => {
  it.each(['outreach', 'supervisor'] as const)(
    'for %s nothing sticks out, and axe-core finds nothing serious',
    async (role) => {
      const clerk = await ConsolePage.logIn(browser, desk.address, role, { viewport });
      const folder = process.env.HEYI_PICTURES;
      for (const [name, path] of pages.filter(([page]) => role === 'outreach' || differs.includes(page))) {
        await clerk.go(path);
        await clerk.page.waitForLoadState('load');

        expect([path, await clerk.sticksOut(), await clerk.seriousIssues()]).toEqual([path, false, []]);
        const size = Buffer.byteLength(await clerk.page.content());
        expect([path, size < 200_000]).toEqual([path, true]);
        if (folder) {
          const file = `${folder}/campaign-${name}-${role}-${String(viewport.width)}`;
          await clerk.page.screenshot({ path: `${file}.png` });
          await clerk.page.screenshot({ path: `${file}-whole.png`, fullPage: true });
        }
      }
      await clerk.close();
    },
    oneByOneMs,
  );
});
