/** What a member of staff does in the frame: log in, first password, language, keys, all of it without scripts too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './pages/chromium.ts';
import { ConsolePage } from './pages/console-page.ts';
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

const first = 'grassland-2026-horse';
const own = 'four-sheep-on-the-hill';

async function addAccount(admin: ConsolePage, login: string, name: string): Promise<void> {
  const { page } = admin;
  await admin.openSection('系统');
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('岗位').selectOption({ label: '经办' });
  await page.getByLabel('苏木').fill('林东镇');
  await page.getByLabel('初始密码').fill(first);
  await admin.press('添加账号');
}

async function changePassword({ page }: ConsolePage, current: string, next: string): Promise<void> {
  await page.getByLabel('现在的密码').fill(current);
  await page.getByLabel('新密码', { exact: true }).fill(next);
  await page.getByLabel('新密码，再输一次').fill(next);
  await page.getByRole('button', { name: '改成新密码' }).click();
  await page.waitForLoadState('load');
}

describe.each([
  ['with scripts', true],
  ['with scripts switched off', false],
])('the console %s', (_how, javaScriptEnabled) => {
  const options = { javaScriptEnabled };
  const [login, name] = javaScriptEnabled ? (['wulan', '乌兰'] as const) : (['sarna', '萨日娜'] as const);

  it('takes a new colleague from the account to the first page', async () => {
    const admin = await ConsolePage.logIn(browser, service.address, 'admin', options);
    await addAccount(admin, login, name);
    expect(await admin.told.innerText()).toContain(`已添加 ${login}（经办）`);

    const colleague = await ConsolePage.open(browser, service.address, options);
    await colleague.enter(login, 'a wrong guess');
    expect(await colleague.fault.innerText()).toContain('没有登录上');
    await colleague.enter(login, first);
    expect(await colleague.heading.innerText()).toBe('先改密码，再办事');
    expect(await colleague.search.count()).toBe(0);
    await changePassword(colleague, first, own);
    expect(await colleague.told.innerText()).toContain('密码已经改好');
    expect(await colleague.heading.innerText()).toBe('今天要看的事');

    await admin.page.getByRole('link', { name }).click();
    await admin.press('停用');
    expect(await admin.told.innerText()).toContain(`已停用 ${name}`);
    await colleague.go('/account');
    expect(await colleague.heading.innerText()).toBe('登录');
    await colleague.close();
    await admin.close();
  });

  it('comes back to the page that was asked for, and speaks English when told', async () => {
    const desk = await ConsolePage.open(browser, service.address, options);
    await desk.go('/account');
    await desk.enter('handler', 'heyi-sample');
    expect(await desk.heading.innerText()).toBe('我的账户');

    await desk.press('English');
    expect(await desk.heading.innerText()).toBe('My account');
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('en');
    await desk.press('中文');
    await desk.logOut();

    expect(await desk.told.innerText()).toBe('已经退出。');
    await desk.close();
  });

  it('leads a number that is nobody’s to a plain page', async () => {
    const desk = await ConsolePage.logIn(browser, service.address, 'handler', options);

    await desk.search.fill('T26-9999-9');
    await desk.search.press('Enter');
    await desk.page.waitForURL('**/search?**');

    expect(await desk.page.getByText('没有找到“T26-9999-9”').count()).toBe(1);
    await desk.close();
  });
});

describe('the console by keyboard', () => {
  it('goes past the frame, to the search, through a list, and to the page of keys', async () => {
    const desk = await ConsolePage.logIn(browser, service.address, 'admin');
    const { page } = desk;
    const { keyboard } = page;
    const focused = (what: string) => page.evaluate(`document.activeElement.${what}`);
    await desk.go('/system/staff');

    await keyboard.press('Tab');
    expect(await focused('className')).toBe('skip');
    await keyboard.press('Enter');
    expect(await focused('id')).toBe('main');
    await keyboard.press('/');
    expect(await focused('id')).toBe('find');
    await keyboard.type('j?/k');
    expect(await desk.search.inputValue()).toBe('j?/k');
    await keyboard.press('Escape');
    for (const key of ['j', 'j', 'j', 'k']) await keyboard.press(key);
    const second = await page.locator('[data-item]').nth(1).textContent();
    expect(await focused('textContent')).toBe(second);
    await keyboard.press('Enter');
    await page.waitForURL('**/system/staff/*');
    await keyboard.press('?');
    await page.waitForURL('**/keys');

    expect(await desk.heading.innerText()).toBe('用键盘更快');
    await desk.close();
  });

  it('logs in without a mouse', async () => {
    const desk = await ConsolePage.open(browser, service.address);
    const { keyboard } = desk.page;

    await desk.page.locator('#login:focus').waitFor();
    await keyboard.type('handler');
    await keyboard.press('Tab');
    await keyboard.type('heyi-sample');
    await keyboard.press('Enter');
    await desk.page.locator('body.desk').waitFor();

    expect(await desk.heading.innerText()).toBe('今天要看的事');
    await desk.close();
  });
});
