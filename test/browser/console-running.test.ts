/** 系统 · 运行 in a browser: how it looks, that it looks again by itself, and that it works without a script. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const longAgo = () => new Date(desk.now().getTime() - 3 * 3_600_000);

async function failTwo(): Promise<void> {
  await desk.database.client.outboxMessage.createMany({
    data: [1, 2].map((person) => ({
      ...({ channel: 'wechat', state: 'failed', externalId: `o-person-${String(person)}` } as const),
      ...{ attempts: 25, createdAt: longAgo(), nextAttemptAt: longAgo() },
      failure: 'WeChat 48001: the account may not use this interface: it must be verified (认证).',
      reply: { text: 'x', choices: [], citations: [] },
    })),
  });
}

async function makeBusy(): Promise<void> {
  await failTwo();
  await desk.database.client.inboxMessage.create({
    data: {
      ...({ channel: 'telegram', externalId: '1', messageId: '1', text: 'x' } as const),
      receivedAt: longAgo(),
    },
  });
  await desk.database.client.platformToken.create({
    data: { name: 'wechat:wx0', sealed: 'x', expiresAt: longAgo() },
  });
}

describe('the page of how the service runs', () => {
  it.each([officeScreen, phoneScreen, { width: 683, height: 384 }, { width: 320, height: 568 }])(
    'is whole at $width × $height, calm and busy',
    async (viewport) => {
      const page = await ConsolePage.logIn(browser, desk.address, 'admin', { viewport });
      await page.go('/system/running');
      const calm = [await page.sticksOut(), await page.seriousIssues()];
      await makeBusy();
      desk.pass(2_000);
      await page.go('/system/running');

      expect(calm).toEqual([false, []]);
      expect([await page.sticksOut(), await page.seriousIssues()]).toEqual([false, []]);
      await page.close();
    },
  );

  it('looks again by itself, and says what is new without moving what one reads', async () => {
    const page = await ConsolePage.logIn(browser, desk.address, 'admin');
    await page.atTheClock();
    await page.go('/system/running');
    await failTwo();
    desk.pass(2_000);
    const looked = page.page.waitForResponse(/\/system\/running\/live\?/);
    await page.page.clock.fastForward(10_000);
    await looked;
    await page.news.waitFor();

    expect(await page.news.innerText()).toContain('又有 2 条发不出去');
    expect(await page.page.locator('#running').innerText()).toContain('2 条发不出去');
    expect(await page.page.locator('[data-item]').count()).toBe(0);
    await page.news.getByRole('link').click();
    await page.page.locator('[data-item]').first().waitFor();
    expect(await page.page.locator('[data-item]').count()).toBe(2);
    await page.close();
  });

  it('works without a script, also 重发', async () => {
    await failTwo();
    const page = await ConsolePage.logIn(browser, desk.address, 'admin', { javaScriptEnabled: false });
    await page.openSection('系统');
    await page.page.getByRole('link', { name: '运行', exact: true }).click();
    await page.page.getByRole('button', { name: '全部重发（2 条）' }).click();

    expect(await page.told.innerText()).toContain('2 条又排进去了');
    expect(await page.page.getByText('没有。该发的都发出去了。').isVisible()).toBe(true);
    await page.close();
  });
});
