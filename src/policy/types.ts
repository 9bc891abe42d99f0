/** The plan as a deployment holds it: clauses, figures and switches, and beside them the office's own facts. */
import type { Day } from '../kernel/day.ts';
import type { Language } from '../kernel/message.ts';
import type { Fen, Rate } from '../kernel/money.ts';
import type { SchemeProfile } from './profile.ts';
import type { Tier } from './tier.ts';

export type { Category, Tier } from './tier.ts';

/** One clause of the plan. */
export interface Clause {
  readonly id: string;
  /** A name that people can find on the notice board: "方案 三（四）2". */
  readonly label: string;
  /** "Plan III.4.2". */
  readonly labelEn: string;
  /** "起付线". */
  readonly title: string;
  readonly titleEn: string;
  readonly text: Readonly<Record<Language, string>>;
  /** `reconstructed` is shown as 大意（据译文整理，以合管办原文为准） until the office loads its original. */
  readonly wording: 'reconstructed' | 'original';
  /** The reading we take is not stated in the plan: see `note`. */
  readonly inferred?: boolean;
  /** What the plan leaves open here, or where its translation is garbled. */
  readonly note?: Readonly<Record<Language, string>>;
}

/** The figures of one tier. */
export interface TierTariff {
  readonly deductible: Fen;
  readonly rateLow: Rate;
  readonly rateHigh: Rate;
}

/** All figures that hold on one day. Sums are per person (and per year where the plan says so). */
export interface Tariff {
  readonly tiers: Readonly<Record<Tier, TierTariff>>;
  readonly cap: Fen;
  readonly premium: Fen;
  readonly familyAccountPart: Fen;
  readonly pooledPart: Fen;
  readonly centralSubsidy: Fen;
  readonly regionSubsidy: Fen;
  readonly citySubsidy: Fen;
  readonly bannerSubsidy: Fen;
  readonly riskRate: Rate;
  readonly balanceLimit: Rate;
  /** Working days within which a complaint is answered. */
  readonly complaintWorkingDays: number;
  /** "12-20": month and day by which next year's premium is paid. */
  readonly paymentDeadline: string;
}

/** One dated figure as the tariff file states it. */
export interface Figure {
  /** The name of the figure in tariff.yaml, e.g. "sumuDeductible". */
  readonly key: string;
  readonly value: string;
  readonly clause: string;
  /** The first day it holds, or the text "XX-01-01": the 1 January that the plan leaves blank (IV.1). */
  readonly from: Day;
  readonly inferred: boolean;
  readonly note?: Readonly<Record<Language, string>>;
}

/** A plan as data. */
export interface RuleSet {
  readonly id: 'bairin-left-banner';
  readonly name: Readonly<Record<Language, string>>;
  /** In the plan's order. */
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Each figure with its history, oldest first. */
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  /** The figures as the plan first states them; for a given day see tariffOn. */
  readonly tariff: Tariff;
}

/** A rule set together with the deployment that answers from it. */
export interface Scheme {
  readonly ruleSet: RuleSet;
  readonly profile: SchemeProfile;
}
