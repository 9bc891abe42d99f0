/** The queue and one complaint, as a clerk works them. */
import type { Locator } from 'playwright-core';
import type { ConsolePage } from './console-page.ts';

export class QueuePage {
  readonly desk: ConsolePage;
  readonly rows: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.rows = desk.page.locator('[data-item]');
  }

  async tab(name: string): Promise<void> {
    await this.desk.page.getByRole('navigation', { name: '哪些投诉' }).getByRole('link', { name }).click();
    await this.desk.page.waitForLoadState('load');
  }

  async open(number: string): Promise<ComplaintPage> {
    await this.desk.page.getByRole('link', { name: number }).click();
    await this.desk.page.waitForLoadState('load');
    return new ComplaintPage(this.desk);
  }
}

export class ComplaintPage {
  readonly desk: ConsolePage;
  readonly answer: Locator;
  readonly timeline: Locator;
  readonly files: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.files = desk.page.getByRole('region', { name: '照片、录音和文件' });
    this.answer = desk.page.getByLabel('写给对方的话');
    this.timeline = desk.page.getByRole('region', { name: '经过' });
  }

  take(): Promise<void> {
    return this.desk.press('接手');
  }

  async saveDraft(text: string): Promise<void> {
    await this.answer.fill(text);
    await this.desk.press('存草稿');
  }

  async send(text: string): Promise<void> {
    await this.answer.fill(text);
    await this.desk.press('发送答复');
  }

  /** By the form for letters brought to the counter. @param files paths, or what stands for a file */
  async addFiles(
    files: readonly string[] | readonly { name: string; mimeType: string; buffer: Buffer }[],
  ): Promise<void> {
    await this.files.getByText('放一份信件或照片').click();
    await this.files.getByLabel('扫描件或照片').setInputFiles(files);
    await this.desk.press('放进这件投诉');
  }
}
