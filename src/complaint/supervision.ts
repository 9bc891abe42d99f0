/** What whoever supervises sees: whether complaints are answered in time. Reckoned from tallies. Pure. */
import type { Day } from '../kernel/day.ts';
import type { ComplaintQueue } from './complaint.ts';

/**
 * The supervision committee sees all; the office's supervisor all but what is, or may be, against the office: the
 * committee's own queue and what it has not sorted yet.
 */
export type SupervisionScope = 'all' | 'without-committee';

/** Whose role may see the figures; undefined: nobody else's. Administration prints them for the notice board. */
export function supervisionScope(role: string): SupervisionScope | undefined {
  if (role === 'committee') return 'all';
  return role === 'supervisor' || role === 'admin' ? 'without-committee' : undefined;
}

/** `waiting`: open and in time; `overdue`: open and late; `ended`: withdrawn or closed without an answer. */
export type Outcome = 'in-time' | 'late' | 'waiting' | 'overdue' | 'ended';

/** Complaints of one month of receipt that are alike in everything the figures are about. */
export interface Tally {
  /** "2026-11" */
  readonly month: string;
  /** In the supervision committee's own queue, or not sorted yet. */
  readonly committee: boolean;
  readonly by: 'sumu' | 'category';
  /** '' where a complaint names no sumu. */
  readonly name: string;
  readonly outcome: Outcome;
  /** Working days from receipt, or the last reopening, to the answer. */
  readonly days?: number;
  readonly count: number;
}

export interface Figure {
  readonly received: number;
  readonly answered: number;
  readonly inTime: number;
  readonly late: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly ended: number;
  /**
   * Of those answered or overdue, with one decimal, rounded down: leaving one unanswered does not mend the figure.
   * Absent where there are none.
   */
  readonly inTimePercent?: number;
  /** Working days to the answer. */
  readonly medianDays?: number;
  readonly longestDays?: number;
}

export type NamedFigure = Figure & { readonly name: string };

export interface SupervisionFigures {
  readonly total: Figure;
  readonly bySumu: readonly NamedFigure[];
  readonly byCategory: readonly NamedFigure[];
  /** Oldest first. */
  readonly byMonth: readonly NamedFigure[];
}

export function reckonFigures(tallies: readonly Tally[], scope: SupervisionScope): SupervisionFigures {
  const seen = tallies.filter(({ committee }) => scope === 'all' || !committee);
  // Each complaint is tallied once by its sumu and once by its category.
  const bySumu = seen.filter(({ by }) => by === 'sumu');
  const byCategory = seen.filter(({ by }) => by === 'category');
  const named = (among: readonly Tally[], nameOf: (tally: Tally) => string): readonly NamedFigure[] =>
    [...Map.groupBy(among, nameOf)]
      .map(([name, group]) => ({ name, ...figureOf(group) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    total: figureOf(bySumu),
    bySumu: named(bySumu, ({ name }) => name),
    byCategory: named(byCategory, ({ name }) => name),
    byMonth: named(bySumu, ({ month }) => month),
  };
}

function figureOf(tallies: readonly Tally[]): Figure {
  const count = (outcome?: Outcome) =>
    tallies.reduce(
      (sum, tally) => sum + (outcome === undefined || tally.outcome === outcome ? tally.count : 0),
      0,
    );
  const inTime = count('in-time');
  const late = count('late');
  const overdue = count('overdue');
  const judged = inTime + late + overdue;
  const answers = tallies
    .flatMap(({ days, count: times }) => (days === undefined ? [] : [{ days, times }]))
    .sort((a, b) => a.days - b.days);
  const longestDays = answers.at(-1)?.days;
  const medianDays = median(answers);
  return {
    received: count(),
    answered: inTime + late,
    inTime,
    late,
    waiting: count('waiting'),
    overdue,
    ended: count('ended'),
    ...(judged > 0 && { inTimePercent: Math.floor((inTime * 1_000) / judged) / 10 }),
    ...(medianDays !== undefined && { medianDays }),
    ...(longestDays !== undefined && { longestDays }),
  };
}

/** The middle, or half-way between the two in the middle. */
function median(answers: readonly { readonly days: number; readonly times: number }[]): number | undefined {
  const total = answers.reduce((sum, { times }) => sum + times, 0);
  if (total === 0) return undefined;
  const at = (place: number) => {
    let passed = 0;
    return answers.find(({ times }) => (passed += times) > place)?.days ?? 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}

/** Open complaints by how many working days they have been waiting. */
export interface OpenByAge {
  /** The last day of the band, absent for the last one. */
  readonly upTo?: number;
  readonly from: number;
  readonly count: number;
}

export const ageBands: readonly Omit<OpenByAge, 'count'>[] = [
  { from: 0, upTo: 5 },
  { from: 6, upTo: 10 },
  { from: 11, upTo: 15 },
  { from: 16, upTo: 20 },
  { from: 21 },
];

/** Open complaints that have waited for so many working days since receipt or reopening. */
export interface Waiting {
  readonly days: number;
  readonly count: number;
  /** Of those, past their last day. */
  readonly overdue: number;
}

export function openByAge(ages: readonly Pick<Waiting, 'days' | 'count'>[]): readonly OpenByAge[] {
  return ageBands.map(({ from, upTo }) => ({
    from,
    ...(upTo !== undefined && { upTo }),
    count: ages.reduce(
      (sum, { days, count }) => sum + (days >= from && days <= (upTo ?? Infinity) ? count : 0),
      0,
    ),
  }));
}

/** A complaint past its last day: which office has it, no names. */
export interface OverdueComplaint {
  readonly number: string;
  readonly queue: ComplaintQueue;
  readonly sumu?: string;
  readonly dueDay: Day;
  /** Working days past the last one, at least 1. */
  readonly daysOver: number;
}
