import { describe, expect, it } from 'vitest';
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import type { Candidate, CertificateLock } from '../../../src/identity/identity.ts';
import { bound, contact, now, sitDown, situation } from './complaint-desk.ts';

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
