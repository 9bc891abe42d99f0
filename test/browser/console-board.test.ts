/** 看板: somebody says what heyi does not understand; staff teach it, see what it did, and take it back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoardPage } from './pages/board-page.ts';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage, officeScreen, phoneScreen } from './pages/console-page.ts';
import { type RunningService, startService } from './pages/service.ts';
import { TryPage } from './pages/try-page.ts';

/** Some seconds; longer on a machine that is busy otherwise. */
const measuredWithinMs = 120_000;

let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

const logIn = (role: 'supervisor' | 'admin', options = {}) =>
  ConsolePage.logIn(browser, service.address, role, options);

async function said(words: string): Promise<string> {
  const visitor = await TryPage.open(browser, service.address);
  await visitor.say(words);
  const answer = await visitor.answer();
  await visitor.close();
  return answer;
}

describe('what heyi did not understand', () => {
  it('comes from the chat, is taught by clicking, is answered at once, is marked, and taken back', async () => {
    const words = '呼噜噜那顶儿';
    const before = await said(words);
    const chief = await logIn('supervisor');
    const board = new BoardPage(chief);
    await chief.openSection('看板');
    await board.open(words);
    await chief.page.getByPlaceholder('输一两个字找').pressSequentially('封顶');
    const sure = await board.next();
    await chief.press('教给它');
    const notice = await chief.told.innerText();
    const left = await board.row(words).count();
    const taught = await said(words);
    await board.tab('教过的');
    const measuring = await board.row(words).innerText();
    await board.row(words).getByText('意思一次听对').waitFor({ timeout: measuredWithinMs });
    const marks = await board.row(words).innerText();
    await board.undo(words);
    const undone = await board.row(words).innerText();
    const after = await said(words);
    await board.tab('没听准');

    expect(before).not.toMatch(/2万元|20000/);
    expect(sure).toContain(`以后有人说“${words}”，会告诉他“方案 三（四）2 封顶线”`);
    expect(notice).toContain('教给它了');
    expect(left).toBe(0);
    expect(taught).toMatch(/2万元|20000/);
    expect(measuring).toContain('正在测');
    expect(marks).toMatch(/\d\d\.\d% → \d\d\.\d%/);
    expect(marks).not.toContain('正在测');
    expect(undone).toContain('已撤回（supervisor');
    expect(after).toBe(before);
    expect(await board.row(words).innerText()).toContain('2 次');
    await chief.close();
  }, 180_000);

  it('is taught, put aside and taken up again without scripts, by the dot or by what was picked', async () => {
    const admin = await logIn('admin', { javaScriptEnabled: false });
    const board = new BoardPage(admin);
    await admin.openSection('看板');
    const all = await board.rows.count();
    await board.open('盖戳了没');
    const byMeant = await board.next();
    await admin.press('教给它');
    await board.open('闺女出门子了还算咱家的不');
    await admin.press('下一步：看看会怎么答');
    const nothing = await admin.fault.innerText();
    await admin.page.getByLabel('选哪件事').selectOption({ label: '生孩子的补助' });
    const byTopic = await board.next();
    await admin.page.getByRole('link', { name: '不对，回去改' }).click();
    await admin.press('放一边');
    const waiting = await board.rows.count();
    await board.tab('放一边');
    await board.open('闺女出门子了还算咱家的不');
    await admin.press('拿回来');
    await board.tab('教过的');
    await board.undo('盖戳了没');

    expect(byMeant).toContain('会按“查报销办到哪了”回答');
    expect(nothing).toContain('请先在下面选一样');
    expect(byTopic).toContain('方案里没写：生孩子的补助');
    expect(waiting).toBe(all - 2);
    expect(await admin.told.innerText()).toContain('撤回了');
    await board.tab('没听准');
    expect(await board.row('闺女出门子').count()).toBe(1);
    await admin.close();
  });

  it('is walked with j, k and Enter', async () => {
    const admin = await logIn('admin');
    const board = new BoardPage(admin);
    await admin.go('/board/misses?tab=unhelpful');
    for (const key of ['j', 'j', 'k', 'j']) await admin.page.keyboard.press(key);
    const second = await board.rows.nth(1).getByRole('link').innerText();
    await admin.page.keyboard.press('Enter');
    await admin.page.getByText('这句话是想').waitFor();

    expect(await admin.page.locator('blockquote').innerText()).toBe(second);
    await admin.close();
  });
});

describe.each([
  ['the office screen', officeScreen],
  ['a phone', phoneScreen],
  ['the office screen at 200 %', { width: 683, height: 384 }],
  ['a small phone', { width: 320, height: 568 }],
])('on %s', (_screen, viewport) => {
  it.each(['中文', 'English'])(
    'nothing sticks out, and axe-core finds nothing serious: %s',
    async (language) => {
      const admin = await logIn('admin', { viewport });
      const faults: string[] = [];
      admin.page.on('console', (message) => faults.push(message.text()));
      admin.page.on('pageerror', (fault) => faults.push(fault.message));
      if (language === 'English') await admin.press('English');
      const paths = ['/board/misses', '/board/misses?tab=unhelpful', '/board/misses?tab=aside'];
      await admin.go('/board/misses?tab=corrected');
      const one = await admin.page.locator('[data-open]').first().getAttribute('href');
      const miss = (one ?? '').replace(/^\/console/, '');
      paths.push(miss, `${miss}/sure?meaning=clause:III.4.2-cap`, '/board/lessons', '/board/misses?q=zzz');
      for (const path of paths) {
        await admin.go(path);

        expect([path, await admin.sticksOut(), await admin.seriousIssues()]).toEqual([path, false, []]);
      }
      expect(faults).toEqual([]);
      await admin.close();
    },
  );
});
