/** Several claims, or none: the list to choose from, and what to do where there is nothing yet. */
import type { Claim } from '../../claim/claim.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import { type ClaimsSeen, describe } from './claim-told.ts';
import { asOfLine, officeArgs } from './enrolment-records.ts';

const claimsPerPage = 5;

/** A page of the list, newest discharge first; an offset past the end gives the first page. */
export function tellClaims(
  seen: ClaimsSeen,
  claims: readonly Claim[],
  offset: number,
  remarks: readonly Line[] = [],
): Utterance {
  const from = offset > 0 && offset < claims.length ? offset : 0;
  const next = from + claimsPerPage;
  const page = claims.slice(from, next);
  const severalPeople = new Set(claims.map(({ memberId }) => memberId)).size > 1;
  // Each channel numbers or shows them as choices in its own way, and so only once.
  const shown = page.map((claim): Option => {
    const { name, institution, day } = describe(seen, claim);
    const args = { number: claim.number, institution, day, state: claim.state };
    return { id: `claim-shown:${claim.number}`, args: { ...args, name: severalPeople ? name : 'none' } };
  });
  return {
    lines: [
      ...remarks,
      { id: 'claim-count', args: { count: claims.length } },
      { id: 'claim-which' },
      asOfLine(seen.situation, oldestAsOf(page, seen.situation.now), seen.sumu),
    ],
    choices: [...shown, ...(next < claims.length ? [{ id: `claim-list-more:${String(next)}` }] : [])],
  };
}

/** What is told is as old as its oldest part. */
function oldestAsOf(claims: readonly Claim[], now: Date): Date {
  return claims.reduce((oldest, { asOf }) => (asOf < oldest ? asOf : oldest), now);
}

/** Of those that may not be told there is none either. */
export function newestAsOf(claims: readonly Claim[]): Date | undefined {
  return claims.map(({ asOf }) => asOf).reduce<Date | undefined>(later, undefined);
}

function later(one: Date | undefined, other: Date): Date {
  return one && one > other ? one : other;
}

export function tellNoClaims({ situation, sumu, noneAsOf }: ClaimsSeen, remarks: readonly Line[]): Utterance {
  return {
    lines: [
      ...remarks,
      { id: 'claim-none' },
      { id: 'claim-none-designated' },
      { id: 'claim-none-transfer', args: officeArgs(situation, sumu) },
      { id: 'claim-none-ask', args: officeArgs(situation, sumu) },
      ...(noneAsOf ? [asOfLine(situation, noneAsOf, sumu)] : []),
    ],
    choices: [{ id: 'intent-estimate' }, { id: 'intent-human' }],
    citations: ['III.4.3-settle-at-discharge', 'III.4.3-transfer'],
  };
}
