/** /console as a member of staff sees it. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { StaffRole } from '../../../src/staff/staff.ts';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const axeFound = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

export const officeScreen = { width: 1366, height: 768 } as const;
export const phoneScreen = { width: 390, height: 844 } as const;
export const samplePassword = 'heyi-sample';

export class ConsolePage {
  readonly page: Page;
  readonly address: string;
  readonly heading: Locator;
  /** One line about what was done. */
  readonly told: Locator;
  /** Why something was not done. */
  readonly fault: Locator;
  readonly rail: Locator;
  readonly search: Locator;
  /** What the open page tells by itself. */
  readonly news: Locator;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
    this.heading = page.getByRole('heading', { level: 1 });
    this.told = page.locator('#told');
    this.fault = page.getByRole('alert');
    this.rail = page.getByRole('navigation', { name: /栏目|Sections/ });
    this.search = page.getByRole('searchbox');
    this.news = page.locator('#live-bar .news');
  }

  /** A browser of their own, at the log-in page. */
  static async open(
    browser: Browser,
    address: string,
    options?: BrowserContextOptions,
  ): Promise<ConsolePage> {
    const context = await browser.newContext({ viewport: officeScreen, ...options });
    const desk = new ConsolePage(await context.newPage(), address);
    await desk.go('');
    return desk;
  }

  /** A browser of their own, logged in as that sample role. */
  static async logIn(
    browser: Browser,
    address: string,
    role: StaffRole,
    options?: BrowserContextOptions,
  ): Promise<ConsolePage> {
    const desk = await ConsolePage.open(browser, address, options);
    await desk.enter(role, samplePassword);
    await desk.page.locator('body.desk').waitFor();
    return desk;
  }

  async enter(login: string, password: string): Promise<void> {
    await this.page.getByLabel('用户名').fill(login);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.page.waitForLoadState('load');
  }

  /** @param path beneath /console, as "/system/staff" */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.address}/console${path}`);
  }

  /** By the left rail, as 投诉. */
  async openSection(name: string): Promise<void> {
    await this.rail.getByRole('link', { name, exact: true }).click();
    await this.page.waitForLoadState('load');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.page.waitForLoadState('load');
  }

  /** The page's next look at what is new, without the ten seconds; after `atTheClock`. */
  async later(): Promise<void> {
    const looked = this.page.waitForResponse(/\/console(\/complaints(\/T[\w-]+)?)?\/live\?/);
    await this.page.clock.fastForward(10_000);
    await looked;
  }

  /** From the next page on, time passes when the test says so. */
  async atTheClock(): Promise<void> {
    await this.page.clock.install();
  }

  async logOut(): Promise<void> {
    await this.press('退出');
  }

  /** What axe-core finds to be serious or critical. */
  async seriousIssues(): Promise<string[]> {
    // By the debugger, not by the page: its policy lets no foreign script in.
    await this.page.evaluate(axe);
    const { violations } = axeFound.parse(await this.page.evaluate('axe.run(document)'));
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }

  /** Does anything stick out to the right? */
  async sticksOut(): Promise<boolean> {
    return (await this.page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
