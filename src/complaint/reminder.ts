/** Who is reminded of which complaint, and when: each stage once, in office hours, and never those it is against. Pure. */
import type { Day } from '../kernel/day.ts';
import { addDays, dayOf, startOfDay } from '../kernel/day.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { covers, isWorkingDay, nthWorkingDayAfter, nthWorkingDayBefore } from '../kernel/working-days.ts';
import type { OfficeHours } from '../policy/profile.ts';
import type { ComplaintQueue } from './complaint.ts';

/** In the order in which they are reached. */
export const reminderStages = [
  'working-day-10',
  'working-day-15',
  'working-day-18',
  'working-day-20',
  'overdue-supervisor',
  'overdue-committee',
] as const;
export type ReminderStage = (typeof reminderStages)[number];

/** The complaints whose last day lies in [from, through] have reached the stage, and none after it. */
export interface StageBand {
  readonly stage: ReminderStage;
  readonly from?: Day;
  readonly through: Day;
}

/** An open complaint whose clock runs and whose band's stage has not been told. */
export interface DueComplaint {
  readonly id: number;
  readonly number: string;
  readonly stage: ReminderStage;
  readonly dueDay: Day;
  readonly queue: ComplaintQueue;
  readonly sumu?: string;
  readonly assigneeId?: number;
}

/** Staff whose account is not disabled. */
export interface RemindedStaff {
  readonly id: number;
  readonly role: 'handler' | 'supervisor' | 'committee';
  readonly sumu?: string;
}

export interface Reminder {
  readonly complaintId: number;
  readonly number: string;
  readonly dueDay: Day;
  /** What is told. */
  readonly stage: ReminderStage;
  /** What counts as told from now on: the stage, and what was missed before it. */
  readonly marks: readonly ReminderStage[];
  readonly staffIds: readonly number[];
}

/** Is the office open at this instant? */
export function inOfficeHours(hours: OfficeHours, calendar: WorkingCalendar, at: Date): boolean {
  const day = dayOf(at);
  if (!covers(calendar, day) || !isWorkingDay(calendar, day)) return false;
  const minute = Math.floor((at.getTime() - startOfDay(day).getTime()) / 60_000);
  return hours.some(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to));
}

/**
 * Working day 10, 15, 18 and 20 of the 20 promised, counted back from the last day, so that an extension or a pause
 * moves them along; then the first and the second working day after it.
 *
 * @param today a working day
 */
export function stageBands(calendar: WorkingCalendar, today: Day): readonly StageBand[] {
  const ahead = (days: number) => nthWorkingDayAfter(calendar, today, days);
  const ago = (days: number) => nthWorkingDayBefore(calendar, today, days);
  const ends: readonly (readonly [ReminderStage, Day])[] = [
    ['overdue-committee', ago(2)],
    ['overdue-supervisor', ago(1)],
    ['working-day-20', today],
    ['working-day-18', ahead(2)],
    ['working-day-15', ahead(5)],
    ['working-day-10', ahead(10)],
  ];
  return ends.map(([stage, through], place) => {
    const before = ends[place - 1]?.[1];
    return { stage, through, ...(before !== undefined && { from: addDays(before, 1) }) };
  });
}

/**
 * One reminder a complaint: the latest stage, however many were missed. A complaint for whom there is nobody is left
 * out, and comes again.
 */
export function decideReminder(
  complaint: DueComplaint,
  staff: readonly RemindedStaff[],
): Reminder | undefined {
  const stage = stageFor(complaint);
  const staffIds = toldOf(complaint, stage, staff).map(({ id }) => id);
  if (staffIds.length === 0) return undefined;
  const marks = reminderStages.slice(0, reminderStages.indexOf(stage) + 1);
  const { id: complaintId, number, dueDay } = complaint;
  return { complaintId, number, dueDay, stage, marks, staffIds };
}

/** What the office may not see is not escalated to its supervisor: the committee's own queue stays with it. */
function stageFor({ stage, queue }: DueComplaint): ReminderStage {
  return stage === 'overdue-supervisor' && belongsToCommittee(queue) ? 'overdue-committee' : stage;
}

/** One that has not been sorted may be against anybody of the banner: only the committee is told of it. */
function belongsToCommittee(queue: ComplaintQueue): boolean {
  return queue === 'supervision-committee' || queue === 'unclear';
}

function toldOf(
  complaint: DueComplaint,
  stage: ReminderStage,
  staff: readonly RemindedStaff[],
): readonly RemindedStaff[] {
  const committee = staff.filter(({ role }) => role === 'committee');
  if (stage === 'overdue-committee') return committee;
  const supervisors = staff.filter(({ role }) => role === 'supervisor');
  if (stage === 'overdue-supervisor') return supervisors;
  const handlers = handlersOf(complaint, staff, committee);
  // Whoever had it before it went to another office does not see it any more.
  const assignee = staff.find(({ id }) => id === complaint.assigneeId);
  if (assignee && maySee(assignee, complaint)) return [assignee];
  return handlers.length > 0 || belongsToCommittee(complaint.queue) ? handlers : supervisors;
}

function handlersOf(
  { queue, sumu }: DueComplaint,
  staff: readonly RemindedStaff[],
  committee: readonly RemindedStaff[],
): readonly RemindedStaff[] {
  const handlers = staff.filter(({ role }) => role === 'handler');
  const ofBanner = handlers.filter((one) => one.sumu === undefined);
  switch (queue) {
    case 'sumu-office': {
      const ofSumu = handlers.filter((one) => one.sumu !== undefined && one.sumu === sumu);
      return ofSumu.length > 0 ? ofSumu : ofBanner;
    }
    case 'banner-office':
      return ofBanner;
    case 'supervision-committee':
    case 'unclear':
      return committee;
  }
}

function maySee(member: RemindedStaff, { queue, sumu }: DueComplaint): boolean {
  if (belongsToCommittee(queue)) return member.role === 'committee';
  if (member.role !== 'handler') return true;
  return queue === 'sumu-office'
    ? member.sumu === undefined || member.sumu === sumu
    : member.sumu === undefined;
}

function minutesOf(time: string): number {
  return Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3), 10);
}
