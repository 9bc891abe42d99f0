/** The files of a complaint in a real browser: seen, heard, added at the counter, refused in plain words. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../console/desk.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openBrowser } from './pages/chromium.ts';
import { ComplaintPage } from './pages/complaint-pages.ts';
import { ConsolePage, phoneScreen } from './pages/console-page.ts';

let desk: TestDesk;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heyi-files-'));
  [desk, browser] = await Promise.all([openTestDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  await rm(folder, { recursive: true });
});

const sample = (name: string) => readFileSync(new URL(`../../prisma/sample/files/${name}`, import.meta.url));
const receipt = { name: '收据.jpg', mimeType: 'image/jpeg', buffer: sample('receipt.jpg') };
const voice = { name: '电话录音.ogg', mimeType: 'audio/ogg', buffer: sample('voice.ogg') };

async function open(options = {}) {
  const number = await fileComplaint(desk.database, {
    ...{ receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇' },
  });
  const clerk = await ConsolePage.logIn(browser, desk.address, 'handler', options);
  await clerk.go(`/complaints/${number}`);
  return { clerk, page: new ComplaintPage(clerk) };
}

describe('at the counter', () => {
  it.each([true, false])(
    'a photo and a recording are added and there, scripts on: %s',
    async (javaScriptEnabled) => {
      const { clerk, page } = await open({ javaScriptEnabled });

      await page.addFiles([receipt, voice]);

      expect(await clerk.told.innerText()).toBe('放好了 2 个。');
      expect(await page.files.getByRole('img', { name: '照片 1' }).count()).toBe(1);
      expect(await page.files.getByText('原来叫：收据.jpg').count()).toBe(1);
      expect(await page.timeline.innerText()).toContain('放了文件');
      await clerk.close();
    },
  );

  it('the photo is drawn and the recording can be played', async () => {
    const { clerk, page } = await open();
    await page.addFiles([receipt, voice]);

    // As text: this side knows no document.
    const drawn = await clerk.page.evaluate(
      "(() => { const one = document.querySelector('.files img'); return one.decode().then(() => one.naturalWidth); })()",
    );
    const seconds = await clerk.page.evaluate(
      "(() => { const one = document.querySelector('.files audio'); return new Promise((resolve, reject) => { one.onloadedmetadata = () => resolve(one.duration); one.onerror = () => reject(one.error); one.preload = 'metadata'; one.load(); }); })()",
    );

    expect(drawn).toBe(480);
    expect(seconds).toBeGreaterThan(2);
    await clerk.close();
  });

  it('a page that calls itself a picture is refused, and nothing of it is kept', async () => {
    const { clerk, page } = await open();

    await page.addFiles([{ ...receipt, buffer: Buffer.from('<script>alert(1)</script>') }]);

    expect(await clerk.fault.innerText()).toContain('没有放进去：只能放照片');
    expect(await page.files.getByRole('img').count()).toBe(0);
    await clerk.close();
  });

  it.each([11, 50])('%s MB are refused on a page that says so', async (mebibytes) => {
    const { clerk, page } = await open();
    const large = join(folder, `${String(mebibytes)}.jpg`);
    await writeFile(large, '');
    await truncate(large, mebibytes * 1024 * 1024);

    await page.addFiles([large]);

    expect(await clerk.heading.innerText()).toBe('没有放进去');
    expect(await clerk.page.getByText('每个最大 10 MB').count()).toBe(1);
    await clerk.close();
  });
});

describe('the page with files', () => {
  it('has no serious fault of access, and fits a phone', async () => {
    const { clerk, page } = await open({ viewport: phoneScreen });
    await page.addFiles([receipt, voice]);

    expect(await clerk.seriousIssues()).toEqual([]);
    expect(await clerk.sticksOut()).toBe(false);
    await clerk.close();
  });
});
