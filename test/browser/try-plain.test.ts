/** Without scripts: plain forms, the same conversation. */
import { describe, expect, it } from 'vitest';
import type { TryPage } from './pages/try-page.ts';
import { visiting } from './pages/visit.ts';

const visit = visiting();

const open = () => visit.open({ javaScriptEnabled: false });

async function send(page: TryPage, text: string): Promise<void> {
  await page.box.fill(text);
  await page.page.getByRole('button', { name: '发送' }).click();
}

async function choose(page: TryPage, label: string): Promise<void> {
  await page.choices.getByText(label, { exact: true }).click();
}

describe('/try without scripts', () => {
  it('answers by typing and by pressing, and goes on from the last answer', async () => {
    const page = await open();
    await choose(page, '算能报多少');
    await choose(page, '苏木乡镇卫生院');
    await send(page, '一千五');

    expect(await page.answer()).toContain('560.00元到840.00元');
    expect(page.page.url()).toBe(`${visit.address}/try#last`);
    expect(await page.box.inputValue()).toBe('');
    await page.close();
  });

  it('tells an account after identity, as another person too', async () => {
    const page = await open();
    await page.page.getByRole('button', { name: '五保户' }).click();
    await choose(page, '查家庭账户');
    await choose(page, '同意');
    await page.page.locator('summary').click();
    await page.page.getByRole('button', { name: '150422000002 张桂兰 567X' }).click();

    expect(await page.answer()).toContain('0.00元');
    await page.close();
  });

  it('files a complaint with its number', async () => {
    const page = await open();
    await choose(page, '投诉举报');
    await send(page, '林东镇卫生院乱收费，多收了我三十块钱检查费');
    await choose(page, '说完了');
    await choose(page, '匿名');
    await choose(page, '对，登记');

    expect(await page.answer()).toMatch(/T\d{2}-\d{4}-\d/);
    await page.close();
  });

  it('keeps an empty or too long message in the box and says what to do', async () => {
    const page = await open();
    await send(page, '  ');
    expect(await page.notice.innerText()).toContain('还没写字');

    await send(page, '啊'.repeat(5_001));
    expect(await page.notice.innerText()).toContain('5001');
    expect(await page.box.inputValue()).toHaveLength(5_001);

    await send(page, '啊'.repeat(5_000));
    expect(await page.notice.innerText()).toBe('');
    expect(await page.answer()).not.toBe('');
    await page.close();
  });

  it('takes a form that was sent twice as one message', async () => {
    const page = await open();
    const fields = { page: 'a-page-of-the-test', talk: '', text: '起付线多少钱' };
    fields.talk = (await page.page.locator('body').getAttribute('data-talk')) ?? '';
    const { request } = page.page.context();

    for (let time = 0; time < 2; time += 1) {
      const answer = await request.post(`${visit.address}/try`, { form: fields });
      expect(answer.status()).toBe(200);
    }
    await page.page.reload();

    expect((await page.lines()).filter((line) => line.includes('起付线多少钱'))).toHaveLength(1);
    await page.close();
  });

  it('shows what it is before any style or script has come', async () => {
    const page = await open();
    await page.page.route('**/public/*', (route) => route.abort());

    await page.page.reload();

    expect(await page.page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.answer()).toContain('合医');
    await page.close();
  });
});
