/** By keyboard alone. */
import { describe, expect, it } from 'vitest';
import { visiting } from './pages/visit.ts';

const visit = visiting();

describe('/try by keyboard alone', () => {
  it('goes from the page opened to an answer without a mouse', async () => {
    const page = await visit.open();
    const { keyboard } = page.page;

    // First stop: the way past the header, straight to the box.
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.type('4');
    await keyboard.press('Enter');
    await page.answered();
    expect(await page.answer()).toContain('哪一级医院');

    // Focus has stayed in the box; a number is a choice.
    await keyboard.type('1');
    await keyboard.press('Enter');
    await page.answered();
    await keyboard.type('一千五');
    await keyboard.press('Enter');
    await page.answered();

    expect(await page.answer()).toContain('560.00元到840.00元');
    expect(await page.page.evaluate('document.activeElement.id')).toBe('text');
    await page.close();
  });

  it('reaches the choices backwards from the box and comes back to it', async () => {
    const page = await visit.open();
    await page.say('算能报多少');

    await page.page.keyboard.press('Shift+Tab');
    expect(await page.page.evaluate('document.activeElement.textContent')).toContain('旗级以上医院');
    await page.page.keyboard.press('Enter');
    await page.answered();

    expect(await page.answer()).toContain('多少钱');
    expect(await page.page.evaluate('document.activeElement.id')).toBe('text');
    await page.close();
  });

  it('shows where the focus is, on every stop, never behind the header or the box', async () => {
    const page = await visit.open();
    await page.say('起付线多少钱');
    await page.page.locator('.skip').focus();
    const stops = await page.page.locator('button:visible, summary, textarea, .skip').count();

    for (let stop = 0; stop < stops; stop += 1) {
      const seen: unknown = await page.page.evaluate(`(() => {
        const { left, top, width, height } = document.activeElement.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        const { outlineStyle } = getComputedStyle(document.activeElement);
        return outlineStyle !== 'none' && document.activeElement.contains(there);
      })()`);
      expect(seen, `stop ${String(stop)}`).toBe(true);
      await page.page.keyboard.press('Tab');
    }
    await page.close();
  });

  it('lets Shift+Enter begin a new line, and Enter choose a word that is being composed', async () => {
    const page = await visit.open();
    await page.box.fill('第一行');
    await page.box.press('Shift+Enter');
    await page.box.pressSequentially('第二行');
    await page.box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });

    expect(await page.box.inputValue()).toBe('第一行\n第二行');
    expect(await page.lines()).toHaveLength(1);
    await page.close();
  });

  it('opens the hints, sends the credentials and closes them', async () => {
    const page = await visit.open();
    await page.say('查家庭账户');
    await page.say('同意');

    await page.page.locator('summary').focus();
    await page.page.keyboard.press('Enter');
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Enter');
    await page.answered();

    expect(await page.answer()).toContain('43.20元');
    expect(await page.page.locator('details[open]').count()).toBe(0);
    await page.close();
  });
});
