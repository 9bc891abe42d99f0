/** 看板 · 没听懂的话: what heyi did not understand, without anybody's name; staff say what it meant. */
import { z } from 'zod';
import type { TeachOutcome } from '../../learning/desk.ts';
import { type Miss, missKinds } from '../../learning/miss.ts';
import { normalizeText } from '../../kernel/text.ts';
import type { Answer } from '../answer.ts';
import {
  choicesOf,
  clauseName,
  meaningWords,
  readMeaning,
  suggestionsFor,
  writtenMeaning,
} from '../learning/meanings.ts';
import { idOf, type LearningPagesParts, perPage, viewerOf } from '../learning/parts.ts';
import { counted } from '../complaints/tabs.ts';
import { mayOpen } from '../roles.ts';
import type { ConsoleSection, Route, Visit, Waiting } from '../visit.ts';
import type { WordKey } from '../words/words.ts';

const tabs = [...missKinds, 'aside'] as const;
type MissTab = (typeof tabs)[number];
export const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform((digits) => Number.parseInt(digits, 10))
  .catch(1);
const listQuery = z.object({
  tab: z.enum(tabs).catch('unclear'),
  q: z
    .string()
    .transform((text) => normalizeText(text, { longest: 60 }))
    .catch(''),
  page: pageNumber,
});

export function missesSection({ within, waiting, onTaught, meanings }: LearningPagesParts): ConsoleSection {
  async function list(visit: Visit): Promise<Answer> {
    const { say, language } = visit;
    const { tab, q, page } = listQuery.parse(visit.query);
    const question = {
      ...(tab === 'aside' ? { setAside: true } : { kind: tab }),
      ...{ page, ...(q !== '' && { words: q }) },
    };
    const found = await within((desk) => desk.misses(viewerOf(visit), question, visit.at));
    const at = (other: number) => addressOf(tab, q, other);
    return {
      ...{ kind: 'page', view: 'misses', section: 'board', title: say('misses.title') },
      ...{ styles: ['learning.css'], trail: [{ label: say('section.board'), path: '/board' }] },
      values: {
        ...{ tab, q, tabs, waiting: found.waiting, total: found.total },
        rows: found.misses.map((miss) => ({
          ...miss,
          told: miss.clauses.map((id) => clauseName(id, meanings, language)),
        })),
        earlier: page > 1 ? at(page - 1) : undefined,
        later: page * perPage < found.total ? at(page + 1) : undefined,
      },
    };
  }

  async function page(visit: Visit, fault?: WordKey): Promise<Answer> {
    const { say, language } = visit;
    const miss = await within((desk) => desk.miss(idOf(visit)));
    if (!miss) return notThere(visit);
    const suggestions = suggestionsFor(miss, meanings, say, language);
    return {
      ...{
        kind: 'page',
        view: 'miss',
        section: 'board',
        title: say('misses.one'),
        trail: trailTo(miss, visit),
      },
      ...{ styles: ['learning.css'], scripts: ['learning.js'] },
      ...(fault && { status: fault === 'misses.choose' ? 422 : 409 }),
      values: {
        ...{ miss, suggestions, choices: choicesOf(meanings, say, language) },
        told: miss.clauses.map((id) => clauseName(id, meanings, language)),
        ...(fault && { fault: say(fault), elsewhere: fault === 'misses.taught-otherwise' }),
      },
    };
  }

  async function sure(visit: Visit): Promise<Answer> {
    const { say, language } = visit;
    const meaning = readMeaning(visit.query, meanings);
    if (!meaning) return page(visit, 'misses.choose');
    const miss = await within((desk) => desk.miss(idOf(visit)));
    if (!miss) return notThere(visit);
    const clause = meaning.kind === 'clause' ? meanings.clauses.get(meaning.clause) : undefined;
    return {
      ...{ kind: 'page', view: 'miss-sure', section: 'board', title: say('misses.sure') },
      trail: [
        ...trailTo(miss, visit),
        { label: say('misses.one'), path: `/board/misses/${String(miss.id)}` },
      ],
      styles: ['learning.css'],
      values: {
        ...{ miss, meaning: writtenMeaning(meaning), kind: meaning.kind },
        as: meaningWords(meaning, meanings, say, language),
        quoted: clause?.text[language],
      },
    };
  }

  const teach: Route = async (visit) => {
    const meaning = readMeaning(visit.form, meanings);
    if (!meaning) return page(visit, 'misses.choose');
    const { outcome, miss } = await within(async (desk) => ({
      outcome: await desk.teach(viewerOf(visit), idOf(visit), meaning, visit.at),
      miss: await desk.miss(idOf(visit)),
    }));
    if (outcome.kind === 'taught') await onTaught();
    const as = meaningWords(meaning, meanings, visit.say, visit.language);
    return told(visit, outcome, miss, visit.say('misses.taught', { words: miss?.text ?? '', as }));
  };

  function putting(aside: boolean): Route {
    return async (visit) => {
      const { outcome, miss } = await within(async (desk) => ({
        miss: await desk.miss(idOf(visit)),
        outcome: await desk.setAside(viewerOf(visit), idOf(visit), aside, visit.at),
      }));
      return told(visit, outcome, miss, visit.say(aside ? 'misses.set-aside' : 'misses.taken-up'));
    };
  }

  /** Back to where the others of its kind wait; what was refused is said on its own page. */
  function told(
    visit: Visit,
    outcome: TeachOutcome,
    miss: Miss | undefined,
    notice: string,
  ): Answer | Promise<Answer> {
    switch (outcome.kind) {
      case 'taught':
      case 'set-aside':
      case 'taken-up':
      case 'undone':
        return { kind: 'go', to: addressOf(miss?.kind ?? 'unclear'), notice };
      case 'not-found':
        return notThere(visit);
      case 'refused':
        return page(visit, outcome.why === 'taught-otherwise' ? 'misses.taught-otherwise' : 'misses.choose');
    }
  }

  return {
    async waiting(visit): Promise<readonly Waiting[]> {
      if (!mayOpen(visit.staff.role, 'GET /board/misses')) return [];
      const count = Object.values(await waiting()).reduce((sum, one) => sum + one, 0);
      const shown = counted(count);
      return [{ key: 'misses', label: visit.say('misses.title'), count: shown, path: '/board/misses' }];
    },
    routes: {
      'GET /board': () => ({ kind: 'go', to: '/board/misses' }),
      'GET /board/misses': list,
      'GET /board/misses/:id': (visit) => page(visit),
      'GET /board/misses/:id/sure': sure,
      'POST /board/misses/:id/teach': teach,
      'POST /board/misses/:id/set-aside': putting(true),
      'POST /board/misses/:id/take-up': putting(false),
    },
  };
}

function addressOf(tab: MissTab, q = '', page = 1): string {
  const written = new URLSearchParams({ tab });
  if (q !== '') written.set('q', q);
  if (page > 1) written.set('page', String(page));
  return `/board/misses?${written.toString()}`;
}

function trailTo({ kind, setAside }: Miss, { say }: Visit) {
  return [
    { label: say('section.board'), path: '/board' },
    { label: say('misses.title'), path: addressOf(setAside ? 'aside' : kind) },
  ];
}

/** Old ones are forgotten, and somebody may have been quicker. */
function notThere({ say }: Visit): Answer {
  return {
    ...{ kind: 'page', view: 'plainly', section: 'board', title: say('not-found.title'), status: 404 },
    trail: [
      { label: say('section.board'), path: '/board' },
      { label: say('misses.title'), path: '/board/misses' },
    ],
    values: { sentence: say('misses.not-there') },
  };
}
