/**
 * What the plan leaves open, as switches: one place for every default. An office that decides otherwise
 * sets the switch in its scheme profile; the estimate then follows. Amounts are quoted yuan.
 */
import { z } from 'zod';
import type { Fen, Rate } from '../kernel/money.ts';
import { parseRate, parseYuan } from '../kernel/money.ts';
import { categories } from './tier.ts';

const share = z.string().transform((text, context): Rate => {
  const rate = parseRate(text);
  if (rate !== undefined) return rate;
  context.addIssue({ code: 'custom', message: 'must be a quoted share between 0 and 1' });
  return z.NEVER;
});

const yuan = z.string().transform((text, context): Fen => {
  const amount = parseYuan(text);
  if (amount !== undefined && amount >= 0) return amount;
  context.addIssue({ code: 'custom', message: 'must be a quoted sum in yuan' });
  return z.NEVER;
});

/** A legal reason is part of the switch: without one there is nothing to tell the complainant. */
const clockSwitch = z
  .strictObject({
    /** Working days at most, of all of them together. */
    mostWorkingDays: z.int().min(1).max(60),
    /** The rule it rests on, as it is told: "《政府信息公开条例》第三十三条（参照）". */
    legalBasis: z.strictObject({ 'zh-CN': z.string().trim().min(4), en: z.string().trim().min(4) }),
  })
  .nullable()
  .default(null);

export const switchesSchema = z.strictObject({
  /** 方案没写明: charged at every admission; or once a person and year, at the highest tier met. */
  deductibleMode: z.enum(['per_admission', 'per_year_once_highest']).default('per_admission'),
  /** 方案没写明: a transferred patient pays each deductible in full; or only the difference when going up. */
  transferMode: z.enum(['each', 'difference']).default('each'),
  /** 方案没写明: the cap holds per person and credited year, on money paid; or per admission. */
  capScope: z.enum(['person_year', 'admission']).default('person_year'),
  /** 方案没写明: a stay over New Year is credited to the year of discharge (the plan settles at discharge, III.4.3). */
  yearRule: z.enum(['discharge_date', 'admission_date']).default('discharge_date'),
  /** The share of the eligible cost that counts in a hospital that is not designated; null: no estimate, ask the office. */
  nonDesignatedFactor: share.nullable().default(null),
  /** The share of the eligible cost that counts without a referral (III.6.2 states no penalty). */
  noReferralFactor: share.prefault('1.00'),
  /** Who pays no deductible. The plan names nobody. */
  waiveDeductibleFor: z.array(z.enum(categories)).readonly().default([]),
  /** "Non-hospital medical expenses may not be paid from the major illness fund" (III.4.1): only off. */
  chronicOutpatient: z.literal('off').default('off'),
  /** A fixed sum for a childbirth; null: 方案没写, ask the office. */
  childbirthFixed: yuan.nullable().default(null),
  /** May the family account pay the own part of a hospital bill? The plan says outpatient only (III.4.1). */
  allowInpatientCopayFromFamilyAccount: z.boolean().default(false),
  /** 方案没写明: how many calendar days after its answer a complaint may be reopened by whoever filed it. */
  complaintReopenDays: z.int().min(1).max(365).default(30),
  /** May the 20 working days for a complaint be extended, once and before they run out? The plan gives no extension. */
  complaintExtension: clockSwitch,
  /** May the clock stand while the complainant is asked for something? The plan gives no pause. */
  complaintPause: clockSwitch,
});

export type ClockSwitch = z.infer<typeof clockSwitch>;
export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches: Switches = switchesSchema.parse({});
