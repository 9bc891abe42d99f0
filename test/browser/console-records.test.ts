/** A table comes in: uploaded, its columns chosen, looked at, saved, undone; in a real browser, with and without scripts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, phoneScreen } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([openTestDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const table = (lines: readonly string[]) => ({
  ...{ name: '户.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) },
});
const heads = '医疗证编码,苏木,嘎查,户主电话,备注';
const first = table([
  heads,
  'C00001,林东镇,东城嘎查,19900000001,',
  'C00002,隆昌镇,隆昌村,19900000002,搬来',
  'C00003,隆昌镇,隆昌村,,',
]);
const second = table([
  heads,
  'C00001,林东镇,西城嘎查,19900000009,',
  'C00002,隆昌镇,隆昌村,19900000002,搬来',
  'C00004,隆昌镇,双井村,,',
]);
const wrong = table([heads, 'C00001,,西城嘎查,1990000,', 'C0,隆昌镇,隆昌村,19900000002,']);

const messy = table([
  '参合缴费明细',
  '成员编号,年度,状态,金额（元）',
  'N1,2026,在保,10',
  'N2,2026,在保,10',
  '合计,,,20',
]);

async function upload(
  admin: ConsolePage,
  file: ReturnType<typeof table>,
  kind = 'households',
): Promise<void> {
  await admin.go('/records');
  await admin.page.getByLabel('这是什么表').selectOption(kind);
  await admin.page.getByLabel('从哪个系统导出').fill('合医系统');
  await admin.page.getByLabel('表格文件').setInputFiles([file]);
  await admin.press('传上来，下一步');
}

async function seen(admin: ConsolePage, name: string): Promise<void> {
  expect([name, await admin.seriousIssues()]).toEqual([name, []]);
  expect([name, await admin.sticksOut()]).toEqual([name, false]);
}

describe('a table of the office’s own system', () => {
  it('goes through all its steps, and is undone', async () => {
    const admin = await ConsolePage.logIn(browser, desk.address, 'admin');
    await upload(admin, first);

    // Its certificate goes by a name that nobody knows yet.
    expect(await admin.fault.innerText()).toContain('还缺必须有的：证号');
    await seen(admin, 'columns');
    await admin.page.getByLabel('医疗证编码').selectOption('certificate');
    await admin.page.getByLabel('户主电话').selectOption('telephone');
    await admin.press('看看会改什么');

    expect(await admin.heading.innerText()).toBe('看清楚会改什么');
    await admin.press('保存：新增 3，改动 0');
    expect(await admin.told.innerText()).toBe('保存好了。');
    expect(await desk.database.client.household.count()).toBe(3);

    await upload(admin, second);
    expect(await admin.page.getByText('已经按上次选的对好了。').count()).toBe(1);
    expect(await admin.page.getByLabel('医疗证编码').inputValue()).toBe('certificate');
    await admin.press('看看会改什么');
    const changes = await admin.page.locator('table.changes').innerText();
    expect(changes).toContain('东城嘎查');
    expect(changes).toContain('199****0009');
    expect(changes).not.toContain('19900000009');
    await seen(admin, 'preview');
    await admin.press('保存：新增 1，改动 1');

    await admin.page.getByRole('link', { name: '对账' }).click();
    expect(await admin.page.getByRole('region', { name: '这里有，表格里没有 1' }).innerText()).toContain(
      '****0003',
    );
    await seen(admin, 'agreement');
    await admin.page.goBack();

    await admin.page.getByRole('link', { name: '撤销这一次……' }).click();
    await seen(admin, 'undo');
    await admin.press('撤销：去掉 1 条，改回 1 条');
    expect(await admin.told.innerText()).toContain('撤销好了');
    const places = await desk.database.client.household.findMany({ orderBy: { id: 'asc' } });
    expect(places.map(({ gacha }) => gacha)).toEqual(['东城嘎查', '隆昌村', '隆昌村']);
    await admin.openSection('数据');
    await seen(admin, 'records');
    await admin.close();
  });

  it.each([true, false])(
    'with wrong rows is not saved, and says where; scripts on: %s',
    async (javaScriptEnabled) => {
      const admin = await ConsolePage.logIn(browser, desk.address, 'admin', { javaScriptEnabled });
      await upload(admin, wrong);
      await admin.page.getByLabel('医疗证编码').selectOption('certificate');
      await admin.page.getByLabel('户主电话').selectOption('telephone');
      await admin.press('看看会改什么');

      expect(await admin.fault.innerText()).toContain('有 2 行不对');
      expect(await admin.page.getByRole('button', { name: /^保存/ }).count()).toBe(0);
      await admin.press('不要了，删掉这个文件');
      expect(await admin.told.innerText()).toBe('删掉了，什么也没有改。');
      await admin.close();
    },
  );

  it.each([true, false])(
    'with titles, sums and words of its own is asked for their meaning, and says what it left out; scripts on: %s',
    async (javaScriptEnabled) => {
      const admin = await ConsolePage.logIn(browser, desk.address, 'admin', { javaScriptEnabled });
      await upload(admin, messy, 'enrolments');
      expect(await admin.page.getByText('列名在第 2 行').count()).toBe(1);
      await admin.press('看看会改什么');
      expect(await admin.heading.innerText()).toBe('这些词是什么意思');
      if (javaScriptEnabled) await seen(admin, 'words');
      await admin.page.getByLabel('在保').selectOption('active');
      await admin.press('看看会改什么');

      expect(await admin.fault.innerText()).toContain('有 2 行不对');
      expect(await admin.page.getByText('没有算进去：第 5 行').count()).toBe(1);
      if (javaScriptEnabled) await seen(admin, 'wrong');
      await admin.page.getByRole('link', { name: '改词的意思（1 个）' }).click();
      expect(await admin.page.getByLabel('在保').inputValue()).toBe('active');
      await admin.page.getByLabel('在保').selectOption('');
      await admin.press('看看会改什么');
      expect(await admin.page.getByText('不认得这个词').count()).toBeGreaterThan(0);
      await admin.press('不要了，删掉这个文件');
      await admin.close();
    },
  );

  it('fits a phone on every step', async () => {
    const admin = await ConsolePage.logIn(browser, desk.address, 'admin', { viewport: phoneScreen });
    await upload(admin, second);
    await seen(admin, 'columns');
    await admin.press('看看会改什么');
    await seen(admin, 'preview');
    await admin.press('不要了，删掉这个文件');
    await seen(admin, 'records');
    await upload(admin, messy, 'enrolments');
    await admin.press('看看会改什么');
    await seen(admin, 'words');
    await admin.press('看看会改什么');
    await seen(admin, 'wrong');
    await admin.close();
  });
});
