/** 群发 in the console: started, watched, stopped. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { words } from '../../src/console/words/words.ts';
import { type Campaign, campaignStates } from '../../src/outreach/campaign.ts';
import { failReasons, skipReasons } from '../../src/outreach/recipient.ts';
import { openCampaignDesk } from './campaign-desk.ts';
import type { CampaignsInMemory } from './campaigns-in-memory.ts';
import type { TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

let campaigns: CampaignsInMemory;
let desk: TestDesk;
let writer: Visitor;
let supervisor: Visitor;
beforeAll(async () => {
  ({ campaigns, desk } = await openCampaignDesk());
  writer = await desk.logIn('outreach');
  supervisor = await desk.logIn('supervisor');
});
beforeEach(() => {
  Object.assign(campaigns.outcomes, { counts: [], lastMinute: 0, doubtful: 0 });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const put = (campaign: Partial<Campaign> & Pick<Campaign, 'state'>) => {
  const id = campaigns.put(campaign);
  return { id, at: `/campaigns/${String(id)}`, now: () => campaigns.campaigns.get(id) };
};
const begun = { startedAt: new Date(0), enqueuedAt: new Date(0), approvedById: 3 };

describe('a start', () => {
  it('is set for a day and an hour of the banner’s clock, and taken back', async () => {
    const { at, now } = put({ state: 'approved' });

    const set = await writer.post(`${at}/schedule`, {
      ...{ version: '0', when: 'at', day: '2026-12-01', time: '09:30' },
    });

    expect(set.to).toBe(at);
    expect(now()?.startAt?.toISOString()).toBe('2026-12-01T01:30:00.000Z');
    const { text } = await writer.get(at);
    expect(text).toContain('定在 12月1日 周二 09:30 开始');
    // What may begin at any moment is not written in.
    expect(text).not.toContain(`${at}/save"`);
    await writer.post(`${at}/unschedule`, { version: '1' });
    expect(now()?.state).toBe('approved');
    // Who may not start it is not told to.
    expect((await supervisor.get(at)).text).not.toContain('或者现在就发');
  });

  it.each([
    ['at night', '2026-12-01', '22:00', '夜里'],
    ['on a Sunday', '2026-12-06', '10:00', '那天休息'],
    ['in the past', '2026-11-02', '10:00', '已经过了'],
    ['after the last day', '2026-12-21', '10:00', '最后一天已经过了'],
    ['on no day', '2026-02-30', '10:00', '日期和时间都填好'],
    ['at no hour', '2026-12-01', '25:00', '日期和时间都填好'],
    ['without either', '', '', '日期和时间都填好'],
  ])('%s is refused in plain words, with what was typed', async (_when, day, time, words) => {
    const { at, now } = put({ state: 'approved' });

    const { status, text } = await writer.post(`${at}/schedule`, { version: '0', when: 'at', day, time });

    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain(`value="${day}"`);
    expect(now()?.state).toBe('approved');
  });

  it('now is one press', async () => {
    const { at, now } = put({ state: 'approved' });

    await writer.post(`${at}/schedule`, { version: '0', when: 'now' });

    expect(now()?.state).toBe('scheduled');
  });

  it('without an approval does not come about, whatever is posted', async () => {
    const { at, now } = put({ state: 'draft' });

    for (const deed of ['schedule', 'resume', 'retry'])
      expect((await writer.post(`${at}/${deed}`, { version: '0', when: 'now' })).status).toBe(422);

    expect(now()?.state).toBe('draft');
  });
});

describe('while it is sent', () => {
  it('the page tells how far it is, how fast, how long still, why not, and who may get it twice', async () => {
    const { at } = put({ state: 'running', ...begun });
    campaigns.outcomes.counts = [
      { state: 'accepted', channel: 'wechat', way: 'notice', count: 600 },
      { state: 'queued', channel: 'telegram', count: 300 },
      { state: 'failed', channel: 'telegram', reason: 'no-answer', count: 100 },
      { state: 'skipped', reason: 'not-bound', count: 50 },
    ];
    Object.assign(campaigns.outcomes, { lastMinute: 20, doubtful: 2 });

    const { text } = await writer.get(at);

    for (const words of ['700 / 1,000 · 70%', '一分钟发 20 条，还要约 15 分钟', '有 2 人可能收到两次'])
      expect(text).toContain(words);
    expect(text).toMatch(/微信通知<\/dt><dd class="tally">600/);
    expect(text).toMatch(/平台一直没有回应<\/dt><dd class="tally">100/);
    expect(text).toMatch(/没有绑定账号<\/dt><dd class="tally">50/);
    expect(text).toContain(`href="/console${at}/call-list"`);
    expect(text).toContain(`href="/console${at}/outcomes"`);
  });

  it('in its first minute the time left is by the seconds passed; what is only pretended is said to be', async () => {
    const ago = (seconds: number) => new Date(desk.now().getTime() - seconds * 1_000);
    const { at } = put({ state: 'running', ...begun, startedAt: ago(25), enqueuedAt: ago(20) });
    campaigns.outcomes.counts = [
      { state: 'queued', channel: 'telegram', count: 120 },
      { state: 'accepted', channel: 'telegram', way: 'pretended', count: 20 },
    ];
    campaigns.outcomes.lastMinute = 20;

    const { text } = await writer.get(at);

    expect(text).toContain('一分钟发 60 条，还要约 2 分钟');
    expect(text).toContain('Telegram（演示：没有真的发出去）');
  });

  it('the open page asks for its figures alone; once it is another state, for its step', async () => {
    const { at, id, now } = put({ state: 'running', ...begun });
    campaigns.outcomes.counts = [{ state: 'queued', channel: 'telegram', count: 5 }];
    const views = await desk.recorded();

    const same = await writer.get(`${at}/live?version=0`, { 'hx-request': 'true' });
    const campaign = now();
    if (campaign) campaigns.campaigns.set(id, { ...campaign, state: 'paused', version: 1 });
    const moved = await writer.get(`${at}/live?version=0`, { 'hx-request': 'true' });

    expect(same.text).toMatch(/^\s*<div id="progress" hx-swap-oob="innerHTML">[^]*0 \/ 5/);
    expect(same.text).not.toContain('<form');
    expect(moved.text).toMatch(/id="sending"[^>]*hx-swap-oob="true"[^]*\/resume"/);
    expect(moved.text).toMatch(/id="standing" hx-swap-oob="innerHTML">[^]*停着/);
    expect(await desk.recorded()).toEqual(views);
  });

  it('nothing going out is explained instead of a pace', async () => {
    const { at } = put({ state: 'running', ...begun });
    campaigns.outcomes.counts = [{ state: 'queued', channel: 'telegram', count: 5 }];

    expect((await writer.get(at)).text).toContain('这一分钟没有发。夜里和休息日不发');
  });

  it('either stops it, outreach lets it go on, and cancelling names what comes of it', async () => {
    const { at, now } = put({ state: 'running', ...begun });
    campaigns.outcomes.counts = [
      { state: 'accepted', channel: 'telegram', way: 'message', count: 40 },
      { state: 'queued', channel: 'telegram', count: 60 },
    ];

    await supervisor.post(`${at}/pause`, { version: '0' });
    const paused = await supervisor.get(at);
    const refused = await supervisor.post(`${at}/resume`, { version: '1' });
    await writer.post(`${at}/resume`, { version: '1' });
    const running = now()?.state;
    const { text } = await supervisor.get(at);
    await supervisor.post(`${at}/cancel`, { version: '2' });

    expect(paused.text).toContain('要接着发，由宣传人员来点“继续”');
    expect(paused.text).not.toContain('要接着发，点“继续”');
    expect([refused.status, running]).toEqual([403, 'running']);
    expect(text).toContain('还没发的 60 人不再发，不能恢复；已经收到的 40 人不会撤回');
    expect(now()?.state).toBe('cancelled');
  });

  it('once cancelled, whoever was not told counts as not told, and the page looks until all have settled', async () => {
    const { at } = put({ state: 'cancelled', ...begun, endedAt: desk.now() });
    campaigns.outcomes.counts = [
      { state: 'accepted', channel: 'telegram', way: 'message', count: 20 },
      { state: 'queued', channel: 'telegram', count: 20 },
      { state: 'skipped', reason: 'cancelled', count: 60 },
    ];

    const settling = await writer.get(at);
    campaigns.outcomes.counts = [
      { state: 'accepted', channel: 'telegram', way: 'message', count: 40 },
      { state: 'skipped', reason: 'cancelled', count: 60 },
    ];
    const settled = await writer.get(at);

    expect(settling.text).toContain('20 / 100 · 20%');
    expect(settling.text).toContain(`${at}/live?`);
    expect(settled.text).toContain('40 / 100 · 40%');
    expect(settled.text).not.toContain(`${at}/live?`);
  });

  it('what failed is sent again only by who may, and only once there is some', async () => {
    const { campaigns: failing, desk: other } = await openCampaignDesk({ failed: 4 });
    failing.put({ state: 'finished', ...begun, endedAt: new Date(0) });
    failing.outcomes.counts = [{ state: 'failed', channel: 'telegram', reason: 'unreachable', count: 4 }];
    const [outreach, chief] = [await other.logIn('outreach'), await other.logIn('supervisor')];

    const { text } = await outreach.get('/campaigns/1');
    const looked = await chief.get('/campaigns/1');
    await outreach.post('/campaigns/1/retry', { version: '0' });

    expect(text).toContain('没发成的 4 人再发一次');
    expect(looked.text).not.toContain('/retry"');
    expect(failing.requeued).toEqual([1]);
    await other.close();
  });
});

describe('the words', () => {
  it('are there for every reason and every way there is', () => {
    const { 'zh-CN': said } = words;
    const keys = [
      ...[...skipReasons, ...failReasons].map((reason) => `campaign.reason.${reason}`),
      ...campaignStates.flatMap((state) => [`campaign.state.${state}`]),
    ];

    expect(keys.filter((key) => !Object.hasOwn(said, key))).toEqual([]);
  });
});

describe('the season', () => {
  it('names the last working day and makes drafts of what is open, once', async () => {
    const { text } = await writer.get('/campaigns/season');
    expect(text).toContain('最后一个能交的工作日是 2026年12月18日 周五');
    const seen = await supervisor.get('/campaigns/season');
    expect(seen.text).not.toContain('<button class="btn btn-primary');

    const planned = await writer.post('/campaigns/season');
    const made = campaigns.campaigns.size;

    expect(planned.to).toBe('/campaigns/season');
    expect((await writer.get('/campaigns/season')).text).toMatch(/建好了 2 个草稿[^]*season-planned">建好了/);
    await writer.post('/campaigns/season');
    expect((await writer.get('/campaigns/season')).text).toContain('今年的都安排过了');
    expect(campaigns.campaigns.size).toBe(made);
  });

  it('of a year that is not signed names no day', async () => {
    const { desk: other } = await openCampaignDesk({ figuresOf: () => undefined });
    const outreach = await other.logIn('outreach');

    const { status, text } = await outreach.get('/campaigns/season');

    expect([status, text.includes('还没有签'), text.includes('12月')]).toEqual([200, true, false]);
    await other.close();
  });
});
