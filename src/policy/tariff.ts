/** Reads tariff.yaml: each figure dated, with its clause; and gives the figures that hold on a day. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import { isDay } from '../kernel/day.ts';
import type { Fen, Rate } from '../kernel/money.ts';
import { parseRate, parseYuan } from '../kernel/money.ts';
import { faultLines, SchemeFault } from './fault.ts';
import type { Figure, RuleSet, Tariff } from './types.ts';

const file = 'tariff.yaml';

/** The plan blanks its first year: its 1 January comes before every real day. */
export const blankStart = 'XX-01-01';

function figureSchema(value: z.ZodType<string>) {
  const figure = z.strictObject({
    from: z
      .string()
      .refine((day) => day === blankStart || isDay(day), 'must be a day (2027-01-01) or XX-01-01'),
    value,
    clause: z.string(),
    inferred: z.boolean().default(false),
    note: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }).optional(),
  });
  return z.array(figure).min(1);
}

const yuan = figureSchema(
  z
    .string()
    .refine(
      (text) => /^\d+\.\d{2}$/.test(text) && parseYuan(text) !== undefined,
      'must be a quoted sum in yuan with two decimals',
    ),
);
const share = figureSchema(
  z.string().refine((text) => parseRate(text) !== undefined, 'must be a quoted share between 0 and 1'),
);

const tariffSchema = z.strictObject({
  premium: yuan,
  familyAccountPart: yuan,
  pooledPart: yuan,
  centralSubsidy: yuan,
  regionSubsidy: yuan,
  citySubsidy: yuan,
  bannerSubsidy: yuan,
  sumuDeductible: yuan,
  bannerDeductible: yuan,
  aboveDeductible: yuan,
  sumuRateLow: share,
  sumuRateHigh: share,
  bannerRateLow: share,
  bannerRateHigh: share,
  aboveRateLow: share,
  aboveRateHigh: share,
  cap: yuan,
  riskRate: share,
  balanceLimit: share,
  complaintWorkingDays: figureSchema(z.string().regex(/^[1-9]\d{0,2}$/, 'must be a quoted number of days')),
  paymentDeadline: figureSchema(
    z.string().refine((text) => isDay(`2001-${text}`), 'must be a month and day, "12-20"'),
  ),
});

type FigureKey = keyof z.infer<typeof tariffSchema>;

/** All figures by name, each oldest first; a fault is named by its key. */
export function parseFigures(
  text: string,
  clauseIds: ReadonlySet<string>,
): ReadonlyMap<string, readonly Figure[]> {
  const parsed = tariffSchema.safeParse(parse(text));
  if (!parsed.success) throw new SchemeFault(faultLines(file, parsed.error));
  const faults: string[] = [];
  const figures = new Map<string, readonly Figure[]>();
  for (const [key, dated] of Object.entries(parsed.data)) {
    const history = dated.map(({ note, from, ...figure }) => ({
      key,
      ...figure,
      from: from,
      ...(note === undefined ? {} : { note }),
    }));
    for (const [index, figure] of history.entries()) {
      const before = history[index - 1];
      if (!clauseIds.has(figure.clause))
        faults.push(`${file}: ${key}: ${figure.clause} is no clause of the plan`);
      if (before !== undefined && sortable(figure.from) <= sortable(before.from))
        faults.push(`${file}: ${key}: ${figure.from} must come after ${before.from}`);
    }
    figures.set(key, history);
  }
  if (faults.length > 0) throw new SchemeFault(faults);
  checkTiers(figures);
  return figures;
}

function checkTiers(figures: ReadonlyMap<string, readonly Figure[]>): void {
  const starts = new Set([...figures.values()].flatMap((history) => history.map((figure) => figure.from)));
  for (const from of starts) {
    const { tiers, premium, familyAccountPart, pooledPart } = assembleTariff(figures, from);
    for (const [tier, { rateLow, rateHigh }] of Object.entries(tiers)) {
      if (rateLow.gt(rateHigh)) throw new SchemeFault([`${file}: ${tier}RateLow: is above ${tier}RateHigh`]);
    }
    if (premium !== familyAccountPart + pooledPart)
      throw new SchemeFault([`${file}: premium: is not familyAccountPart + pooledPart`]);
  }
}

function sortable(from: string): string {
  return from === blankStart ? '' : from;
}

/** The figure of that name which holds on a day. */
export function figureOn(figures: ReadonlyMap<string, readonly Figure[]>, key: FigureKey, day: Day): Figure {
  const holding = figures.get(key)?.findLast((figure) => sortable(figure.from) <= sortable(day));
  if (holding === undefined) throw new SchemeFault([`${file}: ${key}: no figure holds on ${day}`]);
  return holding;
}

/** All figures as they hold on a day. */
export function tariffOn(ruleSet: Pick<RuleSet, 'figures'>, day: Day): Tariff {
  return assembleTariff(ruleSet.figures, day);
}

export function assembleTariff(figures: ReadonlyMap<string, readonly Figure[]>, day: Day): Tariff {
  const valueOf = (key: FigureKey): string => figureOn(figures, key, day).value;
  const amount = (key: FigureKey): Fen => present(parseYuan(valueOf(key)), key);
  const rate = (key: FigureKey): Rate => present(parseRate(valueOf(key)), key);
  return {
    tiers: {
      sumu: {
        deductible: amount('sumuDeductible'),
        rateLow: rate('sumuRateLow'),
        rateHigh: rate('sumuRateHigh'),
      },
      banner: {
        deductible: amount('bannerDeductible'),
        rateLow: rate('bannerRateLow'),
        rateHigh: rate('bannerRateHigh'),
      },
      above: {
        deductible: amount('aboveDeductible'),
        rateLow: rate('aboveRateLow'),
        rateHigh: rate('aboveRateHigh'),
      },
    },
    cap: amount('cap'),
    premium: amount('premium'),
    familyAccountPart: amount('familyAccountPart'),
    pooledPart: amount('pooledPart'),
    centralSubsidy: amount('centralSubsidy'),
    regionSubsidy: amount('regionSubsidy'),
    citySubsidy: amount('citySubsidy'),
    bannerSubsidy: amount('bannerSubsidy'),
    riskRate: rate('riskRate'),
    balanceLimit: rate('balanceLimit'),
    complaintWorkingDays: Number.parseInt(valueOf('complaintWorkingDays'), 10),
    paymentDeadline: valueOf('paymentDeadline'),
  };
}

function present<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new SchemeFault([`${file}: ${key}: cannot be read`]);
  return value;
}
