/** Where the office has switched extensions on: who may extend the 20 working days, and for whom they are extended. */
import type { Day } from '../../kernel/day.ts';
import { dayOf } from '../../kernel/day.ts';
import type { ClockSwitch } from '../../policy/switches.ts';
import { type ClockRefusal, decideExtension, type Extension } from '../clock-change.ts';
import type { ClockOf, ComplaintClockRepository } from '../clock-repository.ts';
import { openStates } from '../complaint.ts';
import type { DeskComplaint } from './repository.ts';
import type { DeskRules } from './rules.ts';
import { standingTo, type Viewer } from './viewer.ts';

export interface Extending {
  readonly clocks: Pick<ComplaintClockRepository, 'clockOf' | 'extend'>;
  readonly allowed: ClockSwitch;
  /** What the complainant is told of it. */
  readonly noteOf: (changed: Extract<Extension, { kind: 'extended' }>, of: ClockOf) => string;
}

export type ExtensionOutcome =
  | { readonly kind: 'extended'; readonly dueDay: Day }
  | { readonly kind: 'not-found' }
  /** Somebody changed it since it was looked at. */
  | { readonly kind: 'changed'; readonly by: string; readonly at: Date; readonly what: string }
  | { readonly kind: 'refused'; readonly why: 'not-your-role' | 'merged' | ClockRefusal['kind'] };

/** The promise is the office's, so whoever answers for the queue stretches it, not whoever is late with it. */
export function mayExtend(viewer: Viewer, complaint: DeskComplaint): boolean {
  return standingTo(viewer, complaint) === 'supervisor';
}

/** Could it be extended now? For the form of the page; what is then asked for is decided anew. */
export function extensionOpen(
  viewer: Viewer,
  complaint: DeskComplaint,
  allowed: ClockSwitch,
  { calendar, workingDays }: DeskRules,
  today: Day,
): boolean {
  if (!mayExtend(viewer, complaint) || complaint.mergedIntoId !== undefined) return false;
  const { state, receivedAt, reopenedAt, dueDay, extensionDays, pausedOn } = complaint;
  const running = {
    ...{ open: openStates.includes(state), receivedDay: dayOf(reopenedAt ?? receivedAt), workingDays },
    ...{ dueDay, extensionDays, pauses: [], ...(pausedOn !== undefined && { pausedOn }) },
  };
  const smallest = { workingDays: 1, reason: 'a reason' };
  return decideExtension(running, smallest, allowed, calendar, today).kind === 'extended';
}

/**
 * The complaint and its duplicates are locked already. All who wait for the one answer are promised as many days
 * more, and it goes on by the earliest of their last days, as when they were merged.
 */
export async function extend(
  { clocks, allowed, noteOf }: Extending,
  { number }: DeskComplaint,
  duplicates: readonly DeskComplaint[],
  asked: { readonly workingDays: number; readonly reason: string },
  { calendar, workingDays }: DeskRules,
  by: { readonly actor: string; readonly at: Date },
): Promise<ExtensionOutcome> {
  const decide = ({ running }: ClockOf) =>
    decideExtension({ ...running, workingDays }, asked, allowed, calendar, dayOf(by.at));
  const of = allowed === null ? undefined : await clocks.clockOf(number);
  if (!of) return { kind: 'refused', why: 'switched-off' };
  const extended = decide(of);
  if (extended.kind !== 'extended') return { kind: 'refused', why: extended.kind };
  let { dueDay } = extended.clock;
  for (const one of duplicates.filter(({ state }) => openStates.includes(state))) {
    const theirs = await clocks.clockOf(one.number);
    if (!theirs) continue;
    // A duplicate counts as not open, since it is not in the queue; its complainant waits all the same.
    const also = decide({ ...theirs, running: { ...theirs.running, open: true } });
    if (also.kind === 'extended') await clocks.extend(theirs, also, { ...by, note: noteOf(also, theirs) });
    const theirDay = also.kind === 'extended' ? also.clock.dueDay : theirs.running.dueDay;
    if (theirDay < dueDay) dueDay = theirDay;
  }
  const earliest = { ...extended, clock: { ...extended.clock, dueDay } };
  await clocks.extend(of, earliest, { ...by, note: noteOf(earliest, of) });
  return { kind: 'extended', dueDay };
}
