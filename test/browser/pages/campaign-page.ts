/** 群发 as outreach writes one, and as the supervisor approves it. */
import type { Locator } from 'playwright-core';
import type { ConsolePage } from './console-page.ts';

export class CampaignPage {
  readonly desk: ConsolePage;
  /** 正在发 … and what one does next. */
  readonly standing: Locator;
  readonly count: Locator;
  readonly check: Locator;
  readonly sending: Locator;
  readonly phones: Locator;
  readonly history: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.standing = desk.page.locator('#standing');
    this.count = desk.page.locator('#count');
    this.check = desk.page.getByRole('region', { name: '3 检查' });
    this.sending = desk.page.getByRole('region', { name: '4 发送' });
    this.phones = desk.page.getByRole('region', { name: '手机上的样子' });
    this.history = desk.page.getByRole('region', { name: '经过' });
  }

  /** From the list: 新建群发. */
  static async make(desk: ConsolePage): Promise<CampaignPage> {
    await desk.openSection('群发');
    await desk.press('新建群发');
    return new CampaignPage(desk);
  }

  /** The same one, as somebody else opens it from the list. */
  async openedBy(desk: ConsolePage, name: string): Promise<CampaignPage> {
    await desk.openSection('群发');
    await desk.page.getByRole('link', { name }).click();
    await desk.page.waitForLoadState('load');
    return new CampaignPage(desk);
  }

  async choose(label: string): Promise<void> {
    await this.desk.page.getByLabel(label, { exact: true }).check();
  }

  box(label: '中文内容' | '英文内容'): Locator {
    return this.desk.page.getByLabel(label, { exact: true });
  }

  /** What is said beside a box. */
  wrong(label: '中文内容' | '英文内容'): Locator {
    return this.desk.page.locator('.field', { has: this.box(label) }).locator('.wrong');
  }

  async save(): Promise<void> {
    await this.desk.press('保存');
  }

  /** The bubble in sight. */
  get bubble(): Locator {
    return this.phones.locator('.bubble:visible');
  }

  async see(platform: 'Telegram' | '微信' | '微信群发', language: '中文' | '英文'): Promise<void> {
    await this.phones.getByLabel(platform, { exact: true }).check();
    await this.phones.getByLabel(language, { exact: true }).check();
  }

  async cancel(): Promise<void> {
    await this.desk.page.locator('summary', { hasText: '取消这次群发' }).click();
    await this.desk.press('确定取消');
  }
}
