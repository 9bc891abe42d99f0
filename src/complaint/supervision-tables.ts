/** The figures as tables for CSV and XLSX; the words are the caller's. Pure. */
import type { Sheet } from '../kernel/spreadsheet.ts';
import type { Supervision } from './supervise.ts';
import type { Figure, NamedFigure, OpenByAge } from './supervision.ts';
import type { MonthlyReport, PublishedCells } from './supervision-report.ts';

/** Says a message of prompts/<language>/supervision.ftl. */
export type Say = (id: string, args?: Readonly<Record<string, string | number>>) => string;

/** Of every table of figures, in this order. */
export const figureColumns = [
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
export type FigureColumn = (typeof figureColumns)[number];

export const tableNames = ['month', 'sumu', 'category', 'open', 'overdue'] as const;
export type TableName = (typeof tableNames)[number];

/** @param columns those of the figures that are wanted */
export function supervisionTables(
  { figures, open, overdue }: Pick<Supervision, 'figures' | 'open' | 'overdue'>,
  say: Say,
  columns: readonly FigureColumn[] = figureColumns,
): Readonly<Record<TableName, Sheet>> {
  const head = (first: string) => [
    say(`supervision-by-${first}`),
    ...columns.map((id) => say(`supervision-${id}`)),
  ];
  const table = (by: 'sumu' | 'category' | 'month', named: readonly NamedFigure[]): Sheet => ({
    name: say(`supervision-sheet-${by}`),
    head: head(by),
    rows: [
      ...named.map((figure) => [nameIn(by, figure.name, say), ...cellsOf(figure, columns)]),
      [say('supervision-total'), ...cellsOf(figures.total, columns)],
    ],
  });
  return {
    month: table('month', figures.byMonth),
    sumu: table('sumu', figures.bySumu),
    category: table('category', figures.byCategory),
    open: {
      name: say('supervision-sheet-open'),
      head: [say('supervision-age'), say('supervision-count')],
      rows: open.map((band) => [ageWords(band, say), band.count]),
    },
    overdue: {
      name: say('supervision-sheet-overdue'),
      head: ['number', 'office', 'due', 'days-over'].map((id) => say(`supervision-${id}`)),
      rows: overdue.map(({ number, queue, sumu, dueDay, daysOver }) => [
        number,
        say('supervision-queue', { queue, sumu: sumu ?? '' }),
        dueDay,
        daysOver,
      ]),
    },
  };
}

/** One table: what may stand on the notice board. */
export function reportTable(
  { month, total, bySumu, byCategory, committees }: MonthlyReport,
  say: Say,
): Sheet {
  const few = say('supervision-few');
  return {
    name: say('supervision-sheet-report'),
    head: [say('supervision-report-of', { month }), say('supervision-count')],
    rows: [
      [say('supervision-received'), total?.received ?? few],
      [say('supervision-answered'), total?.answered ?? few],
      [say('supervision-in-time-percent'), total ? total.inTimePercent : few],
      [say('supervision-median'), total ? total.medianDays : few],
      [say('supervision-waiting'), total?.waiting ?? few],
      [say('supervision-overdue'), total?.overdue ?? few],
      ...publishedRows('sumu', bySumu, say),
      ...publishedRows('category', byCategory, say),
      ...(committees ? [[say('supervision-committees'), committees.received ?? few]] : []),
    ],
  };
}

export function publishedRows(by: 'sumu' | 'category', { listed, rest }: PublishedCells, say: Say) {
  return [
    ...listed.map(({ name, received }) => [nameIn(by, name, say), received]),
    ...(rest > 0 ? [[say(`supervision-rest-${by}`), rest]] : []),
  ];
}

const cellOf: Readonly<Record<FigureColumn, (figure: Figure) => number | undefined>> = {
  received: ({ received }) => received,
  answered: ({ answered }) => answered,
  'in-time': ({ inTime }) => inTime,
  late: ({ late }) => late,
  'in-time-percent': ({ inTimePercent }) => inTimePercent,
  median: ({ medianDays }) => medianDays,
  longest: ({ longestDays }) => longestDays,
  waiting: ({ waiting }) => waiting,
  overdue: ({ overdue }) => overdue,
  ended: ({ ended }) => ended,
};

function cellsOf(figure: Figure, columns: readonly FigureColumn[]): readonly (number | undefined)[] {
  return columns.map((column) => cellOf[column](figure));
}

export function nameIn(by: 'sumu' | 'category' | 'month', name: string, say: Say): string {
  if (by === 'category') return say('supervision-category', { category: name });
  return name === '' ? say('supervision-no-sumu') : name;
}

export function ageWords({ from, upTo }: Pick<OpenByAge, 'from' | 'upTo'>, say: Say): string {
  return upTo === undefined
    ? say('supervision-age-from', { from })
    : say('supervision-age-band', { from, upTo });
}
