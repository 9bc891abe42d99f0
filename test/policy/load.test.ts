import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScheme } from '../../src/policy/load.ts';
import { configuredRateOn } from '../../src/policy/rates.ts';
import { ruleSetFor, refusalsForProduction } from '../../src/policy/years.ts';
import { faultsOf as faultsOfAction, load, office, today } from './office.ts';

const faultsOf = (profileText: string) => faultsOfAction(() => load(profileText));

describe('the years of a scheme', () => {
  const scheme = load(office);

  it('are those its office has signed, each with its signature', () => {
    expect(ruleSetFor(scheme, '2026-12-31')).toMatchObject({
      kind: 'signed',
      year: 2026,
      signature: { signedBy: '主任', source: '某文件1号' },
      tariff: { premium: 1000 },
    });
  });

  it.each(['2025-12-31', '2027-01-01'])('never lend their rules to another: %s is refused', (day) => {
    expect(ruleSetFor(scheme, day)).toEqual({ kind: 'year-not-signed', year: Number.parseInt(day, 10) });
  });

  it('let production start in a signed year only', () => {
    expect(refusalsForProduction(scheme, 2026)).toEqual([]);
    expect(refusalsForProduction(scheme, 2027)).toEqual([
      'The rule set is not signed for 2027: have the office sign that year in signedYears of the scheme profile.',
    ]);
  });
});

describe('the sample scheme', () => {
  const path = new URL('../../prisma/sample/scheme.yaml', import.meta.url).pathname;

  it.each(['2026-11-22', '2031-01-01'])(
    'is signed from two years before the clock to one after: %s',
    (day) => {
      const year = Number.parseInt(day, 10);
      const { signedYears } = readScheme(path, day).profile;
      expect(signedYears.map((signed) => signed.year)).toEqual([year - 2, year - 1, year, year + 1]);
      expect(signedYears.every((signed) => signed.source.startsWith('演示数据'))).toBe(true);
    },
  );

  it('never starts in production', () => {
    expect(refusalsForProduction(readScheme(path, today), 2026)).toEqual([
      'The scheme profile is the fictional sample (demo: true): load the profile of a real office.',
    ]);
  });

  it('has offices, hours and fictional numbers, but no rate and no income line', () => {
    const { profile } = readScheme(path, today);
    expect(profile.sumuOffices.length).toBeGreaterThanOrEqual(8);
    expect(profile.hours['zh-CN']).toBe('周一至周五 8:30–11:30、14:30–17:00');
    const numbers = [
      ...Object.values(profile.telephones),
      ...profile.sumuOffices.map((one) => one.telephone),
    ];
    expect(numbers.every((number) => number?.includes('-555-'))).toBe(true);
    expect([profile.configuredRates, profile.incomeLines]).toEqual([[], []]);
  });
});

describe('a rate of the committee', () => {
  const rate = (line: string) => `${office}configuredRates:\n  - { tier: banner, ${line} }\n`;

  it('is taken inside the range of the plan, from its day to its last', () => {
    const scheme = load(rate("rate: '0.45', from: 2026-03-01, to: 2026-06-30, source: 旗合管委1号"));
    const on = (day: string) => configuredRateOn(scheme, 'banner', day)?.rate.toString();
    expect([on('2026-02-28'), on('2026-03-01'), on('2026-06-30'), on('2026-07-01')]).toEqual([
      undefined,
      '0.45',
      '0.45',
      undefined,
    ]);
    expect(configuredRateOn(scheme, 'sumu', '2026-03-01')).toBeUndefined();
  });

  it.each(['0.30', '0.50'])('may be the very end of the range: %s', (share) => {
    expect(faultsOf(rate(`rate: '${share}', from: 2026-01-01, source: x`))).toEqual([]);
  });

  it.each(['0.29', '0.500001'])('is refused outside, and told what is allowed: %s', (share) => {
    expect(faultsOf(rate(`rate: '${share}', from: 2026-01-01, source: x`))).toEqual([
      'scheme.yaml: configuredRates.0.rate: RATE_OUT_OF_RANGE: tier banner allows 0.30 to 0.50',
    ]);
  });

  it.each([
    ["rate: '0.45', source: x", 'from'],
    ["rate: '0.45', from: 2026-01-01", 'source'],
  ])('needs a date and a source: %s', (line, key) => {
    expect(faultsOf(rate(line)).join()).toContain(`configuredRates.0.${key}`);
  });

  it('must not overlap another of its tier', () => {
    const one = "rate: '0.45', from: 2026-01-01, source: x";
    const both = `${rate(one)}  - { tier: banner, rate: '0.40', from: 2026-05-01, source: y }\n`;
    expect(faultsOf(both)).toEqual(['scheme.yaml: configuredRates.1: overlaps configuredRates.0']);
    expect(faultsOf(both.replace('2026-01-01, source', '2026-01-01, to: 2026-04-30, source'))).toEqual([]);
    expect(
      faultsOf(both.replace('tier: banner, rate: ', 'tier: sumu, rate: ').replace('0.45', '0.55')),
    ).toEqual([]);
  });

  it('must not end before it begins', () => {
    expect(faultsOf(rate("rate: '0.45', from: 2026-05-01, to: 2026-04-30, source: x"))).toEqual([
      'scheme.yaml: configuredRates.0.to: comes before from',
    ]);
  });
});

