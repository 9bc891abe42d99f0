/** Who sees what: tabs of one visitor agree, visitors never meet, other sites cannot write. */
import { describe, expect, it } from 'vitest';
import { TryPage } from './pages/try-page.ts';
import { visiting } from './pages/visit.ts';

const visit = visiting();

async function secondTab(first: TryPage): Promise<TryPage> {
  const page = await first.page.context().newPage();
  await page.goto(`${visit.address}/try`);
  return new TryPage(page);
}

describe('two tabs of one visitor', () => {
  it('show the same lines in the same order, whichever is used', async () => {
    const one = await visit.open();
    const other = await secondTab(one);

    await one.say('算能报多少');
    await other.choices.getByText('旗级医院', { exact: true }).waitFor();
    await other.press('旗级医院');
    await one.page.getByText('一共花了多少钱').waitFor();
    await one.say('八千');
    await other.page.getByText('2340.00元到3900.00元').waitFor();

    expect(await other.lines()).toEqual(await one.lines());
    expect(await one.lines()).toHaveLength(7);
    expect(await other.choices.allInnerTexts()).toEqual(await one.choices.allInnerTexts());
    await one.close();
  });

  it('never send one person’s words into another person’s conversation', async () => {
    const one = await visit.open();
    const other = await secondTab(one);
    await other.be('陌生人');

    await one.box.fill('150422000001 乌力吉 1234');
    await one.box.press('Enter');
    await one.notice.getByText('换了人').waitFor();

    expect(await one.box.inputValue()).toBe('150422000001 乌力吉 1234');
    expect(await one.lines()).toHaveLength(1);
    await one.close();
  });
});

describe('a conversation of /try', () => {
  it('is whole and in order after a reload', async () => {
    const page = await visit.open();
    await page.say('查家庭账户');
    await page.say('同意');
    await page.say('150422000001 乌力吉 1234');
    const before = await page.lines();

    await page.page.reload();

    expect(await page.lines()).toEqual(before);
    expect(await page.answer()).toContain('43.20元');
    await page.press('看每一笔');
    expect(await page.answer()).toContain('+32.00元');
    await page.close();
  });

  it('shows its last hundred lines, and all of them when asked', async () => {
    const page = await visit.open();
    const talk = await page.page.locator('body').getAttribute('data-talk');
    for (let time = 0; time < 50; time += 1) {
      const said = { talk, text: '菜单', messageId: `menu-${String(time).padStart(4, '0')}` };
      await page.page.context().request.post(`${visit.address}/try/messages`, { data: said });
    }

    await page.page.reload();
    expect(await page.lines()).toHaveLength(100);
    await page.page.getByRole('link', { name: '看以前的' }).click();
    await page.page.waitForURL('**/try?all');

    expect(await page.lines()).toHaveLength(101);
    await page.close();
  });

  it('belongs to one visitor: a new person, browser or cookie sees nothing of it', async () => {
    const page = await visit.open();
    await page.say('起付线多少钱');
    const context = page.page.context();
    const [cookie] = await context.cookies();
    if (!cookie) throw new Error('no cookie');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/try' });

    const stranger = await visit.open();
    expect(await stranger.lines()).toHaveLength(1);

    const forged = cookie.value.replace(/[0-9a-f]{8}$/, '00000000');
    await context.addCookies([{ ...cookie, value: forged }]);
    await page.page.reload();
    expect(await page.lines()).toHaveLength(1);
    await stranger.close();
    await page.close();
  });

  it('begins anew, with the words kept, when the cookie came from another secret', async () => {
    const page = await visit.open();
    await page.page.context().clearCookies();

    await page.box.fill('起付线多少钱');
    await page.box.press('Enter');
    await page.notice.getByText('重新开始').waitFor();

    expect(await page.box.inputValue()).toBe('起付线多少钱');
    await page.page.waitForLoadState('load');
    await page.box.press('Enter');
    await page.page.getByText('住院起付线').first().waitFor();
    await page.close();
  });

  it('names nobody in addresses, and is kept by no cache', async () => {
    const page = await visit.open();
    const addresses: string[] = [];
    const kept: string[] = [];
    page.page.on('response', (response) => {
      addresses.push(response.url());
      const isStatic = response.url().includes('/try/public/');
      if (!isStatic && response.headers()['cache-control'] !== 'no-store') kept.push(response.url());
    });
    const [cookie] = await page.page.context().cookies();

    await page.say('查家庭账户');
    await page.say('同意');
    await page.say('150422000001 乌力吉 1234');
    await page.be('五保户');

    expect(addresses.length).toBeGreaterThan(4);
    expect(
      addresses.filter(
        (address) => !/^http:\/\/127\.0\.0\.1:\d+\/try(\/[a-z]+(\/try\.\w+)?)?$/.test(address),
      ),
    ).toEqual([]);
    expect(kept).toEqual([]);
    expect(await page.page.content()).not.toContain(cookie?.value.slice(0, 32));
    await page.close();
  });

  it('survives a link on another site, which brings no cookie', async () => {
    const page = await visit.open();
    await page.say('起付线多少钱');
    // localhost and 127.0.0.1 are two sites to a browser.
    await page.page.route('http://localhost:1/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${visit.address}/try">heyi</a>` }),
    );
    await page.page.goto('http://localhost:1/');

    await page.page.getByRole('link').click();
    await page.box.waitFor();

    expect(await page.lines()).toHaveLength(3);
    await page.close();
  });
});

describe('other sites', () => {
  it.each([
    ['/try', 'sec-fetch-site', 'cross-site'],
    ['/try/messages', 'sec-fetch-site', 'same-site'],
    ['/try/person', 'origin', 'https://example.org'],
    ['/try/person', 'origin', 'null'],
  ])('cannot write to %s (%s: %s)', async (path, header, value) => {
    const answer = await fetch(visit.address + path, {
      method: 'POST',
      headers: { [header]: value, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'text=1&person=alone',
    });

    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
