import { describe, expect, it } from 'vitest';
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import { bound, now, sitDown, situation } from './complaint-desk.ts';
import { consented } from './identity-desk.ts';

const inADay = new Date(now.getTime() + 24 * 3_600_000);

describe('what does not fit', () => {
  it('is counted on contact and certificate, and does not say which', () => {
    const texts = ['150422000001 乌力吉 9999', '150422000001 王小花 1234', '999999999999 乌力吉 1234'].map(
      (text) => {
        const desk = consented();
        desk.say('查账户');
        const wrong = desk.say(text);
        expect(wrong.effects.map(({ kind }) => kind)).toEqual([
          'failures-counted',
          'certificate-lock-set',
          'audited',
          'words-concealed',
        ]);
        expect(wrong.outcome).toBe('waiting');
        return wrong.text;
      },
    );

    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('还能再试2次');
  });

  it('begins anew: nothing of the wrong try is kept', () => {
    const desk = consented();
    desk.say('查账户');

    expect(desk.say('150422000001 乌力吉 9999').state).toEqual({ at: 'asking', misses: 0 });
  });

  it('locks for a day at the third time, with the way to the office', () => {
    const desk = consented({ failedAttempts: 2 });
    desk.say('查账户');

    const third = desk.say('150422000001 乌力吉 9999');

    expect(third.outcome).toBe('done');
    expect(third.effects[0]).toEqual({ kind: 'failures-counted', failedAttempts: 3, lockedUntil: inADay });
    expect(third.text).toContain('11月23日（周一）10:00以后');
    expect(third.text).toContain('0476-555-0101');
  });

  it('is what a locked certificate answers too, even to the right three', () => {
    const lock = { failedAttempts: 5, firstFailedAt: now, lockedUntil: inADay };
    const locked = consented({}, lock);
    const wrong = consented();
    locked.say('查账户');
    wrong.say('查账户');

    expect(locked.say('150422000001 乌力吉 1234').text).toBe(wrong.say('150422000001 乌力吉 9999').text);
  });

  it('never names certificate numbers in the audit', () => {
    const desk = consented();
    desk.say('查账户');

    expect(desk.say('150422000001 乌力吉 9999').effects).toContainEqual({
      kind: 'audited',
      action: 'identity-refused',
      subject: 'certificate:****0001',
    });
  });

  it('is not even looked at while the contact is locked', () => {
    const answer = consented({ lockedUntil: inADay }).say('150422000001 乌力吉 1234');

    expect(answer.outcome).toBe('done');
    expect(answer.needs).toEqual({});
    expect(answer.effects).toEqual([{ kind: 'words-concealed' }]);
    expect(answer.text).toContain('先停一天');
  });
});

describe('who else', () => {
  it('a child under 14 is left to the guardian, who goes on at once', () => {
    const desk = consented();
    desk.say('查报销');

    const child = desk.say('150422000001 萨仁 9900');

    expect(child.effects).toEqual([{ kind: 'words-concealed' }]);
    expect(child.text).toContain('监护人');
    expect(desk.say('乌力吉 1234').effects[0]).toEqual({ kind: 'bound', memberId: 11 });
  });

  it('another adult of a verified household gives only name and last four', () => {
    const desk = consented({}, undefined, [bound]);

    expect(desk.say('查我老伴的报销').text).toContain('请他本人发自己的姓名');
    expect(desk.say('其木格 4321').effects[0]).toEqual({ kind: 'bound', memberId: 12 });
  });

  it('nobody where household records may not be told', () => {
    const answer = sitDown(identityDialogue, { situation: situation({ householdDataAllowed: false }) }).say(
      '查账户',
    );

    expect(answer.outcome).toBe('done');
    expect(answer.text).toContain('0476-555-0101');
    expect(answer.text).not.toContain('同意');
  });
});
