/** Household data over a foreign processor: off until the office has recorded its legal basis, then on. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import { assembleConversation } from '../../src/conversation-parts.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { loadScheme } from '../../src/policy/load.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { startTalk } from '../support/talk.ts';

const today = '2026-11-22';
const signed = 'signedYears: [{ year: 2026, signedOn: 2025-12-22, signedBy: 旗合管办, source: 通知 }]';
const basis = '{ basis: 出境安全评估 3号, recordedOn: 2026-11-01, recordedBy: 旗合管办 }';
const real = readFileSync(sampleSchemeFile, 'utf8')
  .replace('demo: true', 'demo: false')
  .replace('signedYears: []', signed);

function conversation(profileText: string) {
  const scheme = loadScheme({ profileText, ruleSet: readRuleSet(), today });
  return { ...assembleConversation(scheme), calendar: publishedCalendar };
}

const off = conversation(`${real}\n`);
const on = conversation(`${real}\ntelegram: { legalBasis: ${basis} }\n`);
const demo = conversation(readFileSync(sampleSchemeFile, 'utf8'));

/** Says everything in a talk of its own over a channel; all that was answered. */
async function talk(
  parts: ReturnType<typeof conversation>,
  channel: 'telegram' | 'wechat',
  ...texts: readonly string[]
) {
  const { memory, ...talking } = startTalk(parts);
  const answers: Answered[] = [];
  for (const text of texts) answers.push(await talking.bring({ channel, text }));
  const told = answers.flatMap(({ replies }) => replies.map(({ text }) => text)).join('\n');
  return { told, last: answers.at(-1), memory };
}

const account = ['账户还剩多少', '同意', '150422000001 乌力吉 1234'];

describe('a real office without a recorded legal basis', () => {
  it.each([
    ['账户还剩多少', '账户'],
    ['我的报销到哪了', '报销'],
    ['我家参合交了没', '参合'],
  ])('over Telegram tells nothing to “%s”, says why, and where to ask instead', async (question) => {
    const { told } = await talk(off, 'telegram', question);

    expect(told).toMatch(/现在不能查|现在还不能查/);
    expect(told).toMatch(/0476-555-0101/);
    expect(told).not.toContain('您同意吗');
  });

  it('asks for no identity and keeps none that is sent', async () => {
    const { told } = await talk(off, 'telegram', ...account);

    expect(told).not.toMatch(/43\.20|核对好了/);
  });

  it('answers what needs no household: the plan, an estimate', async () => {
    expect((await talk(off, 'telegram', '起付线是多少')).told).toContain('100');
    expect((await talk(off, 'telegram', '苏木卫生院住院花了一千五，能报多少')).told).toContain('560.00元');
  });

  it('takes complaints without a name: none is asked for, none is kept', async () => {
    const { told, memory } = await talk(off, 'telegram', '卫生院乱收费三百，我叫王小花，要实名投诉', '对');

    expect(told).toMatch(/只登记匿名投诉，请别写自己的姓名[\s\S]*署名：匿名[\s\S]*查询码/);
    expect(told).not.toContain('想留姓名还是匿名');
    expect(memory.complaints).toMatchObject([{ anonymous: true }]);
    expect(memory.complaints[0]).not.toHaveProperty('complainantName');
  });

  it('offers no change of the name either', async () => {
    const { last } = await talk(off, 'telegram', '卫生院乱收费三百，我要投诉', '改一改');

    const labels = last?.replies.at(-1)?.choices.map(({ label }) => label);
    expect(labels).toContain('改内容');
    expect(labels).not.toContain('改署名');
  });

  it('over WeChat, at home, works as ever', async () => {
    expect((await talk(off, 'wechat', ...account)).told).toContain('43.20');
  });
});

describe('once the office has recorded it', () => {
  it('household data are told over Telegram too', async () => {
    expect((await talk(on, 'telegram', ...account)).told).toContain('43.20');
  });
});

describe('a demo scheme', () => {
  it('may, since its people are fictional', async () => {
    expect((await talk(demo, 'telegram', ...account)).told).toContain('43.20');
  });
});

describe('a profile', () => {
  it('that says only half of the basis is refused', () => {
    expect(() => conversation(`${real}\ntelegram: { legalBasis: { basis: 有 } }\n`)).toThrow(
      /telegram\.legalBasis\.recordedOn/,
    );
  });
});
