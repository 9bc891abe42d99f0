/**
 * The office's own facts, read from its scheme profile: what the plan does not say and no program may invent –
 * telephones, hours, addresses, designated institutions, signed years.
 */
import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import { isDay } from '../kernel/day.ts';
import type { ChannelName } from '../kernel/message.ts';
import type { Fen } from '../kernel/money.ts';
import { parseRate, parseYuan } from '../kernel/money.ts';
import { retentionSchema } from './retention.ts';
import { switchesSchema } from './switches.ts';
import { tiers } from './tier.ts';

const words = z.string().trim().min(1, 'must not be empty');
const inBothLanguages = z.strictObject({ 'zh-CN': words, en: words });
const day = z.string().refine(isDay, 'must be a day that exists, like 2026-01-01');
const year = z.int().min(2000).max(2100);
const telephone = z.string().regex(/^[0-9+][0-9 -]{2,19}$/, 'must be a quoted telephone number');

const yuan = z.string().transform((text, context): Fen => {
  const amount = parseYuan(text);
  if (amount !== undefined && amount > 0) return amount;
  context.addIssue({ code: 'custom', message: 'must be a quoted sum in yuan above 0' });
  return z.NEVER;
});

const rate = z.string().transform((text, context) => {
  const share = parseRate(text);
  if (share !== undefined) return share;
  context.addIssue({ code: 'custom', message: 'must be a quoted share between 0 and 1, like "0.45"' });
  return z.NEVER;
});

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a quoted time like "08:30"');

/** When staff are reminded; on working days only. */
const officeHours = z
  .array(
    z
      .strictObject({ from: timeOfDay, to: timeOfDay })
      .refine(({ from, to }) => from < to, 'must begin before it ends'),
  )
  .min(1)
  .readonly();

const sumuOffice = z.strictObject({
  /** "林东镇". */
  sumu: words,
  sumuEn: words,
  aliases: z.array(words).readonly().default([]),
  /** Where its joint management office sits (III.1.2). */
  office: inBothLanguages,
  /** Where the premium is paid (III.3.2). */
  payAt: inBothLanguages,
  telephone: telephone.optional(),
});

const institution = z.strictObject({
  name: words,
  nameEn: words,
  /** What people call it; the longest match wins. */
  aliases: z.array(words).readonly().default([]),
  tier: z.enum(tiers),
  /** `unknown`: the office has not said, so nothing may be promised. */
  designated: z.enum(['designated', 'not-designated', 'unknown']),
  /** First and last day of the status: "定点资格动态管理，违规可取消" (III.6.1). */
  from: day.optional(),
  to: day.optional(),
});

const signedYear = z.strictObject({ year, signedOn: day, signedBy: words, source: words });

const configuredRate = z.strictObject({
  tier: z.enum(tiers),
  rate,
  from: day,
  to: day.optional(),
  source: words,
});

const noticeValue = z.union([z.enum(['number', 'state', 'day']), z.strictObject({ text: words })]);

/** One of the WeChat account's own notice templates: its id, and what of the news each of its fields shows. */
const noticeTemplate = z.strictObject({
  way: z.enum(['template', 'subscription']),
  templateId: words,
  fields: z
    .record(z.string().regex(/^[a-z_]+\d*$/, 'must be a field of the template, like thing1'), noticeValue)
    .refine((fields) => Object.keys(fields).length > 0, 'must name at least one field'),
});

const menuGroup = z.strictObject({
  label: words,
  /** The button, or the button and what pressing it says. */
  items: z
    .array(
      z.union([
        words.transform((label) => ({ label, says: label })),
        z.strictObject({ label: words, says: words }),
      ]),
    )
    .min(1)
    .max(5)
    .readonly(),
});

const wechat = z.strictObject({
  notices: z
    .strictObject({
      claim: noticeTemplate.optional(),
      complaint: noticeTemplate.optional(),
      reminder: noticeTemplate.optional(),
    })
    .prefault({}),
  /** Instead of heyi's own menu. */
  menu: z.array(menuGroup).min(1).max(3).readonly().optional(),
});

/** When people may be written to unasked, China time, and in which ways. */
const outreach = z.strictObject({
  /** Nothing is sent from this time of the evening until that of the morning. */
  quietHours: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => to < from, 'must begin in the evening and end in the morning')
    .default({ from: '21:00', to: '08:00' }),
  /** Are weekends and holidays left in peace? */
  restDays: z.enum(['quiet', 'sending']).default('quiet'),
  /** A schedule missed by more than this does not start any more. */
  graceMinutes: z
    .int()
    .min(1)
    .max(24 * 60)
    .default(120),
  /** WeChat's mass messages, four a month to each: only a text without anything personal. */
  massMessages: z.boolean().default(false),
});

