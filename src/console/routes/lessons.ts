/** 看板 · 教过的: what staff taught, what it did to the marks, and the way back. */
import { z } from 'zod';
import type { Lesson } from '../../learning/lesson.ts';
import type { Answer } from '../answer.ts';
import { marksOf } from '../learning/figures.ts';
import { meaningWords } from '../learning/meanings.ts';
import { idOf, type LearningPagesParts, perPage, viewerOf } from '../learning/parts.ts';
import type { ConsoleSection, Route } from '../visit.ts';
import { pageNumber } from './misses.ts';

const listQuery = z.object({ page: pageNumber });
/** Those that were being measured when the page was last looked at: "12.13". */
const liveQuery = listQuery.extend({
  of: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9}){0,49}$/)
    .transform((text) => text.split('.').map((id) => Number.parseInt(id, 10)))
    .catch([]),
});

export function lessonsSection({ within, waiting, onTaught, meanings }: LearningPagesParts): ConsoleSection {
  const list: Route = async (visit) => {
    const { page } = listQuery.parse(visit.query);
    const { lessons, total } = await within((desk) => desk.lessons(page));
    const { say, language } = visit;
    return {
      ...{ kind: 'page', view: 'lessons', section: 'board', title: say('lessons.title') },
      ...{ styles: ['learning.css'], scripts: ['live.js'] },
      trail: [{ label: say('section.board'), path: '/board' }],
      values: {
        waiting: await waiting(),
        rows: lessons.map((lesson) => ({
          ...{ ...lesson, marks: marksOf(lesson) },
          as: meaningWords(lesson.meaning, meanings, say, language),
        })),
        ...liveOf(lessons, page),
        earlier: page > 1 ? addressOf(page - 1) : undefined,
        later: page * perPage < total ? addressOf(page + 1) : undefined,
      },
    };
  };

  const live: Route = async (visit) => {
    const { page, of } = liveQuery.parse(visit.query);
    const { lessons } = await within((desk) => desk.lessons(page));
    const waited = lessons.filter(({ id }) => of.includes(id));
    const measured = waited.filter(({ figures }) => figures !== undefined);
    return {
      ...{ kind: 'fragment', view: 'live/lessons' },
      values: {
        rows: measured.map((lesson) => ({ ...lesson, marks: marksOf(lesson) })),
        ...liveOf(waited, page),
      },
    };
  };

  const undo: Route = async (visit): Promise<Answer> => {
    const outcome = await within((desk) => desk.undo(viewerOf(visit), idOf(visit), visit.at));
    if (outcome.kind === 'undone') await onTaught();
    if (outcome.kind === 'not-found') return { kind: 'not-found' };
    // Pressed twice, or by two at once: it is undone, and that was wanted.
    const already = outcome.kind === 'refused';
    return {
      ...{ kind: 'go', to: '/board/lessons' },
      notice: visit.say(already ? 'lessons.undone-already' : 'lessons.undone'),
    };
  };

  return {
    routes: {
      'GET /board/lessons': list,
      'GET /board/lessons/live': live,
      'POST /board/lessons/:id/undo': undo,
    },
  };
}

/** The page goes on asking while one of those in force is being measured. */
function liveOf(lessons: readonly Lesson[], page: number): { readonly live?: string } {
  const unmeasured = lessons.filter(({ figures, undone }) => figures === undefined && undone === undefined);
  if (unmeasured.length === 0) return {};
  const of = unmeasured.map(({ id }) => String(id)).join('.');
  return { live: `/board/lessons/live?page=${String(page)}&of=${of}` };
}

function addressOf(page: number): string {
  return `/board/lessons?page=${String(page)}`;
}
