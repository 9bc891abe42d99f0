import type { Keys } from '../kernel/keys.ts';
import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import { addDays, startOfDay, yearOf } from '../kernel/day.ts';
import { makeNumber } from '../kernel/identifiers.ts';
import { queryCodeHash } from '../kernel/keyed-hash.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { covers, isWorkingDay, nthWorkingDayAfter, reckonDeadline } from '../kernel/working-days.ts';
import { nextInSequence } from './counter.ts';
import { startOfUtcDay } from './days.ts';
import { layOutFiles } from './sample-files.ts';
import type { Tx } from './transaction.ts';

const states = [
  'received',
  'accepted',
  'assigned',
  'awaiting_complainant',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
] as const;

const complaintTargets = [
  'health-centre',
  'sumu-office',
  'banner-office',
  'hospital',
  'village',
  'other',
  'unclear',
] as const;

const optional = z.string().transform((text) => (text === '' ? null : text));
const sampleComplaint = z.object({
  key: z.string(),
  category: z.string(),
  text: z.string(),
  anonymous: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
  certificate: optional,
  target: z.enum(complaintTargets),
  queue: z.enum(['sumu_office', 'banner_office', 'supervision_committee', 'unclear']),
  sumu: optional,
  about: optional,
  received: z.string(),
  state: z.enum(states),
  answer: optional,
  answered: optional,
  assignee: optional,
  files: z.string().transform((names) => names.split(' ').filter((name) => name !== '')),
});
export const sampleComplaints = z.array(sampleComplaint);
type SampleComplaint = z.infer<typeof sampleComplaint>;

const actor = 'sample';
/** All anonymous sample complaints open with it; it is written in the guide to the sample. */
const queryCode = '135790';
const laidOut = z.record(z.string(), z.number());
const setting = 'sample.complaints';

/** Lays the sample complaints out for a day. One that somebody has worked on since is left as it is. */
export async function layOutComplaints(
  tx: Tx,
  complaints: readonly SampleComplaint[],
  {
    today,
    calendar,
    hashKey,
    sealKey,
  }: { today: Day; calendar: WorkingCalendar; hashKey: Keys; sealKey: Keys },
): Promise<void> {
  const known = await tx.setting.findUnique({ where: { key: setting } });
  const ids = laidOut.parse(known ? JSON.parse(known.value) : {});
  const worked = await tx.complaintEvent.findMany({
    where: { complaintId: { in: Object.values(ids) }, actor: { not: actor } },
    select: { complaintId: true },
  });
  const touched = new Set(worked.map(({ complaintId }) => complaintId));
  const heads = await headsOf(tx, complaints);
  const staff = await tx.staffMember.findMany({ where: { sample: true }, select: { id: true, login: true } });
  const assignees = new Map(staff.map(({ id, login }) => [login, id]));
  const happened: ReturnType<typeof events> = [];
  for (const told of complaints) {
    const complaint = { ...told, received: receivedDay(told.received, calendar, today) };
    const id = ids[complaint.key];
    if (id !== undefined && touched.has(id)) continue;
    const values = {
      ...filing(complaint, heads, calendar, today),
      ...stateOf(complaint, today),
      assigneeId: assignees.get(complaint.assignee ?? '') ?? null,
    };
    if (id === undefined) {
      const number = makeNumber(
        'complaint',
        yearOf(complaint.received),
        await nextInSequence(tx, 'complaint', yearOf(complaint.received)),
      );
      const hash = complaint.anonymous ? queryCodeHash(hashKey, number, queryCode) : null;
      const made = await tx.complaint.create({
        data: { ...values, number, queryCodeHash: hash },
        select: { id: true },
      });
      ids[complaint.key] = made.id;
    } else {
      await tx.complaintEvent.deleteMany({ where: { complaintId: id } });
      await tx.complaint.update({ where: { id }, data: values });
    }
    const laid = ids[complaint.key] ?? 0;
    happened.push(...events(complaint, laid, today));
    await layOutFiles(tx, laid, complaint.files, values.receivedAt, sealKey);
  }
  await tx.complaintEvent.createMany({ data: happened });
  const value = JSON.stringify(ids);
  await tx.setting.upsert({ where: { key: setting }, create: { key: setting, value }, update: { value } });
}

