/** Large type, large targets, enough contrast, nothing cut off; named parts for a screen reader. */
import { describe, expect, it } from 'vitest';
import type { TryPage } from './pages/try-page.ts';
import { visiting } from './pages/visit.ts';

const visit = visiting();

/** A page with everything on it: both bubbles, the basis, choices, the open card, a notice. */
async function full(width: number, height: number): Promise<TryPage> {
  const page = await visit.open({ viewport: { width, height } });
  await page.say('苏木卫生院住院花了一千五能报多少');
  await page.say('啊'.repeat(300));
  await page.say('https://example.org/'.repeat(12));
  await page.say('起付线多少钱');
  await page.page.locator('summary').click();
  await page.box.fill('');
  await page.box.press('Enter');
  await page.notice.getByText('请先打字').waitFor();
  return page;
}

describe('how /try looks', () => {
  // 683 × 384 is a 1366 × 768 screen at 200 %; 320 is also a 1280 screen at 400 %.
  it.each([
    [320, 568],
    [390, 844],
    [683, 384],
    [1366, 768],
  ])('is large, plain and whole at %i × %i', async (width, height) => {
    const page = await full(width, height);

    const { texts, targets, ...size } = await page.measure();

    expect(size.scrollWidth).toBeLessThanOrEqual(size.width);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => text.size < 18)).toEqual([]);
    expect(texts.filter((text) => text.contrast < 4.5)).toEqual([]);
    expect(targets.length).toBeGreaterThan(9);
    expect(targets.filter((target) => target.width < 60 || target.height < 60)).toEqual([]);
    await page.close();
  });

  it('shows the greeting and says that the numbers are invented', async () => {
    const page = await visit.open();

    expect(await page.lines()).toHaveLength(1);
    expect(await page.answer()).toContain('合医');
    expect(await page.page.getByRole('heading', { level: 1 }).innerText()).toContain('演示数据');
    expect(await page.choices.allInnerTexts()).toHaveLength(6);
    expect(await page.page.evaluate('scrollY')).toBe(0);
    await page.close();
  });

  it('lets only the last choices be pressed', async () => {
    const page = await visit.open();
    await page.press('算能报多少');

    expect(await page.choices.allInnerTexts()).toEqual(['苏木乡镇卫生院', '旗级医院', '旗级以上医院']);
    await page.page.reload();

    expect(await page.choices.allInnerTexts()).toEqual(['苏木乡镇卫生院', '旗级医院', '旗级以上医院']);
    await page.close();
  });

  it('shows a long answer from its first line', async () => {
    const page = await visit.open({ viewport: { width: 320, height: 568 } });
    await page.say('旗级医院花了八千能报多少');

    const top = await page.page.locator('article.heyi').last().boundingBox();

    expect(top?.y).toBeGreaterThanOrEqual(0);
    expect(top?.y).toBeLessThan(200);
    await page.close();
  });

  it('opens again at the last that was said, though more was said before it', async () => {
    const page = await visit.open({ viewport: { width: 320, height: 568 } });
    await page.say('投诉');
    await page.say('合作医疗的钱怎么交');
    await page.page.reload();

    const top = await page.page.locator('article.heyi').last().boundingBox();

    expect(top?.y).toBeGreaterThanOrEqual(0);
    expect(top?.y).toBeLessThan(480);
    await page.close();
  });

  it('weighs less than 200 kB and obeys its content security policy', async () => {
    const page = await visit.open();
    const complaints: string[] = [];
    let bytes = 0;
    page.page.on('console', (message) => complaints.push(message.text()));
    page.page.on('pageerror', (fault) => complaints.push(fault.message));
    page.page.on('response', (response) => {
      bytes += Number.parseInt(response.headers()['content-length'] ?? '0', 10);
    });

    const response = await page.page.reload({ waitUntil: 'networkidle' });

    expect(bytes).toBeGreaterThan(2_000);
    expect(bytes).toBeLessThan(200_000);
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
    expect(await page.page.locator('[style], style, script:not([src])').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('what a screen reader finds on /try', () => {
  it('has a language, a title, landmarks, one heading, and a name on everything', async () => {
    const page = await visit.open();
    const { page: tab } = page;

    expect(await tab.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await tab.title()).toContain('合医');
    for (const landmark of ['banner', 'main', 'contentinfo'] as const)
      expect(await tab.getByRole(landmark).count(), landmark).toBe(1);
    expect(await tab.getByRole('heading').count()).toBe(1);
    expect(await tab.getByRole('log', { name: '对话' }).count()).toBe(1);
    expect(await tab.getByRole('textbox', { name: '您想说什么' }).count()).toBe(1);
    expect(await tab.getByRole('button', { name: /^\s*$/ }).count()).toBe(0);
    const ids: unknown = await tab.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)');
    expect(new Set(ids as string[]).size).toBe((ids as string[]).length);
    await page.close();
  });

  it('hears every line once, in order, and who says it', async () => {
    const page = await visit.open();
    // The log announces what is added to it: every addition is written down, as a screen reader would.
    await page.page.evaluate(`
      heard = [];
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) if (node.localName === 'article') heard.push(node.textContent.trim().slice(0, 5));
      }).observe(document.getElementById('talk'), { childList: true, subtree: true })`);

    await page.say('起付线多少钱');
    await page.say('封顶线呢');

    expect(await page.page.evaluate('heard.map((line) => line.slice(0, 2))')).toEqual([
      ...['您说', '合医'],
      ...['您说', '合医'],
    ]);
    expect((await page.lines()).map((line) => line.slice(0, 2))).toEqual([
      ...['合医', '您说', '合医', '您说', '合医'],
    ]);
    await page.close();
  });

  it('knows an English answer as English', async () => {
    const page = await visit.open();

    await page.say('English');

    expect(await page.page.locator('.heyi .bubble').last().getAttribute('lang')).toBe('en');
    await page.close();
  });
});
