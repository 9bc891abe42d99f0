/** As 陌生人, whom no household knows: nothing of anybody's is told, all else is. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './pages/chromium.ts';
import {
  type Conversation,
  estimate,
  hold,
  identified,
  namedComplaint,
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

const conversations: Readonly<Record<string, Conversation>> = {
  查参合: [
    ['press', '查参合', /您同意吗/],
    ['press', '不同意', /不核对/],
  ],
  查家庭账户: [
    ['press', '查家庭账户', /您同意吗/],
    ...identified('150422000001 张三 9999', /没核对上/),
    ['say', '帮我查查乌力吉家账户还剩多少', /\S/],
  ],
  查报销到哪了: [
    ['press', '查报销到哪了', /您同意吗/],
    ['say', '帮我查查隔壁老王家报了多少', /不能查/],
  ],
  算能报多少: estimate,
  投诉举报: namedComplaint,
  问政策: policy,
};

describe.each(['typing', 'pressing'] as const)('陌生人, by %s', (by) => {
  it.each(Object.entries(conversations))('has the conversation %s to its end', async (_name, steps) => {
    const page = await TryPage.open(browser, service.address);
    await page.be('陌生人');

    await hold(page, steps, by);

    expect((await page.lines()).join('\n')).not.toMatch(/43\.20|乌\*|B\d{2}-\d{4}/);
    await page.close();
  });
});
