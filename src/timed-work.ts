/**
 * What the service does by the clock: the calendar taken up, by each replica; staff reminded, old imports forgotten, the
 * head of the audit chain recorded, by the one that leads.
 */
import type { MayDelete } from './clock-guard.ts';
import { reckonClock } from './complaint/clock.ts';
import { deadlineNote } from './complaint/deadline-note.ts';
import { clockNote } from './conversation/clock-words.ts';
import { reminderReply } from './conversation/reminder-words.ts';
import type { Wording } from './conversation/wording.ts';
import { auditRepository } from './database/audit.ts';
import { recordedHeads, recordHead } from './database/audit-head.ts';
import { recordVerdict } from './database/audit-verdict.ts';
import { verifyChain } from './database/audit-verify.ts';
import {
  type MovedComplaint,
  movedComplaints,
  moveComplaints,
  type Reckon,
} from './database/calendar-change.ts';
import type { KeptCalendar } from './database/calendar.ts';
import { complaintClockRepository } from './database/complaint-clock.ts';
import type { Database } from './database/open.ts';
import { forgetOldDrafts, forgetOldRuns } from './database/import/runs.ts';
import { queueReplies } from './database/outbox.ts';
import { claimRetentionDay, keepRetention } from './database/retention.ts';
import { reminderRepository } from './database/reminder.ts';
import { noticeToAuditors } from './database/staff.ts';
import { recordHeads } from './jobs/audit-head.ts';
import { watchCalendar } from './jobs/calendar-watch.ts';
import { type ComplaintClockParts, lookAtClocks } from './jobs/complaint-clock.ts';
import { keepRetentionDaily } from './jobs/retention.ts';
import { type Job, repeatedly } from './jobs/repeatedly.ts';
import type { Clock } from './kernel/clock.ts';
import { dayOf } from './kernel/day.ts';
import type { WorkingCalendar } from './kernel/working-days.ts';
import { faultTold } from './kernel/fault-told.ts';
import type { Log } from './log.ts';
import { goesBefore } from './policy/retention.ts';
import type { Scheme } from './policy/types.ts';
import { draftHours, undoDays } from './records/limits.ts';

export interface TimedWorkParts {
  readonly database: Database;
  readonly scheme: Scheme;
  readonly wording: Wording;
  readonly calendar: KeptCalendar;
  readonly clock: Clock;
  readonly mayDelete: MayDelete;
}

const remindEveryMs = 60_000;
const forgetEveryMs = 60 * 60_000;
const hourMs = 60 * 60_000;