describe('a faulty profile is refused by file and key', () => {
  it.each([
    ['no telephone', '  telephones: {}', /telephones/],
    ['text that is not YAML', 'a: [', /scheme\.yaml: is not valid YAML/],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text).join('\n')).toMatch(fault);
  });

  it.each([
    [
      'a year signed twice',
      '  - { year: 2026, signedOn: 2025-12-02, signedBy: a, source: b }\n',
      'scheme.yaml: signedYears: 2026 is signed twice',
    ],
    ['an unknown key', 'phone: 1\n', 'scheme.yaml: Unrecognized key: "phone"'],
    [
      'an unknown switch',
      'switches: { deductible: never }\n',
      'scheme.yaml: switches: Unrecognized key: "deductible"',
    ],
    [
      'outpatient care paid from the pool',
      "switches: { chronicOutpatient: 'on' }\n",
      'scheme.yaml: switches.chronicOutpatient: Invalid input: expected "off"',
    ],
    [
      'a factor above 1',
      "switches: { noReferralFactor: '1.10' }\n",
      'scheme.yaml: switches.noReferralFactor: must be a quoted share between 0 and 1',
    ],
    [
      'a negative fixed sum',
      "switches: { childbirthFixed: '-1.00' }\n",
      'scheme.yaml: switches.childbirthFixed: must be a quoted sum in yuan',
    ],
    [
      'an income line of nothing',
      "incomeLines: [{ year: 2026, amount: '0.00', source: x }]\n",
      'scheme.yaml: incomeLines.0.amount: must be a quoted sum in yuan above 0',
    ],
    [
      'an institution that ends before it begins',
      'institutions: [{ name: 甲, nameEn: A, tier: sumu, designated: designated, from: 2026-01-02, to: 2026-01-01 }]\n',
      'scheme.yaml: institutions.0.to: comes before from',
    ],
    [
      'an original wording that was not read',
      'originalClauses: originals.md\n',
      'scheme.yaml: originalClauses: originals.md was not read',
    ],
  ])('%s', (_, more, fault) => {
    expect(faultsOf(office + more)).toContain(fault);
  });

  it('a demo profile that claims signed years', () => {
    expect(faultsOf(office.replace('demo: false', 'demo: true'))).toEqual([
      "scheme.yaml: signedYears: a demo profile is signed for its clock's years, leave them out",
    ]);
  });

  it('a file that is not there', () => {
    expect(() => readScheme('/nowhere/scheme.yaml', today)).toThrow('/nowhere/scheme.yaml: cannot be read');
  });
});

describe("an office's original wording", () => {
  it('is read from beside the profile and marked as original', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scheme-'));
    try {
      writeFileSync(join(folder, 'scheme.yaml'), `${office}originalClauses: originals.md\n`);
      writeFileSync(join(folder, 'originals.md'), '## III.4.2-cap\n\n封顶线为贰万元。\n');
      const { clauses } = readScheme(join(folder, 'scheme.yaml'), today).ruleSet;
      expect(clauses.get('III.4.2-cap')).toMatchObject({ wording: 'original' });
      expect(clauses.get('III.4.2-cap')?.text['zh-CN']).toBe('封顶线为贰万元。');
      expect(clauses.get('III.4.2-rates')?.wording).toBe('reconstructed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
