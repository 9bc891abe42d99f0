import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../../bots/wechat/parts.ts';
import { readWording } from '../../src/conversation/wording.ts';
import type { Database } from '../../src/database/open.ts';
import type { BroadcastRow, Composed } from '../../src/delivery/broadcast.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import { createCompose, previewOf } from '../../src/outreach-compose.ts';
import { defaultTexts, faultsOf } from '../../src/outreach-words.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { addCampaign, at, forgetRecords, layRecords, type Records, today } from '../support/audience.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetRecords(database));

const words = {
  scheme: readScheme(sampleSchemeFile, today),
  wording: readWording(promptsDir),
  calendar: () => publishedCalendar,
};
const { texts } = defaultTexts(words, '30', 2027);

/** One payer, one certificate holder, one who has paid; bound on an account for the household. */
const family: Records = {
  households: [{ id: 1 }],
  members: [
    { id: 1, householdId: 1, name: '乌力吉', line: { state: 'active', payer: 'household' } },
    {
      id: 2,
      householdId: 1,
      name: '其木格',
      relation: 'spouse',
      line: { state: 'unpaid', payer: 'household' },
    },
    { id: 3, householdId: 1, name: '苏和', relation: 'parent', category: 'special-poor' },
  ],
  contacts: [{ id: 1 }],
  bindings: [{ contactId: 1, memberId: 1 }],
};

async function composed(
  records: Records,
  {
    row = {},
    allowed = true,
    now = at,
    used = texts,
  }: {
    row?: Partial<BroadcastRow>;
    allowed?: boolean;
    now?: Date;
    used?: object;
  } = {},
): Promise<Composed | undefined> {
  await layRecords(database, records);
  const campaignId = await addCampaign(database, wholeAudience, used);
  const compose = createCompose({ ...words, database, householdDataAllowed: () => allowed });
  const leased: BroadcastRow = {
    ...{ campaignId, id: 1n, contactId: 1, personId: 1, householdIds: [1], attempt: 1 },
    ...{ channel: 'telegram', from: 'c1', ...row },
  };
  const [one] = await compose([leased], now);
  return one;
}
const textOf = (one: Composed | undefined) => (one?.kind === 'send' ? one.reply.text : one?.reason);

