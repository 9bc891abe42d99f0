/** The rarer deeds of a complaint's page, and the page of two that are to be one. */
import type { Locator } from 'playwright-core';
import type { ConsolePage } from './console-page.ts';

export class ComplaintDeeds {
  readonly desk: ConsolePage;
  /** The question that is put to the complainant. */
  readonly question: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.question = desk.page.getByLabel('要问对方什么');
  }

  /** Opens what is folded. */
  async unfold(summary: string): Promise<void> {
    await this.desk.page.locator('summary', { hasText: summary }).click();
  }

  /** @param target as it is worded, @param sumu where it is one of a sumu */
  async sort(target: string, sumu?: string): Promise<void> {
    await this.desk.page.getByRole('radio', { name: target }).check();
    if (sumu !== undefined) await this.desk.page.getByLabel('哪个苏木').selectOption(sumu);
    await this.desk.press('定下来，送去办');
  }

  async askWhom(): Promise<void> {
    await this.unfold('看不出来：问对方');
    await this.desk.press('发给对方');
  }

  async hear(text: string): Promise<void> {
    await this.unfold('对方打电话或来窗口说了');
    await this.desk.page.getByLabel('对方说了什么').fill(text);
    await this.desk.press('记下，接着办');
  }

  telephoned(): Promise<void> {
    return this.desk.press('已电话告知');
  }

  /** From the suggestions of the merging page, looked at and confirmed. */
  async mergeInto(number: string): Promise<void> {
    await this.unfold('和另一件合并');
    await this.follow('找同一件事的投诉');
    await this.follow(`看看这件 ${number}`);
    await this.desk.press(`合并，由 ${number} 接着办`);
  }

  separate(): Promise<void> {
    return this.desk.press('分开');
  }

  private async follow(name: string): Promise<void> {
    await this.desk.page.getByRole('link', { name, exact: true }).click();
    await this.desk.page.waitForLoadState('load');
  }
}

/** One who asked for a person. */
export class EnquiryPage {
  readonly desk: ConsolePage;

  constructor(desk: ConsolePage) {
    this.desk = desk;
  }

  async transfer(office: string): Promise<void> {
    await this.desk.page.locator('summary', { hasText: '转到另一个办公室' }).click();
    await this.desk.page.getByLabel('转到哪里').selectOption(office);
    await this.desk.press('转办');
  }

  async assign(colleague: string): Promise<void> {
    await this.desk.page.locator('summary', { hasText: '转给同事' }).click();
    await this.desk.page.getByLabel('转给谁').selectOption({ label: colleague });
    await this.desk.press('转交');
  }

  async answer(text: string): Promise<void> {
    await this.desk.page.getByLabel('写给对方的话').fill(text);
    await this.desk.press('发送答复');
  }
}
