/** `heyi estimate`: one line in, one estimate out. The shapes are the contract's; the arithmetic is the room's. */
import { z } from 'zod';
import type { Fen, Rate } from '../kernel/money.ts';
import { formatYuan } from '../kernel/money.ts';
import { checkRate } from '../policy/rates.ts';
import type { Switches } from '../policy/switches.ts';
import { defaultSwitches } from '../policy/switches.ts';
import type { Tier } from '../policy/tier.ts';
import { categories, tiers } from '../policy/tier.ts';
import type { Tariff } from '../policy/types.ts';
import { estimateAdmission, estimateYear } from '../reimbursement/decide.ts';
import type {
  Admission,
  AdmissionResult,
  EstimateOptions,
  Reckoned,
  Unreckoned,
  YearResult,
} from '../reimbursement/estimate.ts';
import type { LineRefusal } from './json-fields.ts';
import { dayField, invalidLine, orMissing, rateField, refusalOf, yuanField } from './json-fields.ts';

const modes = ['per_admission', 'per_year_once_highest', 'transfer_difference'] as const;

const admissionFields = {
  tier: z.enum(tiers, orMissing('must be sumu, banner or above')),
  totalCost: yuanField,
  ineligible: yuanField.nullish(),
  paidThisYear: yuanField.nullish(),
  otherPayments: yuanField.nullish(),
  configuredRate: rateField.nullish(),
  kind: z.enum(['inpatient', 'outpatient'], 'must be inpatient or outpatient').nullish(),
  admitted: dayField.nullish(),
  discharged: dayField.nullish(),
  transferFromPrevious: z.boolean('must be true or false').nullish(),
  designated: z.boolean('must be true or false').nullish(),
};

const shared = {
  mode: z.enum(modes, `must be one of ${modes.join(', ')}`).nullish(),
  category: z.enum(categories, `must be one of ${categories.join(', ')}`).nullish(),
  paidByYear: z.record(z.string().regex(/^\d{4}$/, 'must be a year'), yuanField).nullish(),
};

const oneLine = z.object({ ...admissionFields, ...shared });
const yearLine = z.object({
  ...shared,
  paidThisYear: yuanField.nullish(),
  configuredRate: rateField.nullish(),
  admissions: z
    .array(z.object(admissionFields))
    .min(1, 'must hold one admission or more')
    .max(1000, 'must hold at most 1000'),
});
const configLine = z.object({ tier: z.enum(tiers), configuredRate: rateField });

type AdmissionLine = z.infer<typeof yearLine>['admissions'][number];

/** Answers one line of `heyi estimate` (contract: estimate). Never throws on any input. */
export function answerEstimateLine(tariff: Tariff, line: unknown): object {
  const isYear = typeof line === 'object' && line !== null && 'admissions' in line;
  return isYear ? answerYear(tariff, line) : answerOne(tariff, line);
}

function answerOne(tariff: Tariff, line: unknown): object {
  const parsed = oneLine.safeParse(line);
  if (!parsed.success) {
    // A rate is checked as soon as an office sets it, before there is any bill.
    const config = configLine.safeParse(line);
    const refused = config.success ? rateRefusal(tariff, config.data) : undefined;
    return refused ?? refusalOf(parsed.error);
  }
  const refused = rateRefusal(tariff, parsed.data) ?? daysRefusal([parsed.data]);
  if (refused !== undefined) return refused;
  const estimate = estimateAdmission(tariff, admissionOf(parsed.data), optionsOf(parsed.data));
  return present(estimate, admissionText);
}

function answerYear(tariff: Tariff, line: unknown): object {
  const parsed = yearLine.safeParse(line);
  if (!parsed.success) return refusalOf(parsed.error);
  const { configuredRate, paidThisYear, ...year } = parsed.data;
  const admissions = year.admissions.map((admission) => ({
    ...admission,
    configuredRate: admission.configuredRate ?? configuredRate,
  }));
  for (const admission of admissions) {
    const refused = rateRefusal(tariff, admission);
    if (refused !== undefined) return refused;
  }
  if (admissions.some((admission) => admission.kind === 'outpatient'))
    return invalidLine('admissions: an outpatient bill is no admission, ask for it on a line of its own.');
  const paid = paidThisYear ?? admissions[0]?.paidThisYear;
  if (admissions.slice(1).some((admission) => typeof admission.paidThisYear === 'number'))
    return invalidLine('admissions: give paidThisYear once, beside admissions.');
  const refused = daysRefusal(admissions);
  if (refused !== undefined) return refused;
  const estimate = estimateYear(
    tariff,
    admissions.map(admissionOf),
    optionsOf({ ...year, paidThisYear: paid }),
  );
  return present(estimate, yearText);
}

function rateRefusal(
  tariff: Tariff,
  { tier, configuredRate }: { tier: Tier; configuredRate?: AdmissionLine['configuredRate'] },
): LineRefusal | undefined {
  if (configuredRate === undefined || configuredRate === null) return undefined;
  const { rateLow, rateHigh } = tariff.tiers[tier];
  if (configuredRate === 'outside') return outOfRange(tier, [rateLow, rateHigh]);
  const check = checkRate(tariff, tier, configuredRate);
  return check.kind === 'rate-out-of-range' ? outOfRange(tier, check.allowed) : undefined;
}

