/** What the pages of 看板 are given. */
import type { LearningDesk, LearningViewer } from '../../learning/desk.ts';
import type { MissKind } from '../../learning/miss.ts';
import type { MeaningsKnown } from '../../learning/repository.ts';
import type { Clause } from '../../policy/types.ts';
import type { Visit } from '../visit.ts';

/** What words may be assigned to, with the names that people know it by. */
export interface MeaningsNamed {
  readonly intents: MeaningsKnown['intents'];
  /** In the plan's own order. */
  readonly clauses: ReadonlyMap<string, Pick<Clause, 'label' | 'labelEn' | 'title' | 'titleEn' | 'text'>>;
  /** “方案里没有写{zh}” */
  readonly topics: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export interface LearningPagesParts {
  /** In one transaction. */
  readonly within: <T>(work: (desk: LearningDesk) => Promise<T>) => Promise<T>;
  /** How many wait, by kind: for the tabs and the first page, which asks by itself. */
  readonly waiting: () => Promise<Readonly<Record<MissKind, number>>>;
  /** Something was taught or taken back: whoever hears by it is to look at once. */
  readonly onTaught: () => Promise<void>;
  readonly meanings: MeaningsNamed;
}

export const perPage = 20;

export function viewerOf({ staff: { login, role } }: Pick<Visit, 'staff'>): LearningViewer {
  return { login, role };
}

export function idOf(visit: Pick<Visit, 'param'>): number {
  return /^\d{1,9}$/.test(visit.param('id')) ? Number.parseInt(visit.param('id'), 10) : 0;
}
