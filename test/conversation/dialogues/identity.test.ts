import { describe, expect, it } from 'vitest';
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import type { Candidate, CertificateLock } from '../../../src/identity/identity.ts';
import type { bound} from './complaint-desk.ts';
import { about, contact, now, sitDown, situation } from './complaint-desk.ts';

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
