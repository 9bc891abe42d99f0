import { describe, expect, it } from 'vitest';
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import { about, sitDown } from './complaint-desk.ts';
import { consented } from './identity-desk.ts';

describe('the words of the check', () => {
  it.each(['150422000001', '150422000001 乌力吉 9999', '15042219680305', '150422196803051234'])(
    'are not kept: %s',
    (text) => {
      const desk = consented();
      desk.say('查账户');

      expect(desk.say(text).effects).toContainEqual({ kind: 'words-concealed' });
    },
  );

  it('are not kept when they come in the message that led here, or before consent', () => {
    const early = sitDown(identityDialogue).say('查账户，150422000001 乌力吉 1234');

    expect(early.effects).toEqual([{ kind: 'words-concealed' }]);
  });

  it('are kept when they are words', () => {
    const desk = consented();

    expect(desk.say('2026年交了没').effects).toEqual([]);
    expect(desk.say('啥呀').effects).toEqual([]);
  });
});

describe('the three things', () => {
  it('are asked for one at a time, and the member is bound', () => {
    const desk = consented();
    expect(desk.say('查账户').text).toContain('合作医疗证号');
    expect(desk.say('150422000001').text).toContain('姓名');
    expect(desk.say('乌力吉').text).toContain('最后四位');

    const last = desk.say('1234');

    expect(last.outcome).toBe('done');
    expect(last.effects).toEqual([
      { kind: 'bound', memberId: 11 },
      { kind: 'audited', action: 'identity-verified', subject: 'member:11' },
      { kind: 'words-concealed' },
    ]);
    expect(last.text).toBe('核对好了，乌*，您好。');
  });

  it('may come whole, even in the message that asked', () => {
    expect(consented().say('查账户，150422000001 乌力吉 1234').effects[0]).toEqual({
      kind: 'bound',
      memberId: 11,
    });
  });

  it('are not read from a year in the question that led here', () => {
    expect(consented().say('2026年交了没').state).toEqual({ at: 'asking', misses: 0 });
  });

  it('are taken in any order; what is there is not asked again', () => {
    const desk = consented();
    desk.say('查账户');
    expect(desk.say('1234').text).toContain('合作医疗证号');
    expect(desk.say('150422000001').text).toContain('姓名');

    expect(desk.say('乌力吉').effects[0]).toEqual({ kind: 'bound', memberId: 11 });
  });

  it('say so when a whole ID number was typed', () => {
    const desk = consented();
    desk.say('查账户');

    const typed = desk.say('150422196803051234');

    expect(typed.text).toContain('只取了最后四位');
    expect(JSON.stringify(typed.state)).not.toContain('19680305');
  });

  it('are asked for politely again, with a person after the second miss', () => {
    const desk = consented();
    desk.say('查账户');

    expect(desk.say('啥呀').text).toContain('8到14位数字');
    const second = desk.say('哎呀');

    expect(second.choices).toEqual(['intent-human']);
    expect(second.text).toContain('0476-555-0101');
  });

  it('wait while another question is answered, and are asked for again afterwards', () => {
    const desk = consented();
    desk.say('查账户');
    desk.say('150422000001');

    expect(desk.hear(about('policy', '起付线是多少钱啊')).outcome).toBe('pass');
    expect(desk.press('account-movements').outcome).toBe('pass');
    expect(desk.asksNow()).toContain('姓名');
  });
});
