/** 群发 in the console over the sample's own records: counted, shown as a phone shows it, checked, tested, approved, set. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layOutSample } from '../../src/database/sample.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { sealKey } from '../support/campaign-outcomes.ts';
import { hashKey } from '../support/desk.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

let desk: TestDesk;
let writer: Visitor;
beforeAll(async () => {
  desk = await openTestDesk({ campaigns: 'kept' });
  desk.pass(new Date('2026-11-26T10:00:00+08:00').getTime() - desk.now().getTime());
  await layOutSample(desk.database, { ...{ today: dayOf(desk.now()), now: desk.now() }, hashKey, sealKey });
  await bindSomebody(desk);
  writer = await desk.logIn('outreach');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

it('a broadcast goes from the default texts to its hour, by two people', async () => {
  const { to: at } = await writer.post('/campaigns');
  const { text } = await writer.get(at);

  expect(text).toMatch(/<p class="sum">[1-9]\d* 户/);
  expect(text).toMatch(/<p class="bubble" lang="zh-CN">老乡您好：[^<{]*12月18日（周五）[^<{]*退订/);
  expect(text).toMatch(/<p class="bubble" lang="en">[^<{]*18 Dec/);
  expect(text).toContain('✓ 没有毛病');
  expect(text).toMatch(/\*{4}\d{4}/);

  const supervisor = await desk.logIn('supervisor');
  expect((await supervisor.post(`${at}/approve`, { version: '0' })).to).toBe(at);
  const start = { version: '1', when: 'at', day: '2026-12-01', time: '09:00' };
  expect((await writer.post(`${at}/schedule`, start)).to).toBe(at);
  const set = await writer.get(at);
  expect(set.text).toContain('定在 12月1日 周二 09:00 开始');
  expect(set.text).toContain('演示主任 批准的');
  expect(await desk.recorded()).toEqual(
    expect.arrayContaining([
      `staff:outreach campaign-created campaign:${at.slice('/campaigns/'.length)}`,
      `staff:supervisor campaign-approved campaign:${at.slice('/campaigns/'.length)}`,
      `staff:outreach page-viewed page:${at}`,
    ]),
  );
});

it('a text that is written wrongly is kept, and said beside its box', async () => {
  const { to: at } = await writer.post('/campaigns');
  await writer.post(`${at}/save`, {
    ...{ version: '0', name: '写错的', standing: 'any-unpaid', language: 'any', bound: 'any', former: '' },
    ...{ text: '您好 {姓名} {', 'text-en': '长'.repeat(3_000), mass: '{户主}' },
  });

  const { text } = await writer.get(at);

  expect(text).toMatch(/id="fault-zh-CN-personal"[^>]*>\s*<p>没有 \{姓名\} 这个空[^]*?大括号没有成对/);
  expect(text).toMatch(/id="fault-en-personal"[^>]*>[^]*?太长，微信发不了/);
  expect(text).toMatch(/id="fault-zh-CN-generic"[^>]*>\s*<p>这里人人一样/);
});

it('a test goes to the account that is bound as one’s own, and nowhere else', async () => {
  const { to: at } = await writer.post('/campaigns');
  expect((await writer.post(`${at}/test`)).text).toContain('heyi staff bind outreach');

  const { client } = desk.database;
  const own = { channel: 'telegram', externalId: 'the writer', language: 'en' } as const;
  const { id: contactId } = await client.contact.create({ data: own });
  await client.staffMember.update({ where: { login: 'outreach' }, data: { contactId } });
  await writer.post(`${at}/test`);

  const waiting = await client.outboxMessage.findMany({ select: { externalId: true, reply: true } });
  expect(waiting.map(({ externalId }) => externalId)).toEqual(['the writer']);
  expect(JSON.stringify(waiting[0]?.reply)).toMatch(/10\.00 yuan|18 Dec/);
});

it('the season’s page makes the drafts that are open', async () => {
  const { text } = await writer.get('/campaigns/season');
  expect(text).toContain('最后一个能交的工作日是 2026年12月18日 周五');

  await writer.post('/campaigns/season');

  expect((await writer.get('/campaigns/season')).text.match(/season-planned/g)).toHaveLength(2);
});

/** The head of every household has said yes on Telegram. */
async function bindSomebody({ database: { client }, now }: TestDesk): Promise<void> {
  const heads = await client.member.findMany({ where: { relation: 'head' }, select: { id: true } });
  const at = new Date(now().getTime() - 3_600_000);
  for (const { id: memberId } of heads) {
    const agreed = { consentVersion, consentedAt: at, lastInboundAt: at };
    const { id: contactId } = await client.contact.create({
      data: { channel: 'telegram', externalId: `head ${String(memberId)}`, ...agreed },
    });
    await client.binding.create({ data: { contactId, memberId, verifiedAt: at, verifiedBy: 'self' } });
  }
}
