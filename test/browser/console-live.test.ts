/** A complaint filed by chat arrives in the queue of an office that has it open. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './pages/chromium.ts';
import { QueuePage } from './pages/complaint-pages.ts';
import { ConsolePage, samplePassword } from './pages/console-page.ts';
import { anonymousComplaint, hold } from './pages/conversations.ts';
import { type RunningService, startService } from './pages/service.ts';
import { TryPage } from './pages/try-page.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

it('a complaint filed by chat is announced once, moves nothing, and stands on top when asked for', async () => {
  const clerk = await ConsolePage.open(browser, service.address);
  // Against a health centre: the banner office's.
  await clerk.enter('banner', samplePassword);
  await clerk.atTheClock();
  await clerk.go('/complaints?tab=unassigned');
  const queue = new QueuePage(clerk);
  await clerk.page.getByLabel('编号或内容').pressSequentially('收费');
  const [before, place] = [await queue.numbers(), await clerk.page.locator('#queue').boundingBox()];
  const waiting = Number.parseInt(await queue.count('待分派').innerText(), 10);
  const changes = await clerk.page.evaluateHandle(
    `(() => { const seen = []; new MutationObserver((all) => seen.push(...all.map(() => document.getElementById('live-bar').innerText.trim()))).observe(document.getElementById('live-bar'), { childList: true, subtree: true, characterData: true }); return seen; })()`,
  );

  const visitor = await TryPage.open(browser, service.address);
  await hold(visitor, anonymousComplaint, 'pressing');
  for (let look = 0; look < 3; look += 1) await clerk.later();

  expect(await clerk.news.innerText()).toMatch(/^有 1 件新投诉\s+显示$/);
  expect(await clerk.page.locator('#live-bar').getAttribute('role')).toBe('status');
  expect(((await changes.jsonValue()) as string[]).length).toBe(1);
  expect(await queue.numbers()).toEqual(before);
  expect(await clerk.page.locator('#queue').boundingBox()).toEqual(place);
  expect(await queue.count('待分派').innerText()).toBe(String(waiting + 1));
  expect(await clerk.page.evaluate('document.activeElement.id')).toBe('q');
  expect(await clerk.seriousIssues()).toEqual([]);

  await queue.showNews();

  const [first = '', ...others] = await queue.numbers();
  expect(before).not.toContain(first);
  expect(others.slice(0, before.length)).toEqual(before.slice(0, others.length));
  expect(await queue.row(first).innerText()).toMatch(/刚到[^]*多收了我三十块钱检查费/);
  expect(await clerk.page.evaluate('document.activeElement.innerText')).toContain(first);
  expect(await clerk.page.getByLabel('编号或内容').inputValue()).toBe('收费');
  expect(await clerk.seriousIssues()).toEqual([]);
  const page = await queue.open(first);
  await page.take();
  expect(await clerk.told.innerText()).toContain(`${first} 归您办了`);
  await visitor.close();
  await clerk.close();
});

it('a page that nobody sees asks nothing', async () => {
  const clerk = await ConsolePage.logIn(browser, service.address, 'handler');
  await clerk.atTheClock();
  await clerk.go('/complaints');
  let asked = 0;
  clerk.page.on('request', (request) => (asked += request.url().includes('/live') ? 1 : 0));
  await clerk.page.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true })`);
  await clerk.page.clock.runFor(60_000);
  const hidden = asked;
  const back = clerk.page.waitForResponse(/\/live\?/);
  await clerk.page.evaluate(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`);
  await back;

  expect([hidden, asked]).toEqual([0, 1]);
  await clerk.close();
});
