/** The same figures as the tables show, for public/supervision.js to draw. */
import type { NamedFigure, OpenByAge, SupervisionFigures } from '../../complaint/supervision.ts';
import { ageWords, nameIn, type Say, type TableName } from '../../complaint/supervision-tables.ts';
import type { Period } from '../../complaint/supervise.ts';
import { monthsThrough } from '../../kernel/month.ts';

export type Chart =
  | {
      /** One bar a name, made of these parts. */
      readonly kind: 'bars';
      readonly names: readonly string[];
      readonly parts: readonly {
        readonly is: string;
        readonly name: string;
        readonly values: readonly number[];
      }[];
    }
  | {
      /** Per cent; null where there is nothing to judge. */
      readonly kind: 'line';
      readonly names: readonly string[];
      readonly values: readonly (number | null)[];
    };

export type Charts = Readonly<Partial<Record<Exclude<TableName, 'overdue'>, Chart>>>;

export function chartsOf(
  { bySumu, byCategory, byMonth }: SupervisionFigures,
  open: readonly OpenByAge[],
  period: Period,
  say: Say,
): Charts {
  const months = monthsThrough(period.from, period.through);
  const percentOf = new Map(byMonth.map(({ name, inTimePercent }) => [name, inTimePercent]));
  return {
    ...(bySumu.length > 0 && { sumu: bars('sumu', bySumu, say) }),
    ...(byCategory.length > 0 && { category: bars('category', byCategory, say) }),
    // One month is no line.
    ...(months.length > 1 &&
      byMonth.length > 0 && {
        month: {
          kind: 'line',
          names: months,
          values: months.map((month) => percentOf.get(month) ?? null),
        },
      }),
    ...(open.some(({ count }) => count > 0) && { open: ages(open, say) }),
  };
}

const parts = [
  ['in-time', ({ inTime }: NamedFigure) => inTime],
  ['late', ({ late }: NamedFigure) => late],
  ['waiting', ({ waiting }: NamedFigure) => waiting],
  ['overdue', ({ overdue }: NamedFigure) => overdue],
  ['ended', ({ ended }: NamedFigure) => ended],
] as const;

function bars(by: 'sumu' | 'category', figures: readonly NamedFigure[], say: Say): Chart {
  return {
    kind: 'bars',
    names: figures.map(({ name }) => nameIn(by, name, say)),
    parts: parts.map(([is, of]) => ({ is, name: say(`supervision-${is}`), values: figures.map(of) })),
  };
}

/** The days of the promise are 20: what is older than that is the part that hurts. */
function ages(open: readonly OpenByAge[], say: Say): Chart {
  const promised = (within: boolean) =>
    open.map(({ upTo, count }) => ((upTo !== undefined) === within ? count : 0));
  return {
    kind: 'bars',
    names: open.map((band) => ageWords(band, say)),
    parts: [
      { is: 'waiting', name: say('supervision-within-20'), values: promised(true) },
      { is: 'overdue', name: say('supervision-beyond-20'), values: promised(false) },
    ],
  };
}
