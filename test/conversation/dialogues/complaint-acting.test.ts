/** What is done from the phone with a complaint that was filed. */
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../src/complaint/desk/actions.ts';
import { refusedWords } from '../../../src/conversation/dialogues/complaint-refusal-words.ts';
import { now, situation, worded } from './complaint-desk.ts';
import { acted, answered, desk, filed, number } from './complaint-filed.ts';

/** Thirty days before today. */
const lastChance = new Date('2026-10-23T02:00:00Z');
const longAgo = new Date('2026-10-22T02:00:00Z');

describe('what is offered', () => {
  it.each([
    ['under way', filed, ['add', 'withdraw']],
    ['answered and not rated', { ...answered, ratingAskedAt: now }, ['reopen', 'rate']],
    ['answered and rated', { ...answered, satisfaction: 4 }, ['reopen']],
    [
      'answered as long ago as it may be opened again',
      { ...answered, answeredAt: lastChance, satisfaction: 4 },
      ['reopen'],
    ],
    ['answered long ago', { ...answered, answeredAt: longAgo, satisfaction: 4 }, []],
    ['closed without an answer', { ...filed, state: 'closed' as const, closedAt: now }, ['reopen']],
    ['withdrawn', { ...filed, state: 'withdrawn' as const }, []],
  ])('is what its state allows: %s', (_state, complaint, kinds) => {
    const offered = desk([complaint])
      .say('查投诉')
      .choices.filter((id) => id.endsWith(number));

    expect(offered).toEqual(kinds.map((kind) => `complaint-${kind}:${number}`));
  });

  it('asks for a rating once, and marks that it has', () => {
    const first = desk([answered]).say('查投诉');
    const again = desk([{ ...answered, ratingAskedAt: now }]).say('查投诉');

    expect(first.choices.slice(0, 5)).toEqual(
      [1, 2, 3, 4, 5].map((one) => `complaint-rating:${String(one)}:${number}`),
    );
    expect(first.effects).toEqual([{ kind: 'rating-asked', number }]);
    expect(again.text).not.toContain('打个分');
    expect(again.effects).toEqual([]);
  });
});

describe('adding', () => {
  it('takes what stands behind 补充 at once, and what follows as well', () => {
    const person = desk([filed]);

    expect(person.say(`${number.toLowerCase().replaceAll('-', ' ')} 补充：票找着了`).effects).toEqual([
      acted({ kind: 'add', text: '票找着了' }),
    ]);
    expect(person.say('收钱的姓王').effects).toEqual([acted({ kind: 'add', text: '收钱的姓王' })]);
    expect(person.say('没有了').effects).toEqual([]);
  });

  it('asks for the words by a press, and once more where there are none', () => {
    const person = desk([filed]);
    person.say('查投诉');

    expect(person.press(`complaint-add:${number}`).text).toContain('请说要补充什么');
    expect(person.say('补充').effects).toEqual([]);
    expect(person.say('补充：票找着了').effects).toEqual([acted({ kind: 'add', text: '票找着了' })]);
  });

  it.each([
    '查投诉',
    'my complaint',
    'My complaint.',
    '住院花了一千五能报多少',
    '人工',
    '我要投诉',
    '谢谢',
    '家庭账户还剩多少',
    '退订',
  ])('is not what is plainly something else: %s', (text) => {
    const person = desk([filed]);
    person.say('我要补充');

    expect(person.say(text).outcome).toBe('pass');
  });

  it('to one that has been answered is refused, with the way on', () => {
    const refused = desk([answered]).say('我要补充');

    expect(refused.text).toContain('不能再补充');
    expect(refused.choices).toContain(`complaint-reopen:${number}`);
  });

  it('longer than the desk takes is told so', () => {
    const person = desk([filed]);
    person.say('我要补充');

    expect(person.say('补'.repeat(5_001)).text).toContain('一次最多5000个字');
  });
});

