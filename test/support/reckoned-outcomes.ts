/** The same as the database reckons, in plain loops: what the property tests compare with. */
import { addDays, type Day, dayOf } from '../../src/kernel/day.ts';
import { callReasons } from '../../src/outreach/outcome.ts';
import type { CampaignResults } from '../../src/outreach/repository.ts';
import type { SeededCampaign, SeededMember, SeededRecipient } from './campaign-outcomes.ts';

const told = ({ state }: SeededRecipient) => state === 'accepted' || state === 'delivered';
const waits = ({ state }: SeededRecipient) => state === 'queued' || state === 'leased';
const codeOf = (reason = '') => reason.split(':')[0] ?? '';

export interface Reckoned {
  readonly place: number;
  readonly members: number;
  readonly certificateHolders: number;
  readonly reason: string | undefined;
}

export function reckonCalls({ households, recipients }: SeededCampaign, today: Day): readonly Reckoned[] {
  const calls: Reckoned[] = [];
  for (const [place, { members }] of households.entries()) {
    const rows = recipients.filter(({ of }) => of.includes(place));
    if (rows.length === 0 || rows.some((row) => told(row) || waits(row))) continue;
    const open = members.filter(
      ({ leftOn, state }) =>
        (leftOn === undefined || leftOn > today) && (state === undefined || state === 'unpaid'),
    );
    if (open.length === 0) continue;
    const holders = open.filter(
      ({ category = 'ordinary', payer, state }) =>
        category !== 'ordinary' || (state !== undefined && payer === 'civil_affairs'),
    );
    const codes = rows.map(({ reason }) => codeOf(reason));
    const reason = callReasons.find((one) => codes.includes(one));
    calls.push({ place, members: open.length, certificateHolders: holders.length, reason });
  }
  return calls;
}

export function reckonResults({ households, recipients, startedAt }: SeededCampaign): CampaignResults {
  const reached = { households: 0, enrolled: 0 };
  const notReached = { households: 0, enrolled: 0 };
  let apart = 0;
  for (const [place, { members }] of households.entries()) {
    const rows = recipients.filter(({ of }) => of.includes(place));
    if (rows.length === 0) continue;
    const tellings = rows.filter(told).map(({ settledAt }) => settledAt ?? '');
    const aside = rows.some((row) => waits(row) || row.reason === 'paid-since');
    if (tellings.length === 0 && aside) {
      apart += 1;
      continue;
    }
    const since = [...tellings].sort()[0] ?? startedAt ?? '';
    const day = dayOf(new Date(since));
    const until = addDays(day, 7);
    const open = members.filter((member) => wasOpen(member, day, until));
    if (open.length === 0) {
      apart += 1;
      continue;
    }
    const side = tellings.length > 0 ? reached : notReached;
    side.households += 1;
    if (open.every(({ paidOn, state }) => isEnrolled(state) && paidOn !== undefined && paidOn <= until))
      side.enrolled += 1;
  }
  return { reached, notReached, apart };
}

const isEnrolled = (state: SeededMember['state']) => state === 'active' || state === 'paid_pending';

function wasOpen({ leftOn, state, paidOn }: SeededMember, day: Day, until: Day): boolean {
  if (leftOn !== undefined && leftOn <= until) return false;
  if (state === undefined || state === 'unpaid') return true;
  return isEnrolled(state) && paidOn !== undefined && paidOn >= day;
}