function outOfRange(tier: Tier, range: readonly [Rate, Rate]): LineRefusal {
  const [low, high] = [rateText(range[0]), rateText(range[1])];
  return {
    error: 'RATE_OUT_OF_RANGE',
    message: `The rate of tier ${tier} must lie between ${low} and ${high}.`,
    allowed: [low, high],
  };
}

function rateText(rate: Rate): string {
  return rate.toFixed(Math.max(2, rate.decimalPlaces()));
}

function daysRefusal(
  admissions: readonly Pick<AdmissionLine, 'admitted' | 'discharged'>[],
): LineRefusal | undefined {
  if (admissions.some(({ admitted, discharged }) => admitted && discharged && discharged < admitted))
    return invalidLine('discharged: must not be before admitted.');
  const dated = admissions.filter(({ discharged }) => typeof discharged === 'string').length;
  if (dated !== 0 && dated !== admissions.length)
    return invalidLine('admissions: give discharged for each of them or for none.');
  return undefined;
}

function admissionOf(line: AdmissionLine): Admission {
  return {
    tier: line.tier,
    totalCost: line.totalCost,
    ineligible: line.ineligible ?? undefined,
    otherPayments: line.otherPayments ?? undefined,
    configuredRate: line.configuredRate === 'outside' ? undefined : (line.configuredRate ?? undefined),
    kind: line.kind ?? undefined,
    admitted: line.admitted ?? undefined,
    discharged: line.discharged ?? undefined,
    transferFromPrevious: line.transferFromPrevious ?? undefined,
    designated: line.designated ?? undefined,
  };
}

type SharedLine = Pick<z.infer<typeof oneLine>, 'mode' | 'category' | 'paidByYear' | 'paidThisYear'>;

const switchesOfMode: Readonly<Record<(typeof modes)[number], Switches>> = {
  per_admission: { ...defaultSwitches, deductibleMode: 'per_admission', transferMode: 'each' },
  per_year_once_highest: { ...defaultSwitches, deductibleMode: 'per_year_once_highest' },
  transfer_difference: { ...defaultSwitches, transferMode: 'difference' },
};

function optionsOf({ mode, category, paidByYear, paidThisYear }: SharedLine): EstimateOptions {
  const years = Object.entries(paidByYear ?? {});
  return {
    switches: switchesOfMode[mode ?? 'per_admission'],
    category: category ?? undefined,
    paidThisYear: paidThisYear ?? undefined,
    paidByYear:
      years.length === 0
        ? undefined
        : new Map(years.map(([year, paid]) => [Number.parseInt(year, 10), paid])),
  };
}

function present<Result>(estimate: Reckoned<Result> | Unreckoned, text: (result: Result) => object): object {
  switch (estimate.kind) {
    case 'ineligible-exceeds-total':
      return {
        error: 'INELIGIBLE_EXCEEDS_TOTAL',
        message: 'The ineligible part is larger than the whole bill: check both sums.',
      };
    case 'rate-out-of-range':
      return outOfRange(estimate.tier, estimate.allowed);
    case 'outpatient-not-pooled':
      return pooled(undefined, 'family_account', estimate.citations);
    case 'not-designated':
    case 'childbirth-not-in-plan':
      return pooled(undefined, 'office', estimate.citations);
    case 'childbirth-fixed':
      return pooled(estimate.amount, 'office', estimate.citations);
    case 'configured':
      return {
        mode: 'point',
        point: text(estimate.point),
        citations: estimate.citations,
        hints: estimate.hints,
      };
    case 'same':
    case 'range':
      return {
        mode: estimate.kind === 'same' ? 'point' : 'range',
        low: text(estimate.low),
        high: text(estimate.high),
        citations: estimate.citations,
        hints: estimate.hints,
      };
  }
}

function pooled(amount: Fen | undefined, route: string, citations: readonly string[]): object {
  return { pooledReimbursement: amount === undefined ? '0.00' : formatYuan(amount), route, citations };
}

function yearText(year: YearResult): object {
  return { admissions: year.admissions.map(admissionText), total: formatYuan(year.total) };
}

function admissionText(result: AdmissionResult): object {
  return {
    eligible: formatYuan(result.eligible),
    deductible: formatYuan(result.deductible),
    base: formatYuan(result.base),
    rate: rateText(result.rate),
    rawReimbursement: formatYuan(result.rawReimbursement),
    capRoom: formatYuan(result.capRoom),
    cappedOff: formatYuan(result.cappedOff),
    overActual: formatYuan(result.overActual),
    reimbursement: formatYuan(result.reimbursement),
    selfPay: formatYuan(result.selfPay),
    copay: formatYuan(result.copay),
    paidYearAfter: formatYuan(result.paidYearAfter),
    ...(result.creditedYear === undefined ? {} : { creditedYear: result.creditedYear.toString() }),
  };
}
