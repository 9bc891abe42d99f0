/** 对账: who is here and not in the newest file, who came with it, and which sums it changed. */
import { z } from 'zod';
import { dayOf } from '../../kernel/day.ts';
import { byteOrderMark, type Cell, csvLines, xlsxOf } from '../../kernel/spreadsheet.ts';
import type { FieldChange } from '../../records/records.ts';
import type { Difference, Reconciliation } from '../../records/repository.ts';
import type { Answer } from '../answer.ts';
import { hourWords } from '../dates.ts';
import { streamFile } from '../file-reply.ts';
import {
  changeTold,
  fieldWords,
  idIn,
  masked,
  type RecordPagesParts,
  recordsTrail,
  runTold,
} from '../records/parts.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import type { Say } from '../words/words.ts';

const shown = 50;
const atATime = 1_000;
/** A workbook is put together whole, and nobody else is served meanwhile. */
const xlsxAtMost = 5_000;
const lists = ['not-in-file', 'new-here', 'amounts'] as const;
type List = (typeof lists)[number];
const asked = z.object({ list: z.enum(lists).catch('not-in-file') });

export function recordAgreementSection({ records }: RecordPagesParts): ConsoleSection {
  const withReport =
    (work: (visit: Visit, report: Reconciliation) => Promise<Answer>) =>
    async (visit: Visit): Promise<Answer> => {
      const id = idIn(visit);
      const report = id === undefined ? undefined : await records.reconciliation(id);
      return report ? work(visit, report) : { kind: 'not-found' };
    };

  async function page(visit: Visit, report: Reconciliation): Promise<Answer> {
    const { say } = visit;
    const { run, totals } = report;
    const first = { after: 0, limit: shown };
    await visit.audited('import-agreement-viewed', `import:${String(run.id)}`);
    return {
      ...{
        kind: 'page',
        view: 'record-agreement',
        section: 'records',
        title: say('records.agreement-title'),
      },
      ...{ trail: recordsTrail(say), styles: ['records.css'] },
      values: {
        ...{ report, run: runTold(say, run), shown },
        totals: totals.map((one) => ({
          ...one,
          words: fieldWords(say, one.field),
          same: one.before === one.after,
        })),
        notInFile: (await records.differences(run.id, 'not-in-file', first)).map(masked),
        newHere: (await records.differences(run.id, 'new-here', first)).map(masked),
        amounts: (await records.amounts(run.id, first)).changes.map((one) => changeTold(say, masked(one))),
      },
    };
  }

  async function* rowsOf(
    { run }: Reconciliation,
    list: List,
    say: Say,
  ): AsyncGenerator<readonly (readonly Cell[])[]> {
    let after: number | undefined = 0;
    while (after !== undefined) {
      if (list === 'amounts') {
        const part = await records.amounts(run.id, { after, limit: atATime });
        yield part.changes.map((one) => changeCells(say, one));
        after = part.last;
      } else {
        const part = await records.differences(run.id, list, { after, limit: atATime });
        yield part.map(differenceCells);
        after = part.length === atATime ? part.at(-1)?.id : undefined;
      }
    }
  }

  async function* linesOf(report: Reconciliation, list: List, say: Say) {
    yield byteOrderMark + csvLines([headOf(say, list)]);
    for await (const rows of rowsOf(report, list, say)) yield csvLines(rows);
  }

  return {
    routes: {
      'GET /records/runs/:id/agreement': withReport(page),
      'GET /records/runs/:id/agreement.csv': withReport(async (visit, report) => {
        const { list } = asked.parse(visit.query);
        await visit.audited('import-exported', `import:${String(report.run.id)}`);
        const name = `${visit.say(`records.list.${list}`)}-${String(report.run.id)}.csv`;
        const file = { name, type: 'text/csv; charset=utf-8' };
        await streamFile(visit.response, file, linesOf(report, list, visit.say));
        return { kind: 'sent' };
      }),
      'GET /records/runs/:id/agreement.xlsx': withReport(async (visit, report) => {
        const { say } = visit;
        const sheets = [];
        for (const list of lists) {
          const rows: (readonly Cell[])[] = [];
          for await (const some of rowsOf(report, list, say)) {
            rows.push(...some);
            if (rows.length > xlsxAtMost)
              return { kind: 'refused', sentence: say('records.xlsx-too-long', { most: xlsxAtMost }) };
          }
          sheets.push({ name: say(`records.list.${list}`), head: headOf(say, list), rows });
        }
        await visit.audited('import-exported', `import:${String(report.run.id)}`);
        return {
          ...{ kind: 'file', name: `${say('records.agreement')}-${String(report.run.id)}.xlsx` },
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          content: await xlsxOf(sheets),
        };
      }),
    },
  };
}

function headOf(say: Say, list: List): readonly string[] {
  const names =
    list === 'amounts'
      ? (['record', 'who', 'field', 'before', 'after'] as const)
      : (['record', 'who', 'as-of'] as const);
  return names.map((name) => say(`records.head.${name}`));
}

function differenceCells({ record, who, asOf }: Difference): readonly Cell[] {
  return [record, who, asOf && `${dayOf(asOf)} ${hourWords(asOf)}`];
}

function changeCells(say: Say, change: FieldChange): readonly Cell[] {
  const { record, who, field, before, after } = changeTold(say, change);
  return [record, who, field, before, after];
}
