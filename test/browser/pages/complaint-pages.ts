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

  /** The badge of a tab, as 待分派. */
  count(name: string): Locator {
    return this.desk.page
      .getByRole('navigation', { name: '哪些投诉' })
      .getByRole('link', { name })
      .locator('.count');
  }

  row(number: string): Locator {
    return this.rows.filter({ hasText: number });
  }

  /** What has happened to a row since the page was loaded. */
  mark(number: string): Locator {
    return this.row(number).locator('.changed');
  }

  /** The numbers from the top. */
  async numbers(): Promise<string[]> {
    return this.desk.page.locator('[data-open]').allInnerTexts();
  }

  async showNews(): Promise<void> {
    await this.desk.news.getByRole('link', { name: '显示' }).click();
    await this.desk.news.waitFor({ state: 'detached' });
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
  /** 已保存 14:32 */
  readonly saved: Locator;
  readonly files: Locator;

  constructor(desk: ConsolePage) {
    this.desk = desk;
    this.files = desk.page.getByRole('region', { name: '照片、录音和文件' });
    this.answer = desk.page.getByLabel('写给对方的话');
    this.timeline = desk.page.getByRole('region', { name: '经过' });
    this.saved = desk.page.locator('#draft-state');
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

  /** As a clerk types: key by key, at the end of what stands there. */
  async type(text: string): Promise<void> {
    await this.answer.press('Control+End');
    await this.answer.pressSequentially(text);
  }

  /** Opens 别的办法 · <name>, writes, presses. */
  private async fold(name: string, label: string, text: string, button: string): Promise<void> {
    const fold = this.desk.page.locator('details', {
      has: this.desk.page.locator('summary', { hasText: name }),
    });
    await fold.locator('summary').click();
    await fold.getByLabel(label).fill(text);
    await fold.getByRole('button', { name: button, exact: true }).click();
    await this.desk.page.waitForLoadState('load');
  }

  openTemplates(): Promise<void> {
    return this.desk.page.locator('summary', { hasText: '答复模板' }).click();
  }

  note(text: string): Promise<void> {
    return this.fold('内部备注', '写给同事看', text, '记下备注');
  }

  ask(question: string): Promise<void> {
    return this.fold('让对方补充', '要问对方什么', question, '发给对方');
  }

  closeWith(reason: string): Promise<void> {
    return this.fold('结案', '为什么结案', reason, '结案');
  }

  reveal(reason: string): Promise<void> {
    return this.fold('查看姓名', '为什么要看', reason, '记下原因，查看');
  }

  async assign(name: string): Promise<void> {
    const fold = this.desk.page.locator('details', { hasText: '转交同事' });
    await fold.locator('summary').click();
    const option = fold.locator('option', { hasText: name });
    await fold.getByLabel('转给谁').selectOption((await option.getAttribute('value')) ?? '');
    await fold.getByRole('button', { name: '转交', exact: true }).click();
    await this.desk.page.waitForLoadState('load');
  }

  async transfer(office: string, reason: string): Promise<void> {
    await this.desk.page.locator('summary', { hasText: '转办' }).click();
    await this.desk.page.getByLabel('转到哪里').selectOption({ label: office });
    await this.desk.page.getByLabel('为什么转').fill(reason);
    await this.desk.press('转办');
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
