/** 监督, the sheet for the notice board and 审计 in a real browser: drawn, read without scripts, printed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintCategories } from '../../src/complaint/complaint.ts';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';
import { SupervisionPage } from './pages/supervision-page.ts';

const sumus = ['林东镇', '隆昌镇', '十三敖包镇', '碧流台镇', '富河镇', '白音勿拉镇', '哈拉哈达镇'];
sumus.push('查干哈达苏木', '乌兰达坝苏木', '三山乡', '花加拉嘎乡', '西城街道', '东城街道');

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([openTestDesk(), openBrowser()]);
  const months = ['2026-01', '2026-03', '2026-04', '2026-06', '2026-09', '2026-10'];
  for (const [place, sumu] of sumus.entries())
    for (const [turn, month] of months.entries()) {
      const answered = (place + turn) % 5 > 0;
      await fileComplaint(desk.database, {
        receivedDay: `${month}-1${String(turn)}`,
        ...(place === 0 ? {} : { queue: 'sumu_office' as const }),
        ...{ sumu, category: complaintCategories[(place + turn) % complaintCategories.length] ?? 'other' },
        ...(answered && {
          state: 'answered' as const,
          answeredDay:
            place % 3 === 1
              ? `${month}-28`
              : `2026-${String(Number.parseInt(month.slice(5), 10) + 1).padStart(2, '0')}-2${String(turn)}`,
        }),
      });
    }
  // Enough for every one of them to be listed.
  for (let count = 0; count < 65; count += 1)
    await fileComplaint(desk.database, {
      ...{ receivedDay: '2026-10-12', queue: 'sumu_office', sumu: sumus[count % sumus.length] ?? '' },
      ...{ state: 'answered', answeredDay: '2026-10-30' },
      category: complaintCategories[count % complaintCategories.length] ?? 'other',
    });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await browser.close();
  await desk.close();
});

const logIn = (role: 'supervisor' | 'committee' | 'admin', options = {}) =>
  ConsolePage.logIn(browser, desk.address, role, options);

describe('the supervision page', () => {
  it('draws four pictures under its own policy, each with its table; a period is chosen and taken away', async () => {
    const chief = await logIn('supervisor');
    const complaints: string[] = [];
    chief.page.on('console', (message) => complaints.push(message.text()));
    chief.page.on('pageerror', (fault) => complaints.push(fault.message));
    await chief.openSection('监督');
    const page = new SupervisionPage(chief);
    await page.show('2026-01', '2026-12');

    await page.pictures.nth(3).waitFor();
    expect(await page.pictures.count()).toBe(4);
    await page.choose('上季度');
    await page.show('2026-03', '2026-04');
    expect(await page.table('各苏木乡镇').getByRole('row').count()).toBe(sumus.length + 2);
    expect(await page.table('各月按时答复率').innerText()).toContain('2026-03');
    expect(await page.figures.innerText()).toMatch(/按时答复率\s+\d/);
    expect(await page.takeAway('导出 XLSX（全部表）')).toBe('投诉办理-2026-03--2026-04.xlsx');
    expect(await page.takeAway('导出 CSV 各苏木乡镇')).toBe('投诉办理-按苏木乡镇-2026-03--2026-04.csv');
    expect(complaints).toEqual([]);
    await chief.close();
  });

  it('without scripts says the same in its tables, and a month has no line', async () => {
    const chief = await logIn('supervisor', { javaScriptEnabled: false });
    await chief.openSection('监督');
    const page = new SupervisionPage(chief);
    await page.show('2026-03', '2026-03');

    expect(await page.pictures.count()).toBe(0);
    expect(await page.table('各类别').getByRole('row').last().innerText()).toMatch(/^合计\s+13\s/);
    expect(await chief.page.getByText('只看一个月，画不成线').count()).toBe(1);
    await chief.close();
  });
});

describe('the sheet for the notice board', () => {
  it.each(['supervisor', 'committee'] as const)(
    'of the %s is one page of A4, without the frame',
    async (role) => {
      const chief = await logIn(role);
      await chief.go('/supervision?from=2026-10&through=2026-10');
      await chief.page.getByRole('link', { name: '打印月报' }).click();
      await chief.page.waitForLoadState('load');
      expect(await chief.heading.innerText()).toBe('2026年10月投诉办理情况');
      expect(await chief.page.getByRole('button', { name: '打印' }).count()).toBe(1);

      await chief.page.emulateMedia({ media: 'print' });
      const pdf = (await chief.page.pdf({ preferCSSPageSize: true })).toString('latin1');

      expect(await chief.page.locator('.bar').isVisible()).toBe(false);
      expect(await chief.rail.count()).toBe(0);
      expect(await chief.page.getByRole('row').count()).toBeGreaterThan(15);
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      // A4 in points, as Chromium rounds it.
      expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      await chief.close();
    },
  );

  it('without scripts is printed by the browser’s own menu', async () => {
    const chief = await logIn('supervisor', { javaScriptEnabled: false });
    await chief.go('/supervision/report?month=2026-10');

    expect(await chief.page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await chief.page.getByText('Ctrl+P').isVisible()).toBe(true);
    await chief.close();
  });
});

describe.each([
  ['the office screen', officeScreen],
  ['a phone', phoneScreen],
  ['the office screen at 200 %', { width: 683, height: 384 }],
])('on %s', (_screen, viewport) => {
  it('nothing sticks out, and axe-core finds nothing serious', async () => {
    const committee = await logIn('committee', { viewport });
    const folder = process.env.HEYI_PICTURES;
    for (const [name, path] of [
      ['supervision', '/supervision?from=2026-01&through=2026-12'],
      ['supervision-month', '/supervision?from=2026-10&through=2026-10'],
      ['supervision-none', '/supervision?from=2020-10&through=2020-10'],
      ['report', '/supervision/report?month=2026-10'],
      ['audit', '/system/audit'],
    ] as const) {
      await committee.go(path);
      await committee.page.waitForLoadState('networkidle');

      expect([path, await committee.sticksOut(), await committee.seriousIssues()]).toEqual([path, false, []]);
      if (folder)
        await committee.page.screenshot({ path: `${folder}/console-${name}-${String(viewport.width)}.png` });
    }
    await committee.close();
  });
});
