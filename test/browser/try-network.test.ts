/** Slow, broken, flooded: nothing lost, nothing doubled, one plain sentence. */
import { describe, expect, it } from 'vitest';
import { visiting } from './pages/visit.ts';

const visit = visiting();

describe('/try on a bad network', () => {
  it('shows a message at once as on its way, and says so when it takes long', async () => {
    const page = await visit.open();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.page.route('**/try/messages', async (route) => {
      await held;
      await route.continue();
    });

    await page.box.fill('起付线多少钱');
    await page.box.press('Enter');

    expect(await page.page.locator('article.waiting').innerText()).toContain('起付线多少钱');
    await page.notice.getByText('正在等回话').waitFor();
    expect(await page.choices.count()).toBe(0);
    letGo();
    await page.answered();
    expect(await page.notice.innerText()).toBe('');
    expect(await page.answer()).toContain('起付线');
    await page.close();
  });

  it('sends again under the same id when the answer was lost, and shows everything once', async () => {
    const page = await visit.open();
    const ids: unknown[] = [];
    await page.page.route('**/try/messages', async (route) => {
      ids.push(JSON.parse(route.request().postData() ?? '{}'));
      // The service has taken it; the way back breaks.
      if (ids.length > 1) await route.continue();
      else {
        await route.fetch();
        await route.abort();
      }
    });

    await page.say('起付线多少钱');

    expect(ids).toHaveLength(2);
    expect(ids[0]).toEqual(ids[1]);
    expect(await page.lines()).toHaveLength(3);
    await page.page.reload();
    expect(await page.lines()).toHaveLength(3);
    await page.close();
  });

  it('answers several messages sent at once, each one once, in order', async () => {
    const page = await visit.open();
    for (const text of ['起付线多少钱', '封顶线多少', '门诊能报吗']) {
      await page.box.fill(text);
      await page.box.press('Enter');
    }
    await expect.poll(() => page.page.locator('.waiting').count()).toBe(0);

    const said = (await page.lines()).filter((line) => line.startsWith('您说'));
    expect(said.map((line) => line.replace(/\s/g, ''))).toEqual([
      ...['您说：起付线多少钱', '您说：封顶线多少', '您说：门诊能报吗'],
    ]);
    const shown = await page.lines();
    await page.page.reload();
    expect(await page.lines()).toEqual(shown);
    await page.close();
  });

  it('gives the words and the choices back when the service stays away', async () => {
    const page = await visit.open();
    await page.page.clock.install();
    await page.page.route('**/try/messages', (route) => route.abort());

    await page.box.fill('起付线多少钱');
    await page.box.press('Enter');
    await page.notice.getByText('正在再发').waitFor();
    while ((await page.page.locator('.waiting').count()) > 0) await page.page.clock.runFor(1_000);

    expect(await page.notice.innerText()).toContain('没发出去');
    expect(await page.box.inputValue()).toBe('起付线多少钱');
    expect(await page.choices.count()).toBe(6);
    await page.page.unroute('**/try/messages');
    await page.box.press('Enter');
    await page.answered();
    expect(await page.answer()).toContain('起付线');
    await page.close();
  });

  it('keeps an empty or too long message in the box', async () => {
    const page = await visit.open();
    await page.say('   ');
    expect(await page.notice.innerText()).toContain('请先打字');

    await page.say('啊'.repeat(5_001));
    expect(await page.notice.innerText()).toContain('5001');
    expect(await page.box.inputValue()).toHaveLength(5_001);
    expect(await page.lines()).toHaveLength(1);
    await page.close();
  });

  it('takes what no keyboard types: zero characters, half pairs, markup', async () => {
    const page = await visit.open();
    await page.box.fill('<img src=x onerror=alert(1)>');
    await page.box.evaluate('(box) => { box.value += "a\\u0000b\\ud83d" }');
    await page.box.press('Enter');
    await page.answered();

    expect((await page.lines()).filter((line) => line.startsWith('您说'))).toHaveLength(1);
    expect(await page.page.locator('#talk img').count()).toBe(0);
    expect(await page.notice.innerText()).toBe('');
    await page.close();
  });

  it('asks a flood to wait a minute and keeps what was written, with scripts and without', async () => {
    const page = await visit.open();
    const { request } = page.page.context();
    const talk = (await page.page.locator('body').getAttribute('data-talk')) ?? '';
    const flood = Array.from({ length: 60 }, () =>
      request.post(`${visit.address}/try/messages`, { data: {} }),
    );
    expect(new Set((await Promise.all(flood)).map((answer) => answer.status()))).toEqual(new Set([400]));

    await page.say('起付线多少钱');
    const plain = await request.post(`${visit.address}/try`, { form: { page: 'p', talk, text: '封顶线' } });

    expect(await page.notice.innerText()).toContain('歇一分钟');
    expect(await page.box.inputValue()).toBe('起付线多少钱');
    expect(plain.status()).toBe(429);
    expect(await plain.text()).toMatch(/歇一分钟[^]*<textarea[^>]*>封顶线<\/textarea>/);
    await page.close();
  });
});