describe('opening again', () => {
  it('asks why, and tells the new last day', () => {
    const person = desk([answered]);
    person.say('查投诉');
    expect(person.press(`complaint-reopen:${number}`, '不满意，再办').citations).toEqual([
      'III.5.2-20-working-days',
    ]);

    const done = person.say('钱没退全');

    expect(done.effects).toEqual([acted({ kind: 'reopen', reason: '钱没退全' })]);
    expect(done.text).toContain('最晚12月18日（周五）前答复您');
  });

  it('is done at once where the reason stands with it, and asked where 再办 was not said', () => {
    expect(desk([answered]).say(`${number} 再办：钱没退全`).effects).toEqual([
      acted({ kind: 'reopen', reason: '钱没退全' }),
    ]);
    const person = desk([answered]);
    person.say('查投诉');
    expect(person.say('不满意，钱没退全').effects).toEqual([]);
    expect(person.press('complaint-reopen-confirm', '再办').effects).toEqual([
      acted({ kind: 'reopen', reason: '钱没退全' }),
    ]);
  });

  it('is let go on 不用了', () => {
    const person = desk([answered]);
    person.say('再办');

    expect(person.say('不用了')).toMatchObject({ effects: [], outcome: 'resting' });
  });

  it('after the days the office gives is refused kindly: a new complaint, the telephone, the committee', () => {
    const late = desk([{ ...answered, answeredAt: longAgo }]).say('再办');

    expect(late.text).toContain('过了30天');
    expect(late.text).toContain('0476-555-0120');
    expect(late.choices).toContain('intent-complaint');
    expect(late.citations).toEqual(['III.5.1-supervision-committee']);
  });

  it('of one still under way is refused, with what can be done instead', () => {
    const refused = desk([filed]).say('再办');

    expect(refused.text).toContain('还在办');
    expect(refused.choices).toContain(`complaint-add:${number}`);
  });
});

describe('rating', () => {
  const asked = { ...answered, ratingAskedAt: now };

  it.each([
    ['5分', 5],
    ['四分', 4],
    ['很满意', 5],
    ['非常不满意', 1],
  ])('%s', (text, satisfaction) => {
    expect(desk([asked]).say(text).effects).toEqual([acted({ kind: 'rate', satisfaction })]);
  });

  it('by a press, by a number once asked for, and out of range told which there are', () => {
    const person = desk([asked]);
    person.say('打分');

    expect(person.say('7分').text).toContain('1分到5分');
    expect(person.say('3').effects).toEqual([acted({ kind: 'rate', satisfaction: 3 })]);
    expect(person.press(`complaint-rating:4:${number}`).effects).toEqual([
      acted({ kind: 'rate', satisfaction: 4 }),
    ]);
  });

  it('a low one offers to have it opened again', () => {
    const low = desk([asked]).say('不满意');

    expect(low.effects).toEqual([acted({ kind: 'rate', satisfaction: 2 })]);
    expect(low.text).toContain('12月22日（周二）以前可以要求再办');
    expect(low.choices).toContain(`complaint-reopen:${number}`);
    expect(desk([asked]).say('4分').choices).toEqual(['intent-menu']);
  });

  it('a second time, or before there is an answer, is refused', () => {
    expect(desk([{ ...asked, satisfaction: 2 }]).say('5分')).toMatchObject({ effects: [] });
    expect(desk([{ ...asked, satisfaction: 2 }]).say('5分').text).toContain('打过分了');
    expect(desk([filed]).say('5分').text).toContain('还没有答复');
  });
});

describe('withdrawing', () => {
  it('says what will happen, and is done only when that is agreed to', () => {
    const person = desk([filed]);

    const asked = person.say('撤回投诉');
    expect(asked.text).toContain('不再办，也不再答复');
    expect(asked.effects).toEqual([]);
    expect(person.press('complaint-withdraw-confirm', '撤回')).toMatchObject({
      effects: [acted({ kind: 'withdraw' })],
      outcome: 'done',
    });
  });

  it('is let go on 不, and on anything else', () => {
    const person = desk([filed]);
    person.say('不告了');

    expect(person.say('不用了').text).toContain('没有撤');
    person.say('撤回投诉');
    expect(person.say('起付线是多少').outcome).toBe('pass');
  });
});

it('has words for whatever the desk refuses', () => {
  for (const why of refusals)
    for (const language of ['zh-CN', 'en'] as const) {
      const at = situation();
      expect(worded([refusedWords(why, at)], { ...at, contact: { ...at.contact, language } })).not.toBe('');
    }
});
