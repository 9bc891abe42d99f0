/** What follows from filing a complaint: who works it and by when; and how an open one stands. Pure. */
import type { Day } from '../kernel/day.ts';
import { dayOf } from '../kernel/day.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { covers, workingDaysBetween } from '../kernel/working-days.ts';
import { namedIn } from './against.ts';
import { reckonClock } from './clock.ts';
import type {
  ComplaintCategory,
  ComplaintClock,
  ComplaintQueue,
  ComplaintView,
  NewComplaint,
} from './complaint.ts';
import { openStates } from './complaint.ts';

export interface Receipt {
  readonly complaint: NewComplaint;
  readonly clock: ComplaintClock;
  readonly queue: ComplaintQueue;
}

/** A complaint is always received: whatever is missing about it, the clock starts. */
export function decideReceipt(
  complaint: NewComplaint,
  calendar: WorkingCalendar,
  promise: { readonly workingDays: number },
): Receipt {
  const kept = complaint.anonymous ? withoutName(complaint) : complaint;
  return {
    complaint: kept,
    clock: startClock(calendar, dayOf(complaint.receivedAt), promise.workingDays),
    queue: queueOf(kept),
  };
}

/** An anonymous complaint carries nothing of who filed it; a sumu only where its own words name it. */
function withoutName(complaint: NewComplaint): NewComplaint {
  const { complainantName: _name, memberId: _member, sumu, ...rest } = complaint;
  const named = sumu !== undefined && `${rest.about ?? ''} ${rest.text}`.includes(sumu);
  return named ? { ...rest, sumu } : rest;
}

/** Whoever is not known as a member can look it up by its query code only. */
export function opensByCode({ anonymous, memberId }: Pick<NewComplaint, 'anonymous' | 'memberId'>): boolean {
  return anonymous || memberId === undefined;
}

/** Wrongs in collecting the premium, which the sumu's own people do (III.3.2-collection). */
const wrongsInCollecting: ReadonlySet<ComplaintCategory> = new Set([
  'forced-enrolment',
  'apportionment',
  'no-receipt',
  'misused-fund',
]);

/** What decides who works a complaint. */
export type Sorted = Pick<NewComplaint, 'target' | 'category' | 'sumu' | 'text' | 'about'>;

/**
 * Nobody handles a complaint against their own workplace, and of several named the safest queue counts. The sumu
 * office sits in the health centre (III.1.2-sumu-office), so both go up to the banner; whatever names the banner
 * office, its bureau or the management committee goes to the supervision committee (III.5.1), which the office cannot
 * see. Hospitals are under contract with the banner (III.6.1-contract). An unclear one may be against anybody, so it
 * waits in a queue of its own until it has been sorted.
 */
export function queueOf({ target, category, sumu, text, about }: Sorted): ComplaintQueue {
  const named = namedIn(text, about);
  if (namedIn(about).supervision) {
    // The committee does not work what is about itself, nor the office what is about the office: about both, it waits.
    const aboutOffice =
      target === 'banner-office' || named.banner || named.bannerPeople || named.officeUnclear;
    return aboutOffice ? 'unclear' : 'banner-office';
  }
  if (target === 'banner-office' || named.banner) return 'supervision-committee';
  if (named.bannerPeople || (named.officeUnclear && target !== 'sumu-office')) return 'unclear';
  switch (target) {
    case 'health-centre':
    case 'sumu-office':
    case 'hospital':
      return 'banner-office';
    case 'village': {
      const alone = [...named.targets].every((one) => one === 'village');
      return sumu === undefined || wrongsInCollecting.has(category) || !alone
        ? 'banner-office'
        : 'sumu-office';
    }
    case 'other':
      return named.outside ? 'banner-office' : 'unclear';
    case 'unclear':
      return 'unclear';
  }
}

/** The clock as it starts: nothing extended, nothing paused. */
export function startClock(calendar: WorkingCalendar, receivedDay: Day, workingDays: number): ComplaintClock {
  return reckonClock(calendar, { receivedDay, workingDays });
}

export type Standing =
  /** Under way; `day` is how many working days have passed, 0 on the day of receipt. */
  | { readonly kind: 'running'; readonly day?: number; readonly dueDay: Day }
  /** The promise is broken; `byDays` working days past the due day. */
  | { readonly kind: 'overdue'; readonly byDays?: number; readonly dueDay: Day }
  | { readonly kind: 'answered'; readonly answer: string; readonly answeredDay: Day; readonly late: boolean }
  | { readonly kind: 'ended'; readonly how: 'closed' | 'withdrawn' };

/** Overdue is reckoned, never set by hand: the due day itself is still in time (Civil Code art. 203). */
export function standingOf(complaint: ComplaintView, calendar: WorkingCalendar, today: Day): Standing {
  const { state, answer, answeredAt, dueDay } = complaint;
  // Reopened, it waits for another answer, whoever has it in hand by now.
  if (!openStates.includes(state) && answer !== undefined && answeredAt !== undefined) {
    const answeredDay = dayOf(answeredAt);
    return { kind: 'answered', answer, answeredDay, late: answeredDay > dueDay };
  }
  if (state === 'closed' || state === 'withdrawn') return { kind: 'ended', how: state };
  const receivedDay = dayOf(complaint.receivedAt);
  if (today > dueDay) {
    const byDays = countedDays(calendar, dueDay, today);
    return { kind: 'overdue', ...(byDays !== undefined && { byDays }), dueDay };
  }
  const day = countedDays(calendar, receivedDay, today);
  return { kind: 'running', ...(day !== undefined && { day }), dueDay };
}

/** Undefined where the calendar does not reach: no number is made up. */
function countedDays(calendar: WorkingCalendar, after: Day, through: Day): number | undefined {
  return covers(calendar, after) && covers(calendar, through)
    ? workingDaysBetween(calendar, after, through)
    : undefined;
}
