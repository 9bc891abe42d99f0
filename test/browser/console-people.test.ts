/** 本人的资料 in a real browser: found, a copy saved and opened as a person would, erased after a look; also without scripts. */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDesk } from '../console/desk.ts';
import { number, openDeskWithMarked } from '../console/marked-desk.ts';
import { marked } from '../support/marked-person.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';
import { picture } from './pages/picture.ts';

let desk: TestDesk;
let browser: Browser;
beforeEach(async () => {
  [desk, browser] = await Promise.all([openDeskWithMarked(), openBrowser()]);
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

/** Through 数据, as a clerk comes to it. */
async function find(clerk: ConsolePage): Promise<void> {
  await clerk.openSection('数据');
  await clerk.page.getByRole('link', { name: '本人来看、来删自己的资料' }).click();
  await clerk.page.getByLabel('医疗证号').fill(marked.certificate);
  await clerk.page.getByLabel('姓名').fill(marked.name);
  await clerk.page.getByLabel('身份证后四位').fill(marked.idNumber.slice(-4));
  await picture(clerk, 'people-find');
  await clerk.press('找这个人');
}

describe.each([
  ['on the office screen', { viewport: officeScreen }],
  ['without scripts, on a phone', { viewport: phoneScreen, javaScriptEnabled: false }],
])('%s', (_how, options) => {
  const sound = async (clerk: ConsolePage) => {
    if (!('javaScriptEnabled' in options))
      expect([await clerk.seriousIssues(), await clerk.sticksOut()]).toEqual([[], false]);
  };

  it('a person is found, given a copy to read, and erased once it is seen what goes', async () => {
    const clerk = await ConsolePage.logIn(browser, desk.address, 'supervisor', options);
    await find(clerk);
    await sound(clerk);
    await picture(clerk, 'people-person');
    await clerk.page.getByLabel('看了本人的身份证').check();
    const [file] = await Promise.all([
      clerk.page.waitForEvent('download'),
      clerk.page.getByRole('button', { name: '存成能看能打印的' }).click(),
    ]);
    const saved = join(tmpdir(), `copy-${String(process.pid)}.html`);
    await file.saveAs(saved);
    const reader = await (await browser.newContext({ viewport: officeScreen })).newPage();
    await reader.goto(`file://${saved}`);
    expect(await reader.getByRole('heading', { level: 1 }).innerText()).toBe(`${marked.name} 的个人信息`);
    expect(await reader.locator('dd', { hasText: marked.certificate }).count()).toBeGreaterThan(0);
    await picture({ page: reader }, 'copy');
    await rm(saved);

    await clerk.page.getByRole('link', { name: '看看会删什么' }).click();
    await sound(clerk);
    await picture(clerk, 'people-erase');
    await clerk.page.getByLabel('看了本人的身份证').check();
    await clerk.press('删除，不能撤回');
    expect(await clerk.told.innerText()).toContain('删掉了，也记进了名单');
    expect(await clerk.page.getByRole('link', { name: '看看会删什么' }).count()).toBe(0);
    expect(await desk.database.client.binding.count()).toBe(0);
    await picture(clerk, 'people-erased');
    await clerk.close();
  });

  it('a hold forbids it, and says which complaint', async () => {
    const clerk = await ConsolePage.logIn(browser, desk.address, 'supervisor', options);
    await clerk.go(`/complaints/${number}`);
    await clerk.page.locator('summary', { hasText: '留存作证据' }).click();
    await clerk.page.getByLabel('为什么要留存').fill('纪检来函');
    await clerk.press('留存');

    await find(clerk);
    await clerk.page.getByRole('link', { name: '看看会删什么' }).click();
    await sound(clerk);
    await picture(clerk, 'people-held');
    expect(await clerk.page.getByRole('region', { name: '现在不能删' }).innerText()).toContain(number);
    expect(await clerk.page.getByRole('button', { name: '删除，不能撤回' }).count()).toBe(0);
    await clerk.close();
  });
});
