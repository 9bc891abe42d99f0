/** Puts a scheme together from the plan and the office's profile. Pure over texts, but for the two read… functions. */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Day } from '../kernel/day.ts';
import { yearOf } from '../kernel/day.ts';
import { withOriginals } from './clauses.ts';
import { faultLines, SchemeFault } from './fault.ts';
import type { SchemeProfile, SignedYear } from './profile.ts';
import { profileSchema } from './profile.ts';
import { checkRate } from './rates.ts';
import { readRuleSet } from './rule-set.ts';
import { tariffOn } from './tariff.ts';
import type { RuleSet, Scheme } from './types.ts';

export interface SchemeTexts {
  /** The profile as YAML. */
  readonly profileText: string;
  /** Its name in messages. */
  readonly profileFile?: string;
  /** The original Chinese wording, where the office has loaded it. */
  readonly originalsText?: string;
  readonly ruleSet: RuleSet;
  /** The clock's day: the years of a demo profile move with it. */
  readonly today: Day;
}

/** Throws SchemeFault naming every fault with file and key. */
export function loadScheme(texts: SchemeTexts): Scheme {
  const file = texts.profileFile ?? 'scheme.yaml';
  const profile = parseProfile(file, texts.profileText);
  const faults = profileFaults(file, profile, texts.ruleSet);
  if (profile.originalClauses !== undefined && texts.originalsText === undefined)
    faults.push(`${file}: originalClauses: ${profile.originalClauses} was not read`);
  if (faults.length > 0) throw new SchemeFault(faults);
  const { originalsText } = texts;
  const originalsFile = profile.originalClauses ?? 'originals.md';
  return {
    ruleSet:
      originalsText === undefined
        ? texts.ruleSet
        : {
            ...texts.ruleSet,
            clauses: withOriginals(texts.ruleSet.clauses, originalsFile, originalsText),
          },
    profile: profile.demo ? { ...profile, signedYears: demoYears(texts.today) } : profile,
  };
}

/** Reads a profile from disk, and the file of original wording that it names. */
export function readScheme(path: string, today: Day): Scheme {
  const profileText = readText(path);
  const file = basename(path);
  const { originalClauses } = parseProfile(file, profileText);
  return loadScheme({
    profileText,
    profileFile: file,
    ruleSet: readRuleSet(),
    today,
    ...(originalClauses === undefined
      ? {}
      : { originalsText: readText(resolve(dirname(path), originalClauses)) }),
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SchemeFault([`${path}: cannot be read`]);
  }
}

function parseProfile(file: string, text: string): SchemeProfile {
  let yaml: unknown;
  try {
    yaml = parse(text);
  } catch (error) {
    throw new SchemeFault([`${file}: is not valid YAML: ${error instanceof Error ? error.message : ''}`]);
  }
  const parsed = profileSchema.safeParse(yaml);
  if (!parsed.success) throw new SchemeFault(faultLines(file, parsed.error));
  return parsed.data;
}

/** The sample scheme answers for its clock's year, two before and one after, so that it is never stale. */
function demoYears(today: Day): readonly SignedYear[] {
  return [-2, -1, 0, 1].map((offset) => {
    const year = yearOf(today) + offset;
    return {
      year,
      signedOn: `${year - 1}-12-01`,
      signedBy: '演示数据',
      source: '演示数据：虚构的签发，不是真实的年度文件',
    };
  });
}

function profileFaults(file: string, profile: SchemeProfile, ruleSet: RuleSet): string[] {
  const faults: string[] = [];
  if (profile.demo && profile.signedYears.length > 0)
    faults.push(`${file}: signedYears: a demo profile is signed for its clock's years, leave them out`);
  const years = profile.signedYears.map(({ year }) => year);
  for (const year of new Set(years.filter((one, index) => years.indexOf(one) !== index)))
    faults.push(`${file}: signedYears: ${year} is signed twice`);
  profile.configuredRates.forEach((configured, index) => {
    const key = `${file}: configuredRates.${index}`;
    const check = checkRate(tariffOn(ruleSet, configured.from), configured.tier, configured.rate);
    if (check.kind === 'rate-out-of-range') {
      const [low, high] = check.allowed;
      faults.push(
        `${key}.rate: RATE_OUT_OF_RANGE: tier ${configured.tier} allows ${low.toFixed(2)} to ${high.toFixed(2)}`,
      );
    }
    if (configured.to !== undefined && configured.to < configured.from)
      faults.push(`${key}.to: comes before from`);
    const other = profile.configuredRates.findIndex(
      (before) => before !== configured && overlap(before, configured),
    );
    if (other !== -1 && other < index) faults.push(`${key}: overlaps configuredRates.${other}`);
  });
  profile.institutions.forEach(({ from, to }, index) => {
    if (from !== undefined && to !== undefined && to < from)
      faults.push(`${file}: institutions.${index}.to: comes before from`);
  });
  return faults;
}

type Rated = SchemeProfile['configuredRates'][number];

function overlap(one: Rated, other: Rated): boolean {
  const endless = '9999-12-31';
  return one.tier === other.tier && one.from <= (other.to ?? endless) && other.from <= (one.to ?? endless);
}
