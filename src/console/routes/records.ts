/** 数据: a file of the office's own system comes in here; what came before, and what may be undone. */
import { z } from 'zod';
import { isDay, startOfDay } from '../../kernel/day.ts';
import { normalizeText } from '../../kernel/text.ts';
import { draftHours, undoDays } from '../../records/limits.ts';
import { importKinds } from '../../records/records.ts';
import type { Answer } from '../answer.ts';
import { byOf, type RecordPagesParts, runTold } from '../records/parts.ts';
import { filesOf, importsTold } from '../uploads.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

const shownRuns = 50;
const line = z
  .string()
  .default('')
  .transform((text) => normalizeText(text, { longest: 60 }));
const uploadForm = z.object({ kind: line, source: line, day: line, hour: line });
type UploadForm = z.infer<typeof uploadForm>;
const empty: UploadForm = { kind: 'households', source: '', day: '', hour: '' };

export function recordsSection({ records }: RecordPagesParts): ConsoleSection {
  async function page(visit: Visit, given: UploadForm = empty, fault?: string): Promise<Answer> {
    const { say } = visit;
    const [runs, newest, drafts] = [
      await records.runs(shownRuns),
      await records.newest(),
      visit.staff.role === 'admin' ? await records.drafts() : [],
    ];
    const sources = [...new Set(newest.flatMap(({ source }) => source ?? []))];
    const typed = { ...given, source: given.source === '' ? (runs[0]?.source ?? '') : given.source };
    return {
      ...{ kind: 'page', view: 'records', section: 'records', title: say('records.title') },
      styles: ['records.css'],
      values: {
        ...{ typed, fault, sources, drafts, kinds: importKinds, undoDays, draftHours, ...importsTold },
        now: visit.at,
        runs: runs.map((run) => runTold(say, run)),
        newest: newest.map((run) => runTold(say, run)),
      },
      status: fault === undefined ? 200 : 422,
    };
  }

  return {
    routes: {
      'GET /records': (visit) => page(visit),
      async 'POST /records'(visit) {
        const { say, at } = visit;
        const form = uploadForm.safeParse(visit.form);
        if (!form.success) return page(visit, empty, say('records.form-wrong'));
        const { data: typed } = form;
        const kind = importKinds.find((one) => one === typed.kind);
        const asOf = instantOf(typed, at);
        const [file] = filesOf(visit.request);
        if (!kind) return page(visit, typed, say('records.kind-missing'));
        if (typed.source === '') return page(visit, typed, say('records.source-missing'));
        if (asOf === undefined) return page(visit, typed, say('records.time-wrong'));
        if (asOf > at) return page(visit, typed, say('records.time-ahead'));
        if (!file) return page(visit, typed, say('records.file-missing'));
        const fileName = file.name ?? say('records.file-unnamed');
        const upload = { kind, source: typed.source, asOf, fileName, bytes: file.bytes };
        const id = await records.upload(upload, byOf(visit));
        return { kind: 'go', to: `/records/drafts/${String(id)}` };
      },
    },
  };
}

/** By the wall clock of the banner; nothing written: now; a day alone: its beginning. */
function instantOf({ day, hour }: UploadForm, now: Date): Date | undefined {
  if (day === '' && hour === '') return now;
  const [, hours = '0', minutes = '0'] = /^(\d{2}):(\d{2})/.exec(hour === '' ? '00:00' : hour) ?? [];
  if (!isDay(day) || (hour !== '' && !/^\d{2}:\d{2}(:\d{2})?$/.test(hour))) return undefined;
  const passed = Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10);
  return new Date(startOfDay(day).getTime() + passed * 60_000);
}