/** @param leads is this the replica that does what needs doing once? */
export function startTimedWork(
  parts: TimedWorkParts,
  leads: () => Promise<boolean>,
  log: Pick<Log, 'info' | 'warn' | 'error'>,
  onReplies: () => void,
): Job {
  const { database, scheme, calendar, clock, mayDelete } = parts;
  const sayFault = (what: string) => (fault: unknown) => {
    log.error({ fault: faultTold(fault) }, what);
  };
  const asLeader = (work: () => Promise<void>) => async () => {
    if (await leads()) await work();
  };
  let withoutStaff = 0;
  const jobs = [
    watchCalendar({
      calendar,
      moveLeftBehind: (by) => moveLeftBehind(parts, by),
      onFault: sayFault('taking up the calendar failed'),
    }),
    repeatedly(
      remindEveryMs,
      asLeader(async () => {
        const looked = await lookAtClocks(complaintClockParts(parts));
        if (looked.chats > 0) onReplies();
        if (looked.withoutStaff > 0 && looked.withoutStaff !== withoutStaff)
          log.warn(
            { complaints: looked.withoutStaff },
            'complaints are nearly due and no staff account may see them',
          );
        ({ withoutStaff } = looked);
      }),
      sayFault('reminding staff failed'),
    ),
    repeatedly(
      forgetEveryMs,
      asLeader(async () => {
        const at = clock();
        if (await mayDelete(at)) await forgetImports(database, at);
      }),
      sayFault('forgetting what stood before old imports failed'),
    ),
    ...(scheme.profile.retention.daily ? [retentionJob(parts, log)] : []),
    recordHeads({
      clock,
      record: async (day, at) => ((await leads()) ? recordHead(database, day, at) : undefined),
      say: (head) => {
        log.info({ auditHead: head }, 'the head of the audit chain today');
      },
      lookThrough: (at) => lookThroughAudit(database, log, at),
      onFault: sayFault('recording the head of the audit chain failed'),
    }),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}

function retentionJob(
  { database, scheme, clock, mayDelete }: TimedWorkParts,
  log: Pick<Log, 'info' | 'error'>,
): Job {
  const { retention } = scheme.profile;
  return keepRetentionDaily({
    ...{ clock, mayDelete },
    claim: (day) => claimRetentionDay(database.client, day),
    async keep(at, stopping) {
      const swept = await keepRetention(
        database,
        { goesBefore: (rule) => goesBefore(retention, rule, at), at, actor: 'system' },
        stopping,
      );
      log.info({ taken: swept.filter(({ count }) => count > 0) }, 'what was kept long enough has gone');
    },
    onFault: (fault) => {
      log.error({ fault: faultTold(fault) }, 'keeping to the retention rules failed');
    },
  });
}

/** What stood before old runs, and files that nobody saved. */
async function forgetImports(database: Database, at: Date): Promise<void> {
  const ago = (hours: number) => new Date(at.getTime() - hours * hourMs);
  await database.transaction(async (tx) => {
    await forgetOldDrafts(tx, ago(draftHours));
    const runs = await forgetOldRuns(tx, ago(undoDays * 24), at);
    if (runs === 0) return;
    const details = { runs };
    await auditRepository(tx).append({
      at,
      actor: 'system',
      action: 'imports-forgotten',
      subject: 'imports',
      details,
    });
  });
}

export async function lookThroughAudit(database: Database, log: Pick<Log, 'error'>, at: Date): Promise<void> {
  const state = await verifyChain(database, await recordedHeads(database));
  await recordVerdict(database, state.kind, at);
  if (state.kind === 'sound') return;
  log.error({ auditChain: state }, 'the audit chain is not as it was written');
  await noticeToAuditors(database, 'audit-broken', at);
}

export function complaintClockParts(parts: Omit<TimedWorkParts, 'mayDelete'>): ComplaintClockParts {
  const { database, scheme, wording, calendar, clock } = parts;
  const { complaintPause } = scheme.profile.switches;
  return {
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          reminders: reminderRepository(tx),
          clocks: complaintClockRepository(tx),
          tell: async ({ channel, externalId: from, language }, reminders, at) => {
            const when = { calendar: calendar.current(), today: dayOf(at) };
            await queueReplies(
              tx,
              { channel, from },
              [reminderReply(reminders, when, language, wording)],
              at,
            );
          },
        }),
      ),
    calendar: () => calendar.current(),
    clock,
    officeHours: scheme.profile.officeHours,
    workingDays: scheme.ruleSet.tariff.complaintWorkingDays,
    pauseSwitch: complaintPause,
    noteOf: (resumed, { language }) => clockNote(resumed, complaintPause, language, wording),
  };
}

/** Complaints that were reckoned by another version of the calendar than the service holds now. */
async function moveLeftBehind(
  { database, scheme, clock }: TimedWorkParts,
  calendar: WorkingCalendar,
): Promise<number> {
  const { complaintWorkingDays: workingDays } = scheme.ruleSet.tariff;
  const reckon: Reckon = (facts, by) => reckonClock(by, { ...facts, workingDays });
  const { version } = calendar;
  return database.transaction(async (tx) => {
    const moved = await movedComplaints(tx, calendar, reckon, 'left-behind');
    const note = ({ from, clock: { dueDay: to } }: MovedComplaint) =>
      deadlineNote({ from, to }, `工作日历 ${version}`);
    await moveComplaints(tx, moved, { at: clock(), actor: 'calendar', version, note });
    return moved.length;
  });
}
