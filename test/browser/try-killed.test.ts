/** The service is killed in mid-dialogue and started again: the page goes on where it was. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './pages/chromium.ts';
import { type RunningService, startService } from './pages/service.ts';
import { TryPage } from './pages/try-page.ts';

let folder: string;
let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heyi-browser-'));
  [service, browser] = await Promise.all([startService({ folder }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

const again = () => startService({ folder, port: Number.parseInt(new URL(service.address).port, 10) });

describe('the service killed and started again', () => {
  it('answers what was said while it was away, in the dialogue it was in', async () => {
    const page = await TryPage.open(browser, service.address);
    await page.say('查家庭账户');
    await page.say('同意');
    await service.kill();

    await page.box.fill('150422000001 乌力吉 1234');
    await page.box.press('Enter');
    await page.notice.getByText('正在再发').waitFor();
    service = await again();
    await page.page.getByText('43.20元').waitFor();

    // What proves somebody to be who they are is read, and not kept in the history.
    const lines = await page.lines();
    expect(lines.filter((line) => line.includes('已隐去'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('150422000001 乌力吉'))).toHaveLength(0);
    expect(lines.filter((line) => line.includes('43.20元'))).toHaveLength(1);
    await page.page.reload();
    expect(await page.lines()).toEqual(lines);
    await page.close();
  });

  it('still holds a complaint it has given a number for', async () => {
    const page = await TryPage.open(browser, service.address);
    await page.press('投诉举报');
    await page.say('林东镇卫生院乱收费，多收了我三十块钱检查费');
    await page.press('说完了');
    await page.press('匿名');
    await page.press('对，登记');
    const [number = 'none'] = /T\d{2}-\d{4}-\d/.exec(await page.answer()) ?? [];
    await service.kill();
    service = await again();

    await page.press('查投诉');

    expect(await page.answer()).toContain(number);
    await page.close();
  });
});
