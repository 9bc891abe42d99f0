import { describe, expect, it } from 'vitest';
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import { about, bound, contact, now, sitDown, situation } from './complaint-desk.ts';
import { records } from './identity-desk.ts';

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

  it.each(['同意', '好的', '行', '我同意', '行吧，同意', '那就同意吧'])(
    'is stored with its version when given: %s',
    (text) => {
      const desk = sitDown(identityDialogue);
      desk.say('查账户');

      const given = desk.say(text);

      expect(given.effects).toEqual([{ kind: 'consent-given', version: consentVersion }]);
      expect(given.text).toContain('合作医疗证号');
    },
  );

  it.each([
    '为什么要我同意？',
    '不太同意',
    '我没同意',
    '同意不了',
    '什么叫同意',
    '可以查别人的吗',
    '要是我同意会泄露吗',
    'I cannot agree',
    'why should I agree',
    '嗯？',
    '同意？',
    '留',
    '有',
    '交了',
    '同意？150422000001 乌力吉 1234',
  ])('is never taken from a question, a doubt or half a refusal: %s', (text) => {
    const desk = sitDown(identityDialogue, { facts: records() });
    desk.say('查账户');

    const answer = desk.say(text);

    expect(answer.effects.map(({ kind }) => kind)).not.toContain('consent-given');
    expect(answer.needs).toEqual({});
  });

  it('is explained again to whoever asks about it', () => {
    const desk = sitDown(identityDialogue);
    desk.say('查账户');

    const answer = desk.say('为什么要我同意？');

    expect(answer.text).toMatch(/不让别人查您家的账[\s\S]*不转给别人[\s\S]*您同意吗/);
    expect(answer.choices).toEqual(['identity-agree', 'identity-refuse']);
  });

  it('is all that is asked of somebody verified before the text changed', () => {
    const desk = sitDown(identityDialogue, { situation: situation({ bindingsBefore: [bound] }) });
    expect(desk.say('查账户').choices).toContain('identity-agree');

    const renewed = desk.say('同意');

    expect(renewed).toMatchObject({
      outcome: 'done',
      effects: [{ kind: 'consent-given', version: consentVersion }],
    });
    expect(renewed.text).toContain('核对好了，乌*');
  });

  it('is given and the three things taken in one message', () => {
    const desk = sitDown(identityDialogue, { facts: records() });
    desk.say('查账户');

    const given = desk.say('同意，150422000001 乌力吉 1234');

    expect(given.effects.map(({ kind }) => kind)).toEqual([
      'consent-given',
      'bound',
      'audited',
      'words-concealed',
    ]);
  });

  it('is waited for: credentials sent before it are left unread', () => {
    const desk = sitDown(identityDialogue, { facts: records() });
    desk.say('查账户');

    const early = desk.say('150422000001 乌力吉 1234');

    expect(early.needs).toEqual({});
    expect(early.effects).toEqual([{ kind: 'words-concealed' }]);
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