/** `{due-today}`, `{due-soon}`: received so that its last day is today (on a rest day: the next working day), or three later. */
function receivedDay(received: string, calendar: WorkingCalendar, today: Day): Day {
  const later = { '{due-today}': 0, '{due-soon}': 3 }[received];
  if (later === undefined) return received;
  // Beyond the calendar nobody knows the working days: about four weeks ago will do for invented people.
  if (!covers(calendar, addDays(today, 60))) return addDays(today, later - 28);
  const first = isWorkingDay(calendar, today) ? today : nthWorkingDayAfter(calendar, today, 1);
  const due = later === 0 ? first : nthWorkingDayAfter(calendar, first, later);
  for (let day = addDays(due, -20); ; day = addDays(day, -1)) {
    const deadline = reckonDeadline(calendar, { receivedDay: day, workingDays: 20 });
    if (deadline.kind === 'outside-calendar' || deadline.due <= due) return day;
  }
}

type Heads = ReadonlyMap<string, { id: number; name: string }>;

async function headsOf(tx: Tx, complaints: readonly SampleComplaint[]): Promise<Heads> {
  const certificates = complaints.flatMap(({ certificate }) => certificate ?? []);
  const found = await tx.household.findMany({
    where: { certificate: { in: certificates } },
    select: { certificate: true, members: { where: { relation: 'head' }, select: { id: true, name: true } } },
  });
  return new Map(found.flatMap(({ certificate, members: [head] }) => (head ? [[certificate, head]] : [])));
}

function filing(complaint: SampleComplaint, heads: Heads, calendar: WorkingCalendar, today: Day) {
  const { category, text, anonymous, target, queue, sumu, about, received, certificate } = complaint;
  const head = certificate === null ? undefined : heads.get(certificate);
  const clock = reckonDeadline(calendar, { receivedDay: received, workingDays: 20 });
  const due =
    clock.kind === 'outside-calendar'
      ? { dueDay: startOfUtcDay(addDays(received, 28)), provisional: true, internalTarget: null }
      : {
          dueDay: startOfUtcDay(clock.due),
          provisional: clock.provisional,
          internalTarget: clock.internalTarget === undefined ? null : startOfUtcDay(clock.internalTarget),
        };
  return {
    ...{ category, text, anonymous, target, queue, sumu, about, ...due },
    complainantName: anonymous ? null : (head?.name ?? null),
    memberId: anonymous ? null : (head?.id ?? null),
    calendarVersion: calendar.version,
    receivedAt: atHour(received <= today ? received : today, 9),
  };
}

function stateOf({ state, answer, answered }: SampleComplaint, today: Day) {
  const answeredAt = answered === null ? null : atHour(answered, 15);
  return {
    state,
    answer,
    answeredAt,
    closedAt: state === 'closed' || state === 'withdrawn' ? atHour(addDays(today, -1), 10) : null,
  };
}

/** What happened to it so far, in order; a closed or reopened one was answered first. */
function events(complaint: SampleComplaint, complaintId: number, today: Day) {
  const { received, answered, state } = complaint;
  const path = {
    received: [],
    accepted: ['accepted'],
    assigned: ['accepted', 'assigned'],
    awaiting_complainant: ['accepted', 'assigned', 'awaiting_complainant'],
    answered: ['accepted', 'assigned', 'answered'],
    closed: ['accepted', 'assigned', 'answered', 'closed'],
    reopened: ['accepted', 'assigned', 'answered', 'reopened'],
    withdrawn: ['accepted', 'withdrawn'],
  }[state];
  return ['received', ...path].map((kind, step) => {
    const day =
      kind === 'closed' || kind === 'reopened' || kind === 'withdrawn'
        ? addDays(today, -1)
        : addDays(received, step);
    const at = atHour(kind === 'answered' && answered !== null ? answered : day, 9 + step);
    return { complaintId, kind, at, actor, shown: true, toldAt: at };
  });
}

/** An hour of a China day; a sample is never younger than the day before. */
function atHour(day: Day, hour: number): Date {
  return new Date(startOfDay(day).getTime() + hour * 3_600_000);
}
