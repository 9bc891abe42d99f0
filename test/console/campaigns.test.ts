/** 群发 in the console: made, written, approved by a second person, started, watched, stopped; and what is refused. */
import { afterEach, describe, expect, it } from 'vitest';
import { openCampaignDesk } from './campaign-desk.ts';
import type { CampaignsInMemory } from './campaigns-in-memory.ts';
import type { TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

const opened: TestDesk[] = [];
afterEach(async () => {
  for (const desk of opened.splice(0)) {
    expect(desk.faults).toEqual([]);
    await desk.close();
  }
});

async function open(changed: Parameters<typeof openCampaignDesk>[0] = {}) {
  const { campaigns, desk } = await openCampaignDesk(changed);
  opened.push(desk);
  const writer = await desk.logIn('outreach');
  return { campaigns, desk, writer };
}

/** A draft of the writer's own. */
async function make({ writer }: { readonly writer: Visitor }): Promise<string> {
  const { status, to } = await writer.post('/campaigns');
  expect(status).toBe(303);
  return to;
}

const written = {
  ...{ name: '十二月提醒', standing: 'none-enrolled', language: 'any', bound: 'any', former: '' },
  ...{
    text: '老乡您好：{户主}家还有 {人数} 口人没交。',
    mass: '',
    'text-en': 'Hello, {household}.',
    'mass-en': '',
  },
};
const textOf = (campaigns: CampaignsInMemory, id = 1) => campaigns.campaigns.get(id)?.texts['zh-CN'].personal;

describe('the list', () => {
  it('says what to do when it is empty, to each what is theirs to do', async () => {
    const { desk, writer } = await open();
    const supervisor = await desk.logIn('supervisor');

    expect((await writer.get('/campaigns')).text).toMatch(/还没有群发。[^]*点“新建群发”写一个/);
    const { text } = await supervisor.get('/campaigns');
    expect(text).toContain('请您批准');
    expect(text).not.toContain('>新建群发</button>');
  });

  it('tells each state by a word, how far it has come, and copies one that has ended', async () => {
    const { campaigns, writer } = await open();
    campaigns.put({ state: 'finished', name: '去年的', startedAt: new Date(0), endedAt: new Date(0) });
    campaigns.put({ state: 'running', name: '今年的', startedAt: new Date(0) });
    campaigns.outcomes.counts = [
      { state: 'delivered', channel: 'telegram', way: 'message', count: 1_200 },
      { state: 'queued', channel: 'telegram', count: 800 },
      { state: 'skipped', reason: 'not-bound', count: 70 },
    ];

    const { text } = await writer.get('/campaigns');
    const { to } = await writer.post('/campaigns/1/copy');

    expect(text).toMatch(/去年的[^]*campaign-finished">发完了|今年的[^]*campaign-running">正在发/);
    expect(text).toContain('value="60"');
    expect(text).toContain('1,200');
    expect(text.match(/\/copy"/g)).toHaveLength(1);
    expect(to).toBe('/campaigns/3');
    expect(campaigns.campaigns.get(3)).toMatchObject({ state: 'draft', name: '去年的' });
  });

  it('tells the first page of whoever may approve that one waits; not its writer', async () => {
    const { desk, writer } = await open();
    await make({ writer });

    expect((await (await desk.logIn('supervisor')).get('/')).text).toContain('等您批准的群发');
    expect((await writer.get('/')).text).not.toContain('等您批准的群发');
    expect((await (await desk.logIn('handler')).get('/')).text).not.toContain('等您批准的群发');
  });
});

describe('writing one', () => {
  it('begins with the default texts, and keeps whom and what', async () => {
    const { campaigns, writer } = await open();
    const at = await make({ writer });
    const before = await writer.get(at);

    const { to } = await writer.post(`${at}/save`, {
      ...{ ...written, version: '0' },
      ...{ 'place:林东镇/新城嘎查': '1' },
    });

    expect(before.text).toContain('{缴费地点}');
    expect(to).toBe(at);
    expect(campaigns.campaigns.get(1)).toMatchObject({
      ...{ name: '十二月提醒', version: 1 },
      audience: {
        ...{ standing: 'none-enrolled', language: 'any', bound: 'any', sumus: ['林东镇'] },
        gachas: [{ sumu: '林东镇', gacha: '新城嘎查' }],
      },
    });
    expect(textOf(campaigns)).toBe(written.text);
    const { text } = await writer.get(at);
    expect(text).toMatch(/name="place:林东镇\/新城嘎查" value="1" checked/);
    expect(text).not.toMatch(/name="place:林东镇\/兴隆嘎查" value="1" checked/);
  });

  it('with faults is kept all the same, and each is said beside its box', async () => {
    const { campaigns, writer } = await open();
    const at = await make({ writer });
    const faulty = { ...written, text: '您好 {姓名}', 'text-en': '', mass: '请交 {应交金额}', version: '0' };

    await writer.post(`${at}/save`, faulty);
    const { text } = await writer.get(at);

    expect(textOf(campaigns)).toBe('您好 {姓名}');
    expect(text).toMatch(/id="fault-zh-CN-personal"[^>]*>\s*<p>没有 \{姓名\} 这个空/);
    expect(text).toMatch(/id="fault-en-personal"[^>]*>\s*<p>没有写/);
    expect(text).toMatch(/id="fault-zh-CN-generic"[^>]*>\s*<p>这里人人一样，不能放 \{应交金额\}/);
    expect(text).toContain('标红的地方先改好');
  });

  it('while somebody else saves: nothing is overwritten, both texts stand on the page, the next press saves', async () => {
    const { campaigns, writer, desk } = await open();
    const at = await make({ writer });
    await writer.post(`${at}/save`, { ...written, text: '先存的', version: '0' });

    const late = await writer.post(`${at}/save`, { ...written, text: '后写的', version: '0' });

    expect(late.status).toBe(409);
    expect(late.text).toMatch(/没有存：outreach 在 .* 动过这个群发（改了）/);
    expect(late.text).toMatch(/<textarea[^>]*name="text"[^>]*>后写的</);
    // One place of the rail is where one is.
    expect(/class="rail[^]*?<\/nav>/.exec(late.text)?.[0].match(/aria-current/g)).toHaveLength(1);
    expect(late.text).toMatch(/别人存的内容[^]*<blockquote[^>]*>先存的</);
    expect(textOf(campaigns)).toBe('先存的');
    await writer.post(`${at}/save`, { ...written, text: '后写的', version: versionIn(late.text) });
    expect(textOf(campaigns)).toBe('后写的');
    expect(desk.faults).toEqual([]);
  });

  it('is looked at without being saved: the count, the phone, and the version that was seen', async () => {
    const { campaigns, writer } = await open();
    const at = await make({ writer });
    await writer.post(`${at}/save`, { ...written, text: '存了的', version: '0' });

    for (const deed of ['audience', 'preview']) {
      const whole = await writer.post(`${at}/${deed}`, { ...written, text: '没存的', version: '0' });
      expect(whole.status).toBe(200);
      expect(whole.text).toMatch(/<p class="bubble"[^>]*>没存的</);
      expect(whole.text).toContain('先点“保存”');
      // Whoever saves now is still one who has not seen the change.
      expect(versionIn(whole.text)).toBe('0');
    }
    const byScript = { 'hx-request': 'true' };
    const count = await writer.post(`${at}/audience`, { ...written, version: '1' }, byScript);
    const phone = await writer.post(`${at}/preview`, { ...written, text: '{姓名}', version: '1' }, byScript);
    expect(count.text).toMatch(/^\s*<p class="sum">12 户/);
    expect(count.text).not.toContain('<html');
    expect(phone.text).toMatch(/id="fault-zh-CN-personal" hx-swap-oob="innerHTML"><p>没有 \{姓名\}/);
    expect(textOf(campaigns)).toBe('存了的');
  });

  it('is sent to oneself, or says how to bind an account', async () => {
    const { campaigns, writer } = await open();
    const at = await make({ writer });
    const bound = await writer.post(`${at}/test`);
    const without = await open({ sendTestTo: () => Promise.resolve('no-own-account') });
    const there = await make(without);

    const unbound = await without.writer.post(`${there}/test`);

    expect(bound.to).toBe(at);
    expect(campaigns.tests).toHaveLength(1);
    expect(unbound.status).toBe(422);
    expect(unbound.text).toContain('heyi staff bind outreach');
  });
});

describe('the second person', () => {
  it('is another one: the writer sees why, and a press of theirs is refused', async () => {
    const { campaigns, writer, desk } = await open();
    const at = await make({ writer });

    const { text } = await writer.get(at);
    const { status, text: refused } = await writer.post(`${at}/approve`, { version: '0' });

    expect(text).toContain('要另一个人批准');
    expect(text).not.toContain(`${at}/approve"`);
    expect(status).toBe(403);
    expect(refused).toContain('写的人不能自己批准');
    expect(campaigns.campaigns.get(1)?.state).toBe('draft');
    const supervisor = await desk.logIn('supervisor');
    expect((await supervisor.get(at)).text).toContain(`${at}/approve"`);
    expect((await supervisor.post(`${at}/approve`, { version: '0' })).to).toBe(at);
    expect(campaigns.campaigns.get(1)?.state).toBe('approved');
  });

  it('approves what was read: after an edit it has to be read again', async () => {
    const { campaigns, writer, desk } = await open();
    const at = await make({ writer });
    const supervisor = await desk.logIn('supervisor');
    await supervisor.get(at);
    await writer.post(`${at}/save`, { ...written, version: '0' });

    const { status, text } = await supervisor.post(`${at}/approve`, { version: '0' });

    expect(status).toBe(409);
    expect(text).toContain('动过这个群发（改了）');
    expect(campaigns.campaigns.get(1)?.state).toBe('draft');
  });

  it('cannot approve what is faulty, or what reaches nobody', async () => {
    const nobody = { reach: () => Promise.resolve({ ways: {}, skipped: { 'not-bound': 9 } }) };
    const { writer, desk } = await open({ audiences: nobody });
    const at = await make({ writer });

    const { text } = await (await desk.logIn('supervisor')).get(at);

    expect(text).toMatch(/有毛病，先改好[^]*一个人也收不到/);
  });
});

function versionIn(text: string): string {
  return /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
}
