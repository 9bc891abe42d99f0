/** What became of a broadcast, as outreach reads it. */
import type { Locator } from 'playwright-core';
import type { ConsolePage } from './console-page.ts';

export class CampaignOutcomesPage {
  readonly desk: ConsolePage;
  readonly recipients: Locator;
  readonly places: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.recipients = desk.page.getByRole('group', { name: '收信人名单' }).getByRole('row');
    this.places = desk.page.getByRole('region', { name: '各苏木、嘎查' });
  }

  async open(campaignId: number): Promise<void> {
    await this.desk.go(`/campaigns/${String(campaignId)}/outcomes`);
  }

  async follow(name: string | RegExp, within: Locator = this.desk.page.locator('main')): Promise<void> {
    await within.getByRole('link', { name }).first().click();
    await this.desk.page.waitForLoadState('load');
  }

  /** One of the three pages. */
  async turnTo(name: '一个一个看' | '打电话名单' | '效果'): Promise<void> {
    await this.follow(name, this.desk.page.getByRole('navigation', { name: '发了以后的几页' }));
  }

  async takeAway(name: string | RegExp): Promise<string> {
    const download = this.desk.page.waitForEvent('download');
    await this.desk.page.getByRole('link', { name }).click();
    return (await download).suggestedFilename();
  }

  /** The households of one gacha on the call list. */
  gacha(name: string): Locator {
    return this.desk.page.getByRole('region', { name }).getByRole('row');
  }
}