/** What a language model may do where one is set up (LLM_BASE_URL); only text without identity reaches it. */
const languageModel = z.strictObject({
  /** Puts a clause's plain sentences into plainer words for whoever asked. */
  plainWords: z.boolean().default(false),
  /** Takes a guess at what a message is about that stayed unclear. */
  routing: z.boolean().default(false),
});

/** On what ground, since when, by whom: PIPL art. 36, 38, 39 and 55 for data that leave the country. */
const legalBasis = z.strictObject({ basis: words, recordedOn: day, recordedBy: words });

export const profileSchema = z.strictObject({
  /** What the scheme calls itself. */
  name: inBothLanguages,
  /** A fictional scheme: marked 演示数据, never a production start. */
  demo: z.boolean(),
  telephones: z.strictObject({ office: telephone, complaint: telephone }),
  /** The hours as they are told. */
  hours: inBothLanguages,
  /** The same hours for the clock, China time: staff are reminded within them, on working days only. */
  officeHours: officeHours.default([{ from: '08:30', to: '17:00' }]),
  bannerOffice: z.strictObject({ name: inBothLanguages, address: inBothLanguages }),
  sumuOffices: z.array(sumuOffice).min(1).readonly(),
  /** The list of designated institutions is valid as of this day (III.6.1-dynamic). */
  institutionsAsOf: day.optional(),
  institutions: z.array(institution).readonly().default([]),
  /** Last year's provincial per-capita disposable income, by the year in which it is the yardstick. */
  incomeLines: z
    .array(z.strictObject({ year, amount: yuan, source: words }))
    .readonly()
    .default([]),
  /** The years for which the office has signed that this plan holds. A demo profile has its clock's years instead. */
  signedYears: z.array(signedYear).readonly().default([]),
  configuredRates: z.array(configuredRate).readonly().default([]),
  /** Telegram's servers are abroad: what the office has recorded before household data may pass through them. */
  telegram: z.strictObject({ legalBasis: legalBasis.optional() }).prefault({}),
  /** A file beside the profile with the original Chinese wording, clause by clause ("## III.4.2-cap"). */
  originalClauses: words.optional(),
  switches: switchesSchema.prefault({}),
  /** What the office has set up with its WeChat Official Account. */
  wechat: wechat.prefault({}),
  outreach: outreach.prefault({}),
  languageModel: languageModel.prefault({}),
  /** How long what is kept. */
  retention: retentionSchema.prefault({}),
});

export type SchemeProfile = z.infer<typeof profileSchema>;
export type OfficeHours = SchemeProfile['officeHours'];
export type SumuOffice = SchemeProfile['sumuOffices'][number];
export type Institution = SchemeProfile['institutions'][number];
export type SignedYear = SchemeProfile['signedYears'][number];

/** May a household's own data be told on this channel? A demo profile's people are fictional. */
export function mayTellHouseholdData({ demo, telegram }: SchemeProfile, channel: ChannelName): boolean {
  return channel !== 'telegram' || demo || telegram.legalBasis !== undefined;
}

/** The income line that serves as yardstick in a year; there is no default and none is borrowed. */
export function incomeLineFor(profile: SchemeProfile, inYear: number): Fen | undefined {
  return profile.incomeLines.find((line) => line.year === inYear)?.amount;
}

/** The office of a sumu or town, by its name or an alias. */
export function sumuOfficeOf(profile: SchemeProfile, sumu: string): SumuOffice | undefined {
  return profile.sumuOffices.find((office) => [office.sumu, office.sumuEn, ...office.aliases].includes(sumu));
}

/** The institution whose name or alias stands in the text; the longest wins ("旗蒙医院" before "医院"). */
export function findInstitution(profile: SchemeProfile, text: string): Institution | undefined {
  let found: Institution | undefined;
  let longest = 0;
  for (const institution of profile.institutions) {
    for (const name of [institution.name, institution.nameEn, ...institution.aliases]) {
      if (name.length > longest && text.includes(name)) {
        found = institution;
        longest = name.length;
      }
    }
  }
  return found;
}

/** Its status on a day; outside the dates of its entry it is not designated. */
export function designatedOn(institution: Institution, on: Day): Institution['designated'] {
  const { designated, from, to } = institution;
  if (designated !== 'designated') return designated;
  const within = (from === undefined || from <= on) && (to === undefined || on <= to);
  return within ? 'designated' : 'not-designated';
}
