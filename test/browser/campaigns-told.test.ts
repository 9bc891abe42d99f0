/** A broadcast over the sample's own records, from the default texts to its end: the real desk, the real sending. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWording } from '../../src/conversation/wording.ts';
import { outboxStore } from '../../src/database/outbox.ts';
import { layOutSample } from '../../src/database/sample.ts';
import type { OutgoingChannel } from '../../src/delivery/outbox.ts';
import type { Job } from '../../src/jobs/repeatedly.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { composeBroadcasts, startOutreach } from '../../src/outreach-work.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { sealKey } from '../support/campaign-outcomes.ts';
import { seededChance } from '../support/chance.ts';
import { hashKey } from '../support/desk.ts';
import { CampaignPage } from './pages/campaign-page.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
let sending: Job;
let ticking: NodeJS.Timeout;
const tickMs = 50;
/** Whom the platform was given something for, and what. */
const told: { readonly to: string; readonly text: string }[] = [];
const faults: unknown[] = [];

/** Takes five messages a second. */
const telegram: OutgoingChannel = {
  ...{ name: 'telegram', pace: { overallMs: 200, perConversationMs: 0 }, atOnce: 1, windowed: false },
  parts: ({ text }) => [{ text }],
  send({ text }, to) {
    told.push({ to: to.from, text: text ?? '' });
    return Promise.resolve({ kind: 'accepted', way: 'message' });
  },
};

beforeAll(async () => {
  [desk, browser] = await Promise.all([
    openTestDesk({ campaigns: 'kept', channels: ['telegram'] }),
    openBrowser(),
  ]);
  desk.pass(new Date('2026-11-26T10:00:00+08:00').getTime() - desk.now().getTime());
  ticking = setInterval(() => {
    desk.pass(tickMs);
  }, tickMs);
  const { database } = desk;
  const today = dayOf(desk.now());
  await layOutSample(database, { ...{ today, now: desk.now() }, hashKey, sealKey });
  const around = {
    ...{ database, scheme: readScheme(sampleSchemeFile, today), wording: readWording(promptsDir) },
    calendar: { current: () => publishedCalendar },
  };
  sending = startOutreach(
    {
      ...{ ...around, clock: desk.now, outbox: outboxStore(database), channels: [telegram] },
      ...{ production: false, compose: composeBroadcasts(around), chance: seededChance(7) },
      onOutcome: () => undefined,
    },
    { error: (fault: unknown) => faults.push(fault) },
  );
});
afterAll(async () => {
  await sending.stop();
  clearInterval(ticking);
  await browser.close();
  expect([faults, desk.faults]).toEqual([[], []]);
  await desk.close();
});

it('goes out to whom the check named, stops within a second, goes on where it was, and nobody is told twice', async () => {
  const writer = await ConsolePage.logIn(browser, desk.address, 'outreach');
  const page = await CampaignPage.make(writer);
  await writer.page.getByLabel('名称').fill('真的发一次');
  await page.save();
  const chief = await ConsolePage.logIn(browser, desk.address, 'supervisor');
  const read = await page.openedBy(chief, '真的发一次');
  const reachable = Number.parseInt(/Telegram\s+(\d+)/.exec(await read.check.innerText())?.[1] ?? '', 10);
  expect(await read.bubble.innerText()).toMatch(/老乡您好：[^{]*12月18日（周五）[^{]*退订/);
  await chief.press('批准');
  await writer.page.reload();
  await writer.press('现在开始发');

  // By itself, on the page that stays open.
  await page.standing.getByText('正在发').waitFor();
  await page.sending.getByText(/^[1-9]\d* \/ /).waitFor();
  await writer.press('暂停');
  await page.standing.getByText('停着').waitFor();
  await writer.page.waitForTimeout(1_000);
  const stopped = told.length;
  await writer.page.waitForTimeout(2_000);
  expect(told.length).toBe(stopped);
  expect(stopped).toBeLessThan(reachable);

  await writer.press('继续');
  await page.standing.getByText('发完了').waitFor();
  expect(told).toHaveLength(reachable);
  expect(new Set(told.map(({ to }) => to)).size).toBe(reachable);
  expect(told.every(({ text }) => !text.includes('{') && /退订|stop/.test(text))).toBe(true);

  await writer.page.reload();
  expect(await page.sending.innerText()).toContain(`${String(reachable)} / ${String(reachable)} · 100%`);
  for (const link of ['打电话名单', '一个一个看', '后来交了多少']) {
    await page.sending.getByRole('link', { name: link }).click();
    await writer.page.getByRole('navigation', { name: '位置' }).getByText('真的发一次').waitFor();
    expect([link, await writer.seriousIssues()]).toEqual([link, []]);
    await writer.page.goBack();
  }
  await chief.close();
  await writer.close();
});
