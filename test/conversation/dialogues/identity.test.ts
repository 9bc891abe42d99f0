import { describe, expect, it } from 'vitest';
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import type { Candidate, CertificateLock } from '../../../src/identity/identity.ts';
import { about, bound, contact, now, sitDown, situation } from './complaint-desk.ts';

const inADay = new Date(now.getTime() + 24 * 3_600_000);
const consent = { version: consentVersion, at: now };

const members: readonly (Candidate & { certificate: string; idLast4: string })[] = [
  {
    memberId: 11,
    name: '乌力吉',
    relation: 'head',
    householdId: 1,
    idLast4Matches: false,
    certificate: '150422000001',
    idLast4: '1234',
  },
  {
    memberId: 14,
    name: '萨仁',
    relation: 'grandchild',
    bornOn: '2019-08-08',
    householdId: 1,
    idLast4Matches: false,
    certificate: '150422000001',
    idLast4: '9900',
  },
  {
    memberId: 12,
    name: '其木格',
    relation: 'spouse',
    householdId: 1,
    idLast4Matches: false,
    certificate: '150422000001',
    idLast4: '4321',
  },
];

function records(lock?: CertificateLock) {
  return ({ candidates: given }: Needs): Facts => {
    if (!given) return {};
    const named = members.filter(
      ({ certificate, name }) => certificate === given.certificate && name === given.name,
    );
    return {
      candidates: named.map(({ idLast4, ...one }) => ({ ...one, idLast4Matches: idLast4 === given.idLast4 })),
      ...(lock && { certificateLock: lock }),
    };
  };
}

/** With consent given before, so that the three things are asked for at once. */
function consented(
  change: Parameters<typeof contact>[0] = {},
  lock?: CertificateLock,
  bindings = [] as (typeof bound)[],
) {
  return sitDown(identityDialogue, {
    situation: situation({ contact: contact({ consent, ...change }), bindings }),
    facts: records(lock),
  });
}

describe('consent', () => {
  it('is asked for first, saying what is used and what for, and that nothing is passed on', () => {
    const first = sitDown(identityDialogue).say('我家账户还剩多少');

    expect(first.text).toMatch(/证号、姓名、身份证后四位.*不转给别人/);
    expect(first.choices).toEqual(['identity-agree', 'identity-refuse']);
    expect(first.needs).toEqual({});
  });

  it('is not a dead end when refused', () => {
    const desk = sitDown(identityDialogue);
    desk.say('查账户');

    const refused = desk.say('不同意');

    expect(refused.outcome).toBe('done');
    expect(refused.effects).toEqual([]);
    expect(refused.choices).toContain('intent-policy');
    expect(refused.text).toContain('照样行');
  });

  it.each(['同意', '好的', '行', '我同意'])('is stored with its version when given: %s', (text) => {
    const desk = sitDown(identityDialogue);
    desk.say('查账户');

    const given = desk.say(text);

    expect(given.effects).toEqual([{ kind: 'consent-given', version: consentVersion }]);
    expect(given.text).toContain('合作医疗证号');
  });

  it('is given and the three things taken in one message', () => {
    const desk = sitDown(identityDialogue, { facts: records() });
    desk.say('查账户');

    const given = desk.say('同意，150422000001 乌力吉 1234');

    expect(given.effects.map(({ kind }) => kind)).toEqual(['consent-given', 'bound', 'audited']);
  });

  it('is waited for: credentials sent before it are left unread', () => {
    const desk = sitDown(identityDialogue, { facts: records() });
    desk.say('查账户');

    const early = desk.say('150422000001 乌力吉 1234');

    expect(early.needs).toEqual({});
    expect(early.effects).toEqual([]);
    expect(early.text).toContain('先同意');
  });

  it('is asked again when the text has changed since', () => {
    const desk = sitDown(identityDialogue, {
      situation: situation({ contact: contact({ consent: { version: '2001-01', at: now } }) }),
    });

    expect(desk.say('查账户').choices).toContain('identity-agree');
  });

  it('lets another question through, and asks after two misses whether a person should help', () => {
    const desk = sitDown(identityDialogue);
    desk.say('查账户');

    expect(desk.hear(about('policy', '起付线是多少')).outcome).toBe('pass');
    expect(desk.say('嗯嗯呃').choices).not.toContain('intent-human');
    expect(desk.say('呃呃').choices).toContain('intent-human');
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
    expect(answer.effects).toEqual([]);
    expect(answer.text).toContain('先停一天');
  });
});

describe('who else', () => {
  it('a child under 14 is left to the guardian, who goes on at once', () => {
    const desk = consented();
    desk.say('查报销');

    const child = desk.say('150422000001 萨仁 9900');

    expect(child.effects).toEqual([]);
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
