/** Which complaint is meant, and whether whoever writes may touch it. */
import { describe, expect, it } from 'vitest';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { acted, answered, desk, filed, number } from './complaint-filed.ts';

describe('of several', () => {
  const other = {
    ...filed,
    number: makeNumber('complaint', 2026, 9),
    category: 'no-receipt',
    text: '卫生院不给票',
  } as const;

  it('asks which one, and keeps what was said for it', () => {
    const person = desk([filed, other, answered]);

    expect(person.say('我要补充：票找着了').choices).toEqual([
      `complaint-which:${number}`,
      `complaint-which:${other.number}`,
    ]);
    expect(person.say('嗯嗯').text).toContain('没对上');
    expect(person.say('不给票那个').effects).toEqual([
      { kind: 'complaint-acted', number: other.number, action: { kind: 'add', text: '票找着了' } },
    ]);
  });

  it('needs no asking where it can be done with one only', () => {
    expect(desk([filed, { ...other, state: 'withdrawn' }]).say('撤回投诉').text).toContain(number);
  });
});

describe('one filed from elsewhere', () => {
  it('opens by its code, and then what was wanted is done', () => {
    const person = desk([], filed);

    expect(person.say(`${number} 补充：票找着了`).text).toContain('查询码');
    expect(person.say('123456').effects).toEqual([acted({ kind: 'add', text: '票找着了' })]);
    expect(person.say('撤回投诉').text).toContain('要撤回投诉');
  });

  it('is done nothing with while the code is wrong', () => {
    const refused = desk([], filed).say(`${number} 查询码 654321 撤回投诉`);

    expect(refused.effects.map(({ kind }) => kind)).not.toContain('complaint-acted');
    expect(refused.text).toContain('编号和查询码对不上');
  });
});

describe('while a number or a code is asked for', () => {
  it('whoever wants something of their own complaint, or begins another, is not held up', () => {
    const person = desk([filed]);
    const elsewhere = makeNumber('complaint', 2026, 9);
    person.say(`${elsewhere} 补充：我也有`);

    expect(person.say('我的投诉还要多久答复').text).toContain(`投诉 ${number}`);
    person.say(`${elsewhere} 补充：我也有`);
    expect(person.say('撤回投诉').text).toContain(`要撤回投诉 ${number}`);
    person.say(elsewhere);
    expect(person.say('我要投诉').outcome).toBe('pass');
  });

  it('after two misses what is said is taken for something else', () => {
    const person = desk([]);
    person.say('查投诉');
    person.say('嗯');

    expect(person.say('啊').outcome).toBe('resting');
    expect(person.say('哦哦').outcome).toBe('pass');
  });

  it('a mistyped number keeps what was wanted', () => {
    const person = desk([filed]);

    expect(person.say(`${number.slice(0, -1)}8 补充：票找着了`).text).toContain('最后一位对不上');
    expect(person.say(number).effects).toEqual([acted({ kind: 'add', text: '票找着了' })]);
  });
});
