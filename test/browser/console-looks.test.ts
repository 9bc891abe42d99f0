/** How the pages of the frame look and weigh, and what axe-core says of them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';
import { type RunningService, startService } from './pages/service.ts';

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

const pages = [
  ...['/', '/keys', '/search?q=T26-0001-3', '/account', '/account/password'],
  ...['/system/staff', '/system/staff/handler', '/nothing'],
] as const;

/** 683 × 384 is the office's screen at 200 %; 320 is a small phone. */
const screens = [officeScreen, phoneScreen, { width: 683, height: 384 }, { width: 320, height: 568 }];

describe.each(screens)('at $width × $height', (viewport) => {
  it('the log-in page, also with a fault on it, is whole and without a serious issue', async () => {
    const desk = await ConsolePage.open(browser, service.address, { viewport });
    const before = [await desk.sticksOut(), await desk.seriousIssues()];
    await desk.enter('nobody', 'wrong');

    expect(before).toEqual([false, []]);
    expect([await desk.sticksOut(), await desk.seriousIssues()]).toEqual([false, []]);
    await desk.close();
  });

  it('every page is whole and without a serious issue', async () => {
    const desk = await ConsolePage.logIn(browser, service.address, 'admin', { viewport });
    for (const path of pages) {
      await desk.go(path);

      expect([path, await desk.sticksOut(), await desk.seriousIssues()]).toEqual([path, false, []]);
      expect(await desk.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    }
    await desk.close();
  });
});

describe('every page', () => {
  it('weighs less than 200 kB on the wire, once, and obeys its own policy', async () => {
    const desk = await ConsolePage.logIn(browser, service.address, 'admin');
    const complaints: string[] = [];
    let bytes = 0;
    desk.page.on('console', (message) => complaints.push(message.text()));
    desk.page.on('pageerror', (fault) => complaints.push(fault.message));
    desk.page.on('requestfinished', (request) => {
      void request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
        bytes += responseBodySize + responseHeadersSize;
      });
    });

    await desk.go('/system/staff');
    await desk.page.waitForLoadState('networkidle');
    const again = bytes;
    const cold = await ConsolePage.open(browser, service.address);
    let coldBytes = 0;
    cold.page.on('requestfinished', (request) => {
      void request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
        coldBytes += responseBodySize + responseHeadersSize;
      });
    });
    await cold.enter('admin', 'heyi-sample');
    await cold.page.waitForLoadState('networkidle');

    expect(again).toBeGreaterThan(1_000);
    expect(again).toBeLessThan(40_000);
    expect(coldBytes).toBeLessThan(200_000);
    expect(complaints).toEqual([]);
    await cold.close();
    await desk.close();
  });

  it('shows where the focus is, on every stop of the log-in page', async () => {
    const desk = await ConsolePage.open(browser, service.address);
    await desk.page.locator('#login:focus').waitFor();
    await desk.page.locator('.skip').focus();
    const stops = await desk.page.locator('a, button, input:not([type=hidden])').count();
    for (let stop = 0; stop < stops; stop += 1) {
      const outline: unknown = await desk.page.evaluate(
        `getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth`,
      );

      expect(outline, `stop ${String(stop)}`).toBe('solid3px');
      await desk.page.keyboard.press('Tab');
    }
    expect(stops).toBe(6);
    await desk.close();
  });

  it('says what is not open to a role in plain words', async () => {
    const desk = await ConsolePage.logIn(browser, service.address, 'handler');
    await desk.go('/system/staff');

    expect(await desk.heading.innerText()).toBe('这一页不对您开放');
    expect(await desk.seriousIssues()).toEqual([]);
    expect(await desk.rail.getByRole('link', { name: '系统' }).count()).toBe(0);
    await desk.close();
  });
});
