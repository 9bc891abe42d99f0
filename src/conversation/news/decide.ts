/** Who is told what. Pure: who may hear it, who wants to, and who can be reached. */
import { daysWithoutMovement } from '../../claim/decide.ts';
import { hasConsented } from '../../identity/consent.ts';
import { visibleMembers } from '../../identity/decide.ts';
import type { Day } from '../../kernel/day.ts';
import type { ChannelName } from '../../kernel/message.ts';
import type { ClaimNews, ComplaintNews, ComplaintStep, Listener } from './news.ts';

/** A claim seen for the first time is news only this long after its last movement: a history that is loaded is none. */
export const freshForDays = 30;

export interface Hearer {
  readonly listener: Listener;
  /** Cannot be reached: it is kept for the next visit, and for the telephone. */
  readonly held: boolean;
}

/**
 * Everybody who may look the claim up (identity/decide.ts), has agreed to be told and stands by the consent, on a
 * channel where household data may be told. If none of them can be reached, the one who agreed last is kept it for.
 */
export function hearersOfClaim(
  { claim, formerState, household, listeners }: ClaimNews,
  today: Day,
  householdDataAllowed: (channel: ChannelName) => boolean,
): readonly Hearer[] {
  if (formerState === undefined && daysWithoutMovement(claim, today) > freshForDays) return [];
  const entitled = listeners.filter(
    (listener) =>
      listener.newsAgreedAt !== undefined &&
      hasConsented(listener) &&
      householdDataAllowed(listener.channel) &&
      visibleMembers(
        listener.memberIds.map((memberId) => ({ memberId })),
        household,
        today,
      ).some(({ memberId }) => memberId === claim.memberId),
  );
  const reachable = entitled.filter(({ unreachableAt }) => unreachableAt === undefined);
  if (reachable.length > 0) return reachable.map((listener) => ({ listener, held: false }));
  const [last] = [...entitled].sort((a, b) => agreedAt(b) - agreedAt(a));
  return last ? [{ listener: last, held: true }] : [];
}

const agreedAt = ({ newsAgreedAt }: Listener): number => newsAgreedAt?.getTime() ?? 0;

/** Done by the complainant in words or by a press, and told in the answer to it; what follows from it is news to them. */
const ownDoing: ReadonlySet<string> = new Set(['received', 'added', 'reopened', 'withdrawn']);

/** The complainant's own contact, which was told so at filing, unless it has refused; never of their own doing. */
export function hearerOfComplaint({
  listener,
  steps,
}: ComplaintNews): (Hearer & { readonly steps: readonly ComplaintStep[] }) | undefined {
  const told = steps.filter(({ byComplainant, kind }) => !byComplainant || !ownDoing.has(kind));
  if (!listener || listener.newsRefusedAt || told.length === 0) return undefined;
  return { listener, held: listener.unreachableAt !== undefined, steps: told };
}

/** Once for a complaint, with its first answer; where that is not told, it is asked when it is looked up. */
export function asksRating(
  { state, answer, satisfaction, ratingAskedAt }: ComplaintNews,
  steps: readonly ComplaintStep[],
): boolean {
  return (
    steps.some(({ kind }) => kind === 'answered') &&
    (state === 'answered' || state === 'closed') &&
    answer !== undefined &&
    satisfaction === undefined &&
    ratingAskedAt === undefined
  );
}
