/** Which other complaints may be of the same matter: suggested to whoever merges, who then decides. Pure. */
import { addDays, dayOf } from '../../kernel/day.ts';
import { openStates } from '../complaint.ts';
import type { DeskComplaint, OtherOne } from './repository.ts';
import { lieTogether } from './viewer.ts';

export interface AlikeComplaint extends Pick<
  OtherOne,
  'number' | 'category' | 'about' | 'state' | 'receivedAt' | 'excerpt'
> {
  readonly because: 'same-person' | 'same-about' | 'same-kind';
}

/** People complain of one event within weeks, not months. */
const daysApart = 42;
const suggestedAtMost = 5;
const rank = { 'same-person': 0, 'same-about': 1, 'same-kind': 2 } as const;

/** The likeliest first, then the nearest in time. */
export function alikeTo(complaint: DeskComplaint, others: readonly OtherOne[]): readonly AlikeComplaint[] {
  const apart = ({ receivedAt }: OtherOne) => Math.abs(receivedAt.getTime() - complaint.receivedAt.getTime());
  return others
    .filter((other) => other.id !== complaint.id && goesOn(other) && lieTogether(other, complaint))
    .flatMap((other) => {
      const because = reasonFor(complaint, other);
      return because === undefined ? [] : [{ because, other }];
    })
    .sort((a, b) => rank[a.because] - rank[b.because] || apart(a.other) - apart(b.other))
    .slice(0, suggestedAtMost)
    .map(({ because, other: { number, category, about, state, receivedAt, excerpt } }) => ({
      ...{ because, number, category, state, receivedAt, excerpt },
      ...(about !== undefined && { about }),
    }));
}

function reasonFor(complaint: DeskComplaint, other: OtherOne): AlikeComplaint['because'] | undefined {
  // "One account filed both" would tell who is behind an anonymous one, so it counts among named ones only.
  if (other.sameContact && !complaint.anonymous && !other.anonymous) return 'same-person';
  const [mine, theirs] = [dayOf(complaint.receivedAt), dayOf(other.receivedAt)];
  const near = theirs >= addDays(mine, -daysApart) && theirs <= addDays(mine, daysApart);
  if (!near || other.category !== complaint.category || other.target !== complaint.target) return undefined;
  const [one, two] = [bare(complaint.about), bare(other.about)];
  if (one !== '' && two !== '') return one.includes(two) || two.includes(one) ? 'same-about' : undefined;
  return other.sumu === complaint.sumu ? 'same-kind' : undefined;
}

/** May another one be merged into it? */
export function goesOn({ mergedIntoId, state }: Pick<OtherOne, 'mergedIntoId' | 'state'>): boolean {
  return mergedIntoId === undefined && openStates.includes(state);
}

function bare(about = ''): string {
  return about
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]/gu, '');
}
