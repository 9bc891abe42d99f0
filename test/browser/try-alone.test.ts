/** As 五保户, alone and paid for by the civil affairs office: all six conversations. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './pages/chromium.ts';
import {
  anonymousComplaint,
  type Conversation,
  estimate,
  hold,
  identified,
  policy,
} from './pages/conversations.ts';
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

const credentials = '150422000002 张桂兰 567X';

const conversations: Readonly<Record<string, Conversation>> = {
  查参合: [
    ['press', '查参合', /您同意吗/],
    ...identified(credentials, /民政/),
    ['press', '看收据和日子', /民政交/],
  ],
  查家庭账户: [
    ['press', '查家庭账户', /您同意吗/],
    ...identified(credentials, /0\.00元/),
    ['press', '看每一笔', /付门诊费/],
  ],
  查报销到哪了: [
    ['press', '查报销到哪了', /您同意吗/],
    ...identified(credentials, /没查到您的报销/),
    ['press', '算能报多少', /哪一级医院/],
  ],
  算能报多少: estimate,
  投诉举报: anonymousComplaint,
  问政策: policy,
};

describe.each(['typing', 'pressing'] as const)('五保户, by %s', (by) => {
  it.each(Object.entries(conversations))('has the conversation %s to its end', async (_name, steps) => {
    const page = await TryPage.open(browser, service.address);
    await page.be('五保户');

    await hold(page, steps, by);

    expect(await page.notice.innerText()).toBe('');
    await page.close();
  });
});
