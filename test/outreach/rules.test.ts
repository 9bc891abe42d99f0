import { describe, expect, it } from 'vitest';
import { peopleTerms, reachRules, yearFigures } from '../../src/outreach-rules.ts';
import { readScheme } from '../../src/policy/load.ts';
import type { Scheme } from '../../src/policy/types.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { soundTexts } from '../support/memory-outreach.ts';

const sample = readScheme(sampleSchemeFile, '2026-11-23');
const withProfile = (changed: Partial<Scheme['profile']>): Scheme => ({
  ...sample,
  profile: { ...sample.profile, ...changed },
});
const signed = (year: number) => ({ year, signedOn: '2026-10-01', signedBy: '旗合管办', source: '文件' });
const real = withProfile({ demo: false, signedYears: [signed(2027)] });

describe('the years that may be broadcast for', () => {
  it('are those that the office has signed, with their figures', () => {
    const figuresOf = yearFigures({ scheme: real, production: true });

    expect(figuresOf(2027)).toMatchObject({ premium: 1000, paymentDeadline: '12-20' });
    expect(figuresOf(2028)).toBeUndefined();
    expect(figuresOf(2026)).toBeUndefined();
  });

  it('of a fictional scheme: those around its clock, but none in production', () => {
    expect(yearFigures({ scheme: sample, production: false })(2027)).toBeDefined();
    expect(yearFigures({ scheme: sample, production: true })(2027)).toBeUndefined();
  });
});

describe('on what people may be told', () => {
  const platforms = ['telegram', 'wechat'] as const;

  it('on channels that are set up', () => {
    expect(peopleTerms({ scheme: sample, production: false, channels: ['web'] }).channels).toEqual({
      ...{ telegram: false, wechat: false, web: true },
    });
    expect(peopleTerms({ scheme: sample, production: false, channels: platforms }).channels).toEqual({
      ...{ telegram: true, wechat: true, web: false },
    });
  });

  it('of a real office’s household not on Telegram without a legal basis', () => {
    expect(peopleTerms({ scheme: real, production: true, channels: platforms }).channels).toEqual({
      ...{ telegram: false, wechat: true, web: false },
    });
  });

  it('by a notice when the office has a template, by mass messages when it wants them and there is a text', () => {
    const rules = (scheme: Scheme) =>
      reachRules({ scheme, production: false, channels: platforms })({
        ...soundTexts,
        en: { personal: 'Hello', generic: ' ' },
      });
    const { outreach } = sample.profile;
    const template = { way: 'template', templateId: 't', fields: { thing1: 'number' } } as const;

    expect(
      rules(withProfile({ outreach: { ...outreach, massMessages: false }, wechat: { notices: {} } })),
    ).toMatchObject({
      ...{ notice: false, mass: [] },
    });
    expect(
      rules(
        withProfile({
          outreach: { ...outreach, massMessages: true },
          wechat: { notices: { reminder: template } },
        }),
      ),
    ).toMatchObject({ notice: true, mass: ['zh-CN'] });
  });
});
