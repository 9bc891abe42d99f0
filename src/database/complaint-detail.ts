/** One complaint with everything its page shows. Who filed it leaves this file masked, but for `complainantOf`. */
import type { AttachmentMeta, ComplaintDetail, Revealed, TimelineEvent } from '../complaint/desk/detail.ts';
import { dayOf } from '../kernel/day.ts';
import { maskName } from '../kernel/masking.ts';
import { enumColumn, withoutNulls } from './columns.ts';
import { complaintCategory, complaintStates, complaintTarget, queueSchema } from './complaint-columns.ts';
import { lettersTo } from './complaint-letters.ts';
import { related } from './complaint-related.ts';
import type { Tx } from './open.ts';

const stateSchema = enumColumn(complaintStates);

export async function complaintDetail(
  tx: Tx,
  id: number,
  viewerId: number,
): Promise<ComplaintDetail | undefined> {
  const found = await tx.complaint.findUnique({ where: { id } });
  if (!found) return undefined;
  const row = { ...found, ...(await related(tx, found)) };
  const own = row.drafts.find(({ staffId }) => staffId === viewerId);
  const { contact } = row;
  return {
    ...withoutNulls({
      id: row.id,
      number: row.number,
      version: row.version,
      text: row.text,
      about: row.about,
      sumu: row.sumu,
      assignee: row.assignee,
      answer: row.answer,
      answeredAt: row.answeredAt,
      closedAt: row.closedAt,
      closeReason: row.closeReason,
      satisfaction: row.satisfaction,
    }),
    category: complaintCategory.parse(row.category),
    target: complaintTarget.parse(row.target),
    queue: queueSchema.parse(row.queue),
    state: stateSchema.parse(row.state),
    complainant: row.anonymous
      ? { kind: 'anonymous' }
      : { kind: 'named', masked: maskName(row.complainantName ?? ''), verified: row.memberId !== null },
    clock: {
      receivedAt: row.receivedAt,
      startedAt: row.reopenedAt ?? row.receivedAt,
      dueDay: dayOf(row.dueDay),
      calendarVersion: row.calendarVersion,
      provisional: row.provisional,
      ...(row.internalTarget && { internalTarget: dayOf(row.internalTarget) }),
      extensionDays: row.extensionDays,
      ...(row.pausedOn && { pausedOn: dayOf(row.pausedOn) }),
      pausedDays: row.pausedDays,
      pauses: row.pauses.flatMap(({ from, through }) =>
        through === null ? [] : [{ from: dayOf(from), through: dayOf(through) }],
      ),
    },
    ...(row.mergedInto && { mergedInto: other(row.mergedInto) }),
    duplicates: row.duplicates.map(other),
    events: await timeline(tx, row.events),
    attachments: row.attachments.map(fileMeta),
    ...(own && { draft: { text: own.text, version: own.version, updatedAt: own.updatedAt } }),
    othersWriting: row.drafts
      .filter(({ staffId }) => staffId !== viewerId)
      .map(({ staff, updatedAt }) => ({ by: staff.name, updatedAt })),
    ...(contact && {
      contact: {
        channel: contact.channel,
        language: contact.language === 'en' ? 'en' : 'zh-CN',
        ...(contact.lastInboundAt && { lastInboundAt: contact.lastInboundAt }),
        ...(contact.unreachableAt && { unreachableAt: contact.unreachableAt }),
        newsAgreed: contact.newsAgreedAt !== null,
      },
    }),
    letters: contact ? await lettersTo(tx, contact, row.number) : [],
  };
}

function fileMeta({ addedBy, ...row }: FileRow): AttachmentMeta {
  return { ...withoutNulls(row), fromOffice: addedBy.startsWith(staffPrefix) };
}

interface FileRow {
  readonly id: number;
  readonly kind: string;
  readonly state: AttachmentMeta['state'];
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly at: Date;
  readonly addedBy: string;
  readonly failure: string | null;
}

function other({
  state,
  queue,
  ...row
}: {
  readonly id: number;
  readonly number: string;
  readonly state: string;
  readonly queue: string;
  readonly sumu: string | null;
}) {
  return { ...withoutNulls(row), state: stateSchema.parse(state), queue: queueSchema.parse(queue) };
}

const staffPrefix = 'staff:';

async function timeline(
  tx: Tx,
  events: readonly {
    readonly id: number;
    readonly kind: string;
    readonly at: Date;
    readonly actor: string;
    readonly note: string;
    readonly shown: boolean;
  }[],
): Promise<readonly TimelineEvent[]> {
  const logins = events.flatMap(({ actor }) =>
    actor.startsWith(staffPrefix) ? [actor.slice(staffPrefix.length)] : [],
  );
  const staff = await tx.staffMember.findMany({
    where: { login: { in: [...new Set(logins)] } },
    select: { login: true, name: true },
  });
  const names = new Map(staff.map(({ login, name }) => [staffPrefix + login, name]));
  return events.map(({ id, kind, at, actor, note, shown }) => ({
    id,
    kind: kind.replaceAll('_', '-'),
    at,
    by: actor.startsWith(staffPrefix)
      ? { kind: 'staff', name: names.get(actor) ?? actor.slice(staffPrefix.length) }
      : { kind: actor === 'complainant' ? 'complainant' : 'heyi' },
    note,
    shown,
  }));
}

export async function complainantOf(
  tx: Tx,
  id: number,
): Promise<Extract<Revealed, { kind: 'revealed' | 'anonymous' }> | undefined> {
  const row = await tx.complaint.findUnique({
    where: { id },
    select: { anonymous: true, complainantName: true, memberId: true },
  });
  if (!row) return undefined;
  if (row.anonymous || row.complainantName === null) return { kind: 'anonymous' };
  const member =
    row.memberId === null
      ? null
      : await tx.member.findUnique({
          where: { id: row.memberId },
          select: { household: { select: { gacha: true } } },
        });
  return {
    kind: 'revealed',
    name: row.complainantName,
    ...(member && { gacha: member.household.gacha }),
  };
}
