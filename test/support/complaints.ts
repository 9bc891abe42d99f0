/** Complaints and staff for database tests, written straight into the tables. */
import { reckonClock } from '../../src/complaint/clock.ts';
import type { Database } from '../../src/database/open.ts';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

interface Filed {
  readonly receivedDay: string;
  readonly queue?: 'sumu_office' | 'banner_office' | 'supervision_committee' | 'unclear';
  readonly sumu?: string;
  readonly category?: string;
  readonly state?: 'received' | 'answered' | 'closed' | 'withdrawn' | 'reopened';
  readonly answeredDay?: string;
  readonly assigneeId?: number;
  readonly pausedOn?: string;
  readonly reopenedAt?: Date;
  readonly about?: string;
  readonly text?: string;
  readonly anonymous?: boolean;
  readonly complainantName?: string;
  readonly contactId?: number;
  readonly memberId?: number;
  readonly target?: string;
  readonly mergedIntoId?: number;
}

let sequence = 0;

/** The number of a complaint received at ten o'clock of that day. */
export async function fileComplaint({ client }: Database, filed: Filed): Promise<string> {
  const { receivedDay, answeredDay, pausedOn, ...rest } = filed;
  const clock = reckonClock(publishedCalendar, { receivedDay, workingDays: 20 });
  const number = makeNumber('complaint', 2026, (sequence += 1));
  await client.complaint.create({
    data: {
      number,
      category: 'overcharging',
      text: '多收了我20元',
      anonymous: true,
      target: 'village',
      queue: 'banner_office',
      state: 'received',
      receivedAt: new Date(`${receivedDay}T10:00:00+08:00`),
      dueDay: new Date(`${clock.dueDay}T00:00:00Z`),
      calendarVersion: clock.calendarVersion,
      provisional: clock.provisional,
      ...(answeredDay !== undefined && {
        answer: '查实了，退给您',
        answeredAt: new Date(`${answeredDay}T16:00:00+08:00`),
      }),
      ...(pausedOn !== undefined && { pausedOn: new Date(`${pausedOn}T00:00:00Z`) }),
      ...rest,
    },
  });
  return number;
}

export async function forgetComplaints({ client }: Database): Promise<void> {
  await client.complaintEvent.deleteMany();
  await client.complaintReminder.deleteMany();
  await client.complaintPause.deleteMany();
  await client.staffNotice.deleteMany();
  await client.complaint.deleteMany();
}
