/** The figures as tables for CSV and XLSX; the words are the caller's. Pure. */
import type { Sheet } from '../kernel/spreadsheet.ts';
import type { Supervision } from './supervise.ts';
import type { Figure, NamedFigure } from './supervision.ts';
import type { MonthlyReport } from './supervision-report.ts';

/** Says a message of prompts/<language>/supervision.ftl. */
export type Say = (id: string, args?: Readonly<Record<string, string | number>>) => string;

const columns = [
  'received',
  'answered',
  'in-time',
  'late',
  'in-time-percent',
  'median',
  'longest',
  'waiting',
  'overdue',
  'ended',
] as const;

export function supervisionTables({ figures, open, overdue }: Supervision, say: Say): readonly Sheet[] {
  const head = (first: string) => [
    say(`supervision-by-${first}`),
    ...columns.map((id) => say(`supervision-${id}`)),
  ];
  const table = (by: 'sumu' | 'category' | 'month', named: readonly NamedFigure[]): Sheet => ({
    name: say(`supervision-sheet-${by}`),
    head: head(by),
    rows: [
      ...named.map((figure) => [nameIn(by, figure.name, say), ...cellsOf(figure)]),
      [say('supervision-total'), ...cellsOf(figures.total)],
    ],
  });
  return [
    table('month', figures.byMonth),
    table('sumu', figures.bySumu),
    table('category', figures.byCategory),
    {
      name: say('supervision-sheet-open'),
      head: [say('supervision-age'), say('supervision-count')],
      rows: open.map(({ from, upTo, count }) => [
        upTo === undefined
          ? say('supervision-age-from', { from })
          : say('supervision-age-band', { from, upTo }),
        count,
      ]),
    },
    {
      name: say('supervision-sheet-overdue'),
      head: ['number', 'office', 'due', 'days-over'].map((id) => say(`supervision-${id}`)),
      rows: overdue.map(({ number, queue, sumu, dueDay, daysOver }) => [
        number,
        say('supervision-queue', { queue, sumu: sumu ?? '' }),
        dueDay,
        daysOver,
      ]),
    },
  ];
}

/** One table: what may stand on the notice board. */
export function reportTable({ month, total, byCategory }: MonthlyReport, say: Say): Sheet {
  const few = say('supervision-few');
  return {
    name: say('supervision-sheet-report'),
    head: [say('supervision-report-of', { month }), say('supervision-count')],
    rows: [
      [say('supervision-received'), total?.received ?? few],
      [say('supervision-answered'), total?.answered ?? few],
      [say('supervision-in-time-percent'), total ? total.inTimePercent : few],
      ...byCategory.map(({ name, received }) => [nameIn('category', name, say), received ?? few]),
    ],
  };
}

function cellsOf(figure: Figure): readonly (number | undefined)[] {
  const {
    received,
    answered,
    inTime,
    late,
    inTimePercent,
    medianDays,
    longestDays,
    waiting,
    overdue,
    ended,
  } = figure;
  return [received, answered, inTime, late, inTimePercent, medianDays, longestDays, waiting, overdue, ended];
}

function nameIn(by: 'sumu' | 'category' | 'month', name: string, say: Say): string {
  if (by === 'category') return say('supervision-category', { category: name });
  return name === '' ? say('supervision-no-sumu') : name;
}
