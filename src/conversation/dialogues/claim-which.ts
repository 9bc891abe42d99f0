/** Which claim is meant: by its number, or by when it was. */
import type { Claim } from '../../claim/claim.ts';
import type { Span } from '../../kernel/told-dates.ts';
import type { DialogueEvent } from '../dialogue.ts';
import { namesKin } from './claim-whose.ts';

const longestFollowUp = 10;

/** After an answer: "那我老伴的呢", "上个月那笔". A longer message, or one of another matter, is none. */
export function isFollowUp({ text, understood }: DialogueEvent): boolean {
  const open = understood.intent === 'other' || understood.intent === 'clarify';
  return (
    open && [...text].length <= longestFollowUp && (namesKin(text) || understood.slots.date !== undefined)
  );
}

/** The number as printed, or its letters and digits however they were spaced. */
export function isSaidIn(number: string, text: string, read: string): boolean {
  const bare = (written: string): string =>
    written
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z\d]/g, '');
  return number === read || (bare(number).length > 4 && bare(text).includes(bare(number)));
}

/** 上个月住院那笔: those whose stay fell in that time; else those something happened to then (上个月交的). */
export function claimsThen(claims: readonly Claim[], { from, to }: Span): readonly Claim[] {
  const stayed = claims.filter(
    ({ admittedOn, dischargedOn }) => (admittedOn ?? dischargedOn) <= to && from <= dischargedOn,
  );
  if (stayed.length > 0) return stayed;
  return claims.filter(({ events }) =>
    events.some(({ occurredOn }) => from <= occurredOn && occurredOn <= to),
  );
}
