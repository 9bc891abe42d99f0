/** 监督: whether complaints are answered in time, office by office; as pictures, tables, files, and a sheet for the notice board. */
import { z } from 'zod';
import { sees } from '../../complaint/desk/viewer.ts';
import { type Period, reportOn, supervise } from '../../complaint/supervise.ts';
import { type SupervisionScope, supervisionScope } from '../../complaint/supervision.ts';
import { leastPublished, type PublishedCells } from '../../complaint/supervision-report.ts';
import {
  type FigureColumn,
  publishedRows,
  supervisionTables,
  tableNames,
} from '../../complaint/supervision-tables.ts';
import { dayOf } from '../../kernel/day.ts';
import { addMonths, monthOf } from '../../kernel/month.ts';
import { csvOf, xlsxOf } from '../../kernel/spreadsheet.ts';
import type { Answer } from '../answer.ts';
import { viewerOf } from '../complaints/parts.ts';
import { chartsOf } from '../supervision/charts.ts';
import type { SupervisionPagesParts } from '../supervision/parts.ts';
import {
  addressOf,
  besideOf,
  choicesOn,
  isSame,
  monthAsked,
  monthWords,
  periodOf,
  periodWords,
} from '../supervision/period.ts';
import type { ConsoleSection, Route, Visit } from '../visit.ts';

/** What fits beside a picture; the files have all. */
const shownColumns: readonly FigureColumn[] = [
  ...(['received', 'answered', 'in-time-percent', 'median', 'longest', 'waiting', 'overdue'] as const),
];
const overdueShown = 50;
const tableAsked = z.object({ table: z.enum(tableNames).catch('sumu') });

export function supervisionSection(parts: SupervisionPagesParts): ConsoleSection {
  async function look(visit: Visit, scope: SupervisionScope, period: Period) {
    const asked = { scope, period, calendar: parts.calendar(), today: dayOf(visit.at) };
    return supervise(parts.figures, asked);
  }

  async function page(visit: Visit, scope: SupervisionScope): Promise<Answer> {
    const { say, staff, language } = visit;
    const today = dayOf(visit.at);
    const period = periodOf(visit.query, today);
    const seen = await look(visit, scope, period);
    const words = parts.tables(language);
    const viewer = viewerOf({ staff });
    const { inTime, late, overdue } = seen.figures.total;
    const charts = chartsOf(seen.figures, seen.open, period, words);
    return {
      ...{ kind: 'page', view: 'supervision', section: 'supervision', title: say('supervision.title') },
      scripts: ['echarts.js', 'supervision.js'],
      styles: ['supervision.css'],
      values: {
        ...{ period, today, total: seen.figures.total, now: seen.now, judged: inTime + late + overdue },
        all: scope === 'all',
        called: periodWords(period, say),
        choices: choicesOn(today).map((one) => ({ ...one, to: addressOf(one), here: isSame(one, period) })),
        earlier: addressOf(besideOf(period, -1)),
        later: besideOf(period, 1).from <= monthOf(today) ? addressOf(besideOf(period, 1)) : undefined,
        files: {
          csv: addressOf(period, '/supervision/tables.csv'),
          xlsx: addressOf(period, '/supervision/tables.xlsx'),
        },
        reportFor: reportMonth(period, visit),
        sheets: supervisionTables(seen, words, shownColumns),
        charts: Object.fromEntries(
          Object.entries(charts).map(([name, chart]) => [name, JSON.stringify(chart)]),
        ),
        overdue: seen.overdue.slice(0, overdueShown).map((one) => ({
          ...one,
          office: words('supervision-queue', { queue: one.queue, sumu: one.sumu ?? '' }),
          opens: sees(viewer, one),
        })),
        overdueMore: Math.max(0, seen.now.overdue - overdueShown),
      },
    };
  }

  async function file(visit: Visit, scope: SupervisionScope, kind: 'csv' | 'xlsx'): Promise<Answer> {
    const period = periodOf(visit.query, dayOf(visit.at));
    const { table } = tableAsked.parse(visit.query);
    const sheets = supervisionTables(await look(visit, scope, period), parts.tables(visit.language));
    const months = `${period.from}--${period.through}`;
    await visit.audited(
      'supervision-exported',
      `supervision:${months} ${kind === 'csv' ? table : 'all'}.${kind}`,
    );
    const title = visit.say('supervision.file');
    return kind === 'csv'
      ? {
          ...{ kind: 'file', name: `${title}-${sheets[table].name}-${months}.csv` },
          ...{ type: 'text/csv; charset=utf-8', content: csvOf(sheets[table]) },
        }
      : {
          ...{ kind: 'file', name: `${title}-${months}.xlsx` },
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          content: await xlsxOf(tableNames.map((name) => sheets[name])),
        };
  }

  async function report(visit: Visit, scope: SupervisionScope): Promise<Answer> {
    const { say, language } = visit;
    const today = dayOf(visit.at);
    const month = monthAsked(visit.query, today);
    const { workingDays } = parts;
    const asked = { scope, month, workingDays, calendar: parts.calendar(), today };
    const told = await reportOn(parts.figures, asked);
    const words = parts.tables(language);
    // Where none may be listed, "all others" would say nothing.
    const named = (by: 'sumu' | 'category', cells: PublishedCells) =>
      cells.listed.length > 0 ? publishedRows(by, cells, words) : [];
    const next = addMonths(month, 1);
    return {
      ...{ kind: 'page', view: 'supervision-report', section: 'supervision' },
      title: say('report.title', { month: monthWords(month, say) }),
      scripts: ['supervision.js'],
      styles: ['report.css'],
      values: {
        report: told,
        called: monthWords(month, say),
        sumus: named('sumu', told.bySumu),
        categories: named('category', told.byCategory),
        office: parts.office(language),
        ...{ month, leastPublished, workingDays },
        earlier: addMonths(month, -1),
        later: next <= monthOf(today) ? next : undefined,
      },
    };
  }

  return {
    routes: {
      'GET /supervision': forSupervisors(page),
      'GET /supervision/tables.csv': forSupervisors((visit, scope) => file(visit, scope, 'csv')),
      'GET /supervision/tables.xlsx': forSupervisors((visit, scope) => file(visit, scope, 'xlsx')),
      'GET /supervision/report': forSupervisors(report),
    },
  };
}

/** The last month of the period that has begun, as far as there is one. */
function reportMonth({ through }: Period, { at }: Visit): string {
  const now = monthOf(dayOf(at));
  return through < now ? through : addMonths(now, -1);
}

function forSupervisors(route: (visit: Visit, scope: SupervisionScope) => Promise<Answer>): Route {
  return async (visit) => {
    const scope = supervisionScope(visit.staff.role);
    return scope === undefined ? { kind: 'not-found' } : route(visit, scope);
  };
}
