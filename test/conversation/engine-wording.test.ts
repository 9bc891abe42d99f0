/** The words beside the program: the same messages in both languages, and how a reply is put together from them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readCommand } from '../../src/conversation/commands.ts';
import { render } from '../../src/conversation/render.ts';
import { readWording } from '../../src/conversation/wording.ts';
import { dayOf } from '../../src/kernel/day.ts';
import type { Language } from '../../src/kernel/message.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { promptsDir } from '../../src/scheme-files.ts';
import { parts, usualHour } from '../support/talk.ts';

const wording = readWording(promptsDir);
const languages: readonly Language[] = ['zh-CN', 'en'];

/** Each message with the names of its variables, read from the files themselves. */
function variablesOf(language: Language): Record<string, string[]> {
  const folder = join(promptsDir, language);
  const text = readdirSync(folder)
    .filter((file) => file.endsWith('.ftl'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const messages = text.split(/^(?=-?[a-z][\w-]* *=)/m).filter((one) => /^-?[a-z]/.test(one));
  return Object.fromEntries(
    messages.map((message) => {
      const [id = ''] = message.split(/ *=/, 1);
      const names = [...message.matchAll(/\$([\w-]+)/g)].map(([, name = '']) => name);
      return [id, [...new Set(names)].sort()] as const;
    }),
  );
}

describe('the two languages', () => {
  it('have the same messages, none twice', () => {
    for (const language of languages)
      expect(wording.ids(language)).toHaveLength(new Set(wording.ids(language)).size);
    expect([...wording.ids('en')].sort()).toEqual([...wording.ids('zh-CN')].sort());
  });

  it('have the same variables in each message', () => {
    expect(variablesOf('en')).toEqual(variablesOf('zh-CN'));
  });

  it.each(languages)('say every message in %s', (language) => {
    // All of them for each: a message may speak through another that has variables of its own.
    const names = new Set(Object.values(variablesOf(language)).flat());
    const args = Object.fromEntries([...names].map((name) => [name, '7']));
    for (const id of wording.ids(language)) {
      expect(wording.say({ id, args }, language), id).toMatch(/\S/);
    }
  });

  it('have a label for every choice that the program names', () => {
    const sources = readdirSync(join(promptsDir, '../src/conversation'), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(promptsDir, '../src/conversation', file), 'utf8'))
      .join('\n');
    const lists = [...sources.matchAll(/choices: \[([^\]]*)\]/g)].map(([, list = '']) => list).join();
    const ids = [...lists.matchAll(/id: '([\w-]+)'/g)].map(([, id = '']) => `choice-${id}`);

    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !wording.ids('zh-CN').includes(id))).toEqual([]);
  });

  it('never blame, shout or greet too sweetly in Chinese', () => {
    const texts = readdirSync(join(promptsDir, 'zh-CN')).map((file) =>
      readFileSync(join(promptsDir, 'zh-CN', file), 'utf8'),
    );
    for (const text of texts) expect(text).not.toMatch(/[你！]|亲[，爱]|请知悉|操作失败|依据：(?!\{)/u);
  });
});

describe('a broken file of words', () => {
  let folder: string;
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function readBroken(chinese: string) {
    folder = mkdtempSync(join(tmpdir(), 'heyi-words-'));
    for (const language of languages) mkdirSync(join(folder, language));
    writeFileSync(join(folder, 'en', 'common.ftl'), 'greeting = Hello\n');
    writeFileSync(join(folder, 'zh-CN', 'common.ftl'), chinese);
    return readWording(folder);
  }

  it.each([
    ['a message without an end', 'greeting = 您好 { $name\n'],
    ['a selector without a default', 'greeting = { $n ->\n    [one] 一\n}\n'],
    ['a message defined twice', 'greeting = 您好\ngreeting = 早\n'],
  ])('with %s is refused at the start, by name', (_what, text) => {
    expect(() => readBroken(text)).toThrow(/greeting/);
  });

  it('that lacks a message or a variable is a fault, not a blank', () => {
    const words = readBroken('greeting = 您好 { $name }\n');

    expect(() => words.say({ id: 'menu' }, 'zh-CN')).toThrow('no message menu');
    expect(() => words.say({ id: 'greeting' }, 'zh-CN')).toThrow('greeting');
    expect(words.say({ id: 'greeting' }, 'en')).toBe('Hello');
  });
});

describe('a reply', () => {
  const { scheme } = parts();
  const situation = (language: Language) => ({
    now: usualHour,
    today: dayOf(usualHour),
    scheme,
    calendar: publishedCalendar,
    contact: { id: 1, channel: 'web' as const, externalId: 'a', language, failedAttempts: 0 },
    bindings: [],
    householdDataAllowed: true,
  });
  const utterance = {
    lines: [{ id: 'cancelled' }],
    choices: [{ id: 'intent-menu' }, { id: 'intent-claim:B26-1' }],
    citations: ['III.4.2-rates', 'III.4.2-rates', 'III.4.2-deductible'],
  };

  it('ends with the clauses it rests on and the rule set, in Chinese', () => {
    const { reply, menu } = render(utterance, situation('zh-CN'), wording);

    const [, basis, ruleSet, ...more] = reply.text.split('\n');
    expect(basis).toMatch(/^依据：方案 三（四）2 [^；]*(?:补助比例|起付线)/);
    expect(basis?.match(/补助比例/g)).toHaveLength(1);
    expect(ruleSet).toBe('方案＝《巴林左旗新型农村牧区合作医疗工作方案》，2026年演示数据。');
    expect(more).toEqual([]);
    expect(reply.choices).toEqual([
      { label: '菜单', send: '菜单' },
      { label: '查报销到哪了', send: '查报销到哪了' },
    ]);
    expect(menu.map(({ id }) => id)).toEqual(['intent-menu', 'intent-claim:B26-1']);
  });

  it('ends so in English too', () => {
    const { reply } = render(utterance, situation('en'), wording);

    expect(reply.text).toMatch(/\nBasis: .*\nPlan = .*, sample data for 2026\.$/);
    expect(reply.choices.map(({ label }) => label)).toEqual(['Menu', 'My claims']);
  });

  it('without a clause names none', () => {
    const { reply } = render({ lines: [{ id: 'cancelled' }] }, situation('zh-CN'), wording);

    expect(reply).toEqual({ text: '好，这件事先放下，什么也没有登记。', choices: [], citations: [] });
  });

  it('says when the office has not signed the year', () => {
    const unsigned = { ...scheme, profile: { ...scheme.profile, demo: false, signedYears: [] } };

    const { reply } = render(utterance, { ...situation('zh-CN'), scheme: unsigned }, wording);

    expect(reply.text).toContain('2026年还没有签发，请以合管办为准');
  });
});

describe('the global words', () => {
  it.each([
    ['菜单', 'menu'],
    ['主菜单。', 'menu'],
    ['/help', 'menu'],
    ['取消吧', 'cancel'],
    ['算了', 'cancel'],
    ['返回！', 'back'],
    ['back', 'back'],
    ['“人工”', 'human'],
    ['Human', 'human'],
    ['转 人工', 'human'],
  ])('%s is %s', (text, command) => {
    expect(readCommand(text)).toBe(command);
  });

  it.each(['', '了', '取消参合', '人工费报不报', '怎么返回', '菜单上的第一个', 'back pain'])(
    '%j is none of them',
    (text) => {
      expect(readCommand(text)).toBeUndefined();
    },
  );
});
