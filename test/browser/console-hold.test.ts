/** 留存 in a real browser: placed and lifted by the supervisor, seen by the clerk; as well without scripts and in English. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Filed, openDeskWithPeople } from '../console/complaint-people.ts';
import type { TestDesk } from '../console/desk.ts';
import { openBrowser } from './pages/chromium.ts';
import { ComplaintDeeds } from './pages/complaint-deeds.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';
import { picture } from './pages/picture.ts';

let desk: TestDesk;
let browser: Browser;
let file: (filed?: Filed) => Promise<string>;
beforeAll(async () => {
  [{ desk, file }, browser] = await Promise.all([openDeskWithPeople(), openBrowser()]);
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

describe.each([
  ['on the office screen', { viewport: officeScreen }],
  ['without scripts, on a phone', { viewport: phoneScreen, javaScriptEnabled: false }],
])('%s', (_how, options) => {
  it('a complaint is kept as evidence, everybody sees it, and it is let go again', async () => {
    const number = await file({ text: '卫生室打针多收了十块，收据是手写的。' });
    const keeper = await ConsolePage.logIn(browser, desk.address, 'supervisor', options);
    const deeds = new ComplaintDeeds(keeper);
    await keeper.go(`/complaints/${number}`);
    await deeds.unfold('留存作证据');
    await picture(keeper, 'hold-form');
    await keeper.page.getByLabel('为什么要留存').fill('纪检来函〔2026〕12号，材料先留着');
    await keeper.press('留存');
    expect(await keeper.told.innerText()).toContain(`${number} 留存了`);
    const mark = keeper.page.getByRole('region', { name: '留存' });
    expect(await mark.innerText()).toMatch(/起作证据留存[\s\S]*演示主任[\s\S]*纪检来函/);

    const clerk = await ConsolePage.logIn(browser, desk.address, 'handler', options);
    await clerk.go(`/complaints/${number}`);
    await picture(clerk, 'hold-seen');
    expect(await clerk.page.getByRole('region', { name: '留存' }).innerText()).toContain('纪检来函');
    expect(await clerk.page.getByRole('button', { name: '解除留存' }).count()).toBe(0);
    await clerk.page.getByRole('button', { name: 'English' }).click();
    expect(await clerk.page.getByRole('region', { name: 'Kept as evidence' }).innerText()).toContain('since');
    await clerk.close();

    await deeds.unfold('不再留存');
    await picture(keeper, 'hold-lift');
    if (!('javaScriptEnabled' in options))
      expect([await keeper.seriousIssues(), await keeper.sticksOut()]).toEqual([[], false]);
    await keeper.press('解除留存');
    expect(await mark.count()).toBe(0);
    await deeds.unfold('以前留存过');
    await picture(keeper, 'hold-former');
    await keeper.close();
  });
});
