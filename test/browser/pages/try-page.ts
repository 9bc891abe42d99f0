/** /try as a visitor sees it. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { z } from 'zod';

const measuring = readFileSync(new URL('../public/measure.js', import.meta.url), 'utf8');

const measured = z.object({
  width: z.number(),
  scrollWidth: z.number(),
  texts: z.array(z.object({ what: z.string(), size: z.number(), contrast: z.number(), bold: z.boolean() })),
  targets: z.array(z.object({ what: z.string(), width: z.number(), height: z.number() })),
});
export type Measured = z.infer<typeof measured>;

export class TryPage {
  readonly page: Page;
  readonly box: Locator;
  readonly notice: Locator;
  readonly choices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByLabel('您想说什么');
    this.notice = page.getByRole('status');
    this.choices = page.locator('.choices button .label');
  }

  /** A visitor of their own: no cookie, nothing kept. */
  static async open(browser: Browser, address: string, options?: BrowserContextOptions): Promise<TryPage> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
    const page = await context.newPage();
    await page.goto(`${address}/try`);
    return new TryPage(page);
  }

  async be(person: '本人' | '五保户' | '陌生人'): Promise<void> {
    await this.page.getByRole('button', { name: person }).click();
    await this.page.locator('.people [aria-current]', { hasText: person }).waitFor();
    await this.page.waitForLoadState('load');
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
    await this.answered();
  }

  async press(label: string): Promise<void> {
    await this.choices.getByText(label, { exact: true }).click();
    await this.answered();
  }

  /** Nothing is on its way any more. */
  async answered(): Promise<void> {
    await this.page.locator('article.waiting').first().waitFor({ state: 'detached' });
  }

  /** Everything that stands on the page, oldest first. */
  async lines(): Promise<string[]> {
    return this.page.locator('#talk > article .bubble').allInnerTexts();
  }

  /** What has been answered since the person spoke last. */
  async answer(): Promise<string> {
    const since =
      '//article[contains(@class,"heyi")][not(following-sibling::article[contains(@class,"person")])]';
    return (await this.page.locator(`${since}/div[@class="bubble"]`).allInnerTexts()).join('\n');
  }

  async measure(): Promise<Measured> {
    return measured.parse(await this.page.evaluate(measuring));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