describe('what a recipient is told', () => {
  it('is who has not paid, how much, until which working day and where, with the clauses beneath', async () => {
    const one = await composed(family);
    expect(textOf(one)?.split('\n')).toEqual([
      '老乡您好：乌*家还有 2 口人没交2027年的合作医疗费。',
      '没交的：其*、苏*',
      '每人 10.00 元，共 10.00 元。',
      '苏*：钱由民政交，带五保证或特困证去办。',
      '最晚12月18日（周五），到林东镇政府便民大厅。交了要拿收据。',
      '不想再收提醒，回“退订”。',
      '依据：方案 三（二）1 个人缴费、五保户、特困户缴费；方案 三（三）2 代收缴费；方案 三（三）3 缴费截止日',
      expect.stringMatching(/^方案＝/),
    ]);
    expect(one).toMatchObject({
      generic: expect.stringContaining('查参合') as string,
      reply: {
        choices: [
          { label: '已交了', send: '已交了' },
          { label: '怎么交', send: '怎么交' },
          { label: '退订', send: '退订' },
        ],
        citations: [
          ...['III.2.1-premium-10', 'III.2.1-wubao-premium', 'III.3.2-collection', 'III.3.3-deadline-1220'],
        ],
        notice: { kind: 'reminder', number: '2027', state: '2 人还没交', day: '2026-12-18' },
      },
    });
  });

  it('is in the language of the account', async () => {
    const one = await composed({ ...family, contacts: [{ id: 1, language: 'en' }] });
    expect(textOf(one)).toContain('Last day Fri 18 Dec, at Service hall of the Lindong town government.');
    expect(textOf(one)).toContain('reply “stop”');
  });

  it('cites only what its lines rest on', async () => {
    const short = {
      'zh-CN': { personal: '{户主}家，最晚{最后一天}', generic: '' },
      en: { personal: 'x', generic: '' },
    };
    const one = await composed(family, { used: short });
    expect(one).toMatchObject({ reply: { citations: ['III.3.3-deadline-1220'] } });
    expect(one).not.toHaveProperty('generic');
  });

  it('is one message for all households of the person', async () => {
    const two: Records = {
      ...family,
      households: [{ id: 1 }, { id: 2, sumu: '隆昌镇' }],
      members: [...family.members, { id: 4, householdId: 2, name: '张桂兰' }],
      bindings: [...family.bindings, { contactId: 1, memberId: 4, order: 1 }],
    };
    const text = textOf(await composed(two, { row: { householdIds: [1, 2] } }));
    expect(text).toContain('乌*、张*家还有 3 口人');
    expect(text).toContain('共 20.00 元');
    expect(text).toContain('林东镇政府便民大厅、隆昌镇政府便民大厅');
  });

  it('leaves out the household that this account or another of the person is bound to no more', async () => {
    const two: Records = {
      ...family,
      households: [{ id: 1 }, { id: 2 }, { id: 3 }],
      members: [
        ...family.members.map((member) => (member.id === 1 ? { ...member, person: 'x' } : member)),
        { id: 4, householdId: 2, name: '张桂兰' },
        { id: 5, householdId: 3, name: '王建国', person: 'x' },
      ],
      contacts: [{ id: 1 }, { id: 2, channel: 'wechat' }],
      bindings: [
        ...family.bindings,
        { contactId: 1, memberId: 4, order: 1, ended: true },
        { contactId: 2, memberId: 5 },
      ],
    };
    const text = textOf(await composed(two, { row: { householdIds: [1, 2, 3] } }));
    expect(text).toContain('乌*、王*家还有 3 口人');
  });

  const paid = { line: { state: 'paid-pending', payer: 'household' } } as const;
  it.each<[string, Records, Parameters<typeof composed>[1]]>([
    ['opted-out', { ...family, contacts: [{ id: 1, optedOut: true }] }, {}],
    [
      'opted-out',
      {
        ...family,
        households: [{ id: 1 }, { id: 2 }],
        members: [
          ...family.members.map((member) => (member.id === 1 ? { ...member, person: 'x' } : member)),
          { id: 9, householdId: 2, person: 'x', optedOut: true },
        ],
      },
      {},
    ],
    ['unreachable', { ...family, contacts: [{ id: 1, unreachable: true }] }, {}],
    ['no-consent', { ...family, contacts: [{ id: 1, consent: null }] }, {}],
    ['no-consent', { ...family, contacts: [{ id: 1, consent: '2020-01' }] }, {}],
    ['channel-off', family, { allowed: false }],
    ['bound-no-more', { ...family, bindings: [{ contactId: 1, memberId: 1, ended: true }] }, {}],
    ['bound-no-more', family, { row: { contactId: 99 } }],
    ['paid-since', { ...family, members: family.members.map((member) => ({ ...member, ...paid })) }, {}],
    ['expired', family, { now: new Date('2026-12-19T02:00:00Z') }],
    ['expired', family, { now: new Date('2027-01-02T02:00:00Z') }],
  ])('is nothing: %s', async (reason, records, more) => {
    expect(await composed(records, more)).toEqual({ kind: 'skip', reason });
  });

  it.each([
    '<a href="https://bad.example">王</a>',
    '[王](tg://user?id=1)',
    '@heyi_bot',
    '/start@heyi_bot',
    'www.bad.example',
    '{应交金额}',
    '\u202e王\u0000\n6 回“6”',
  ])('is inert on both channels for a member called %j', async (name) => {
    const members = family.members.map((member) => ({ ...member, name }));
    // What PostgreSQL does not keep cannot come from it.
    const kept = members.map((member) => ({ ...member, name: member.name.replaceAll('\u0000', '') }));
    const one = await composed({
      ...family,
      households: [{ id: 1, sumu: name.replaceAll('\u0000', '') }],
      members: kept,
    });
    if (one?.kind !== 'send') throw new Error('nothing was told');
    const onWechat = partsOf(one.reply).map(({ text }) => text);
    for (const text of [one.reply.text, ...onWechat]) {
      expect(text).not.toMatch(/[<>@/{}[\]]|\p{L}\.\p{L}|https?:|\p{Bidi_Control}/u);
      expect(text.split('\n').length).toBeLessThanOrEqual(11);
    }
  });
});

describe('the words of a broadcast', () => {
  it.each(['30', '7', '1'] as const)(
    'that are proposed for T−%s are without fault, and short enough to read',
    (season) => {
      const { name, texts: proposed } = defaultTexts(words, season, 2027);
      expect(name).toContain('2027');
      expect(faultsOf(words, proposed, at)).toEqual([]);
      for (const { personal, generic } of Object.values(previewOf(words, proposed, at))) {
        expect(personal).not.toMatch(/[{}]/);
        expect(personal.split('\n').length).toBeLessThanOrEqual(8);
        expect(generic).not.toBe('');
      }
    },
  );

  it('are shown for a household with everything in it', () => {
    const { 'zh-CN': zh, en } = previewOf(words, texts, at);
    expect(zh.personal).toContain('乌*家还有 3 口人');
    expect(zh.personal).toContain('共 20.00 元');
    expect(zh.personal).toContain('斯*：钱由民政交');
    expect(zh.generic).toContain('回“退订”');
    expect(en.personal).toContain('20.00 yuan in all');
  });

  it('are held against the channels’ own measure', () => {
    const long = { ...texts['zh-CN'], personal: '一'.repeat(700), generic: '一'.repeat(300) };
    expect(faultsOf(words, { ...texts, 'zh-CN': long }, at)).toMatchObject([
      { kind: 'too-long', language: 'zh-CN', channel: 'wechat', longest: 2_048 },
      { kind: 'too-long', language: 'zh-CN', channel: 'wechat-mass', longest: 300 },
    ]);
  });
});
