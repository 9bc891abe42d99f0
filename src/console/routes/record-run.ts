/** One run: what it brought; and its undoing, in two steps. */
import { z } from 'zod';
import type { Run, UndoOutlook } from '../../records/repository.ts';
import { undoDays } from '../../records/limits.ts';
import type { Answer } from '../answer.ts';
import { byOf, idIn, masked, type RecordPagesParts, recordsTrail, runTold } from '../records/parts.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import type { Say } from '../words/words.ts';

const shownStays = 200;
const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform((digits) => Number.parseInt(digits, 10));
const toldForm = z.object({ removed: count, restored: count, stayed: count });

type At = (visit: Visit, run: Run) => Promise<Answer>;

export function recordRunSection({ records }: RecordPagesParts): ConsoleSection {
  const withRun =
    (work: At) =>
    async (visit: Visit): Promise<Answer> => {
      const id = idIn(visit);
      const run = id === undefined ? undefined : await records.run(id);
      return run ? work(visit, run) : { kind: 'not-found' };
    };

  async function undoPage(visit: Visit, run: Run, fault?: string): Promise<Answer> {
    const { say } = visit;
    const outlook = await records.undoOutlook(run.id);
    if (outlook.kind === 'not-found') return { kind: 'not-found' };
    await visit.audited('import-undo-viewed', `import:${String(run.id)}`);
    return {
      ...{ kind: 'page', view: 'record-undo', section: 'records', styles: ['records.css'] },
      title: say('records.undo-title', { id: run.id }),
      trail: [...recordsTrail(say), { label: runTitle(say, run), path: `/records/runs/${String(run.id)}` }],
      values: {
        ...{ run: runTold(say, run), fault },
        outlook: outlook.kind === 'undo' ? { ...outlook, stays: outlook.stays.map(masked) } : undefined,
        refusal: outlook.kind === 'refused' ? refusalWords(say, outlook) : undefined,
      },
      status: fault === undefined ? 200 : 409,
    };
  }

  return {
    routes: {
      'GET /records/runs/:id': withRun(async (visit, run) => {
        const { say } = visit;
        await visit.audited('import-viewed', `import:${String(run.id)}`);
        return {
          ...{ kind: 'page', view: 'record-run', section: 'records', title: runTitle(say, run) },
          ...{ trail: recordsTrail(say), styles: ['records.css'] },
          values: {
            run: runTold(say, run),
            stays: (await records.stays(run, shownStays)).map(masked),
            undoDays,
          },
        };
      }),
      'GET /records/runs/:id/undo': withRun((visit, run) => undoPage(visit, run)),
      'POST /records/runs/:id/undo': withRun(async (visit, run) => {
        const form = toldForm.safeParse(visit.form);
        if (!form.success) return undoPage(visit, run, visit.say('records.undo-changed'));
        const outcome = await records.undo(run.id, form.data, byOf(visit));
        switch (outcome.kind) {
          case 'undone': {
            const to = `/records/runs/${String(outcome.runId)}`;
            return { kind: 'go', to, notice: visit.say('records.undone', { id: run.id }) };
          }
          case 'not-found':
            return { kind: 'not-found' };
          case 'changed':
            return undoPage(visit, run, visit.say('records.undo-changed'));
          case 'refused':
            return undoPage(visit, run, refusalWords(visit.say, outcome));
        }
      }),
    },
  };
}

function runTitle(say: Say, run: Run): string {
  return say(run.undoesId === undefined ? 'records.run-title' : 'records.undoing-title', { id: run.id });
}

function refusalWords(say: Say, outlook: Extract<UndoOutlook, { kind: 'refused' }>): string {
  switch (outlook.why) {
    case 'newer':
    case 'on-top': {
      const { id, kind } = outlook.first;
      return say(`records.undo-refused.${outlook.why}`, { id, kind: kindOf(say, kind) });
    }
    case 'forgotten':
      return say('records.undo-refused.forgotten', { days: undoDays });
    case 'is-undoing':
    case 'undone-already':
    case 'collides':
      return say(`records.undo-refused.${outlook.why}`);
  }
}

function kindOf(say: Say, kind: Run['kind']): string {
  return say(`records.kind.${kind}`);
}
