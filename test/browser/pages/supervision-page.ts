/** 监督 as the banner's supervisor reads it. */
import type { Locator } from 'playwright-core';
import type { ConsolePage } from './console-page.ts';

export class SupervisionPage {
  readonly desk: ConsolePage;
  /** Those that a script has drawn. */
  readonly pictures: Locator;
  readonly figures: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.pictures = desk.page.locator('.picture canvas');
    this.figures = desk.page.getByRole('region', { name: '四个数' });
  }

  async choose(name: string): Promise<void> {
    await this.desk.page.getByRole('link', { name, exact: true }).click();
    await this.desk.page.waitForLoadState('load');
  }

  /** @param from "2026-03" */
  async show(from: string, through: string): Promise<void> {
    await this.desk.page.getByLabel('从哪个月').fill(from);
    await this.desk.page.getByLabel('到哪个月').fill(through);
    await this.desk.press('看这一段');
  }

  /** The table beside a picture. */
  table(name: string): Locator {
    return this.desk.page.getByRole('region', { name }).getByRole('table');
  }

  /** The name of the file that a link gives. */
  async takeAway(name: string): Promise<string> {
    const download = this.desk.page.waitForEvent('download');
    await this.desk.page.getByRole('link', { name }).click();
    return (await download).suggestedFilename();
  }
}
