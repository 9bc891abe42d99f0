/** 看板 as somebody who teaches works with it. */
import type { Locator } from 'playwright-core';
import type { ConsolePage } from './console-page.ts';

export class BoardPage {
  readonly desk: ConsolePage;
  readonly rows: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.rows = desk.page.locator('[data-item]');
  }

  async tab(name: string): Promise<void> {
    await this.desk.page
      .getByRole('navigation', { name: '看板里的各页' })
      .getByRole('link', { name })
      .click();
    await this.desk.page.waitForLoadState('load');
  }

  async open(words: string): Promise<void> {
    await this.rows.getByRole('link', { name: words, exact: true }).click();
    await this.desk.page.waitForLoadState('load');
  }

  async choose(what: string): Promise<void> {
    await this.desk.page.getByRole('radio', { name: what, exact: true }).check();
  }

  /** On to the page that asks once more. */
  async next(): Promise<string> {
    await this.desk.press('下一步：看看会怎么答');
    return this.desk.page.locator('main').innerText();
  }

  row(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }

  async undo(words: string): Promise<void> {
    const row = this.row(words).first();
    await row.locator('summary').click();
    await row.getByRole('button', { name: '真的撤回' }).click();
    await this.desk.page.waitForLoadState('load');
  }
}
