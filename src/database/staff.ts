import type { NoticeRepository, StaffRepository, StaffTransaction } from '../staff/repository.ts';
import type { StaffAccount, StaffNotice } from '../staff/staff.ts';
import { auditRepository } from './audit.ts';
import { withoutNulls } from './columns.ts';
import type { Database, Tx } from './open.ts';

/** What a list may show; the rest of a row is for judging log-ins and sessions. */
const shown = {
  ...{ login: true, name: true, role: true, sumu: true, mustChangePassword: true, sample: true },
  ...{ createdAt: true, disabledAt: true, lockedUntil: true },
} as const;
const judged = { ...shown, id: true, passwordHash: true, failedAttempts: true, epoch: true } as const;

/** Console accounts within one transaction. */
export function staffRepository(tx: Tx): StaffRepository {
  async function account(where: { login: string } | { id: number }): Promise<StaffAccount | undefined> {
    const row = await tx.staffMember.findUnique({ where, select: judged });
    return row ? withoutNulls(row) : undefined;
  }

  return {
    async list() {
      const rows = await tx.staffMember.findMany({ orderBy: { login: 'asc' }, select: shown });
      return rows.map((row) => withoutNulls(row));
    },
    async add({ login, name, role, sumu }, passwordHash, at) {
      const { count } = await tx.staffMember.createMany({
        data: [{ login, name, role, sumu: sumu ?? null, passwordHash, createdAt: at }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    async disable(login, at) {
      const { count } = await tx.staffMember.updateMany({
        where: { login },
        data: { disabledAt: at, epoch: { increment: 1 } },
      });
      return count === 1;
    },
    async enable(login) {
      const { count } = await tx.staffMember.updateMany({ where: { login }, data: { disabledAt: null } });
      return count === 1;
    },
    async resetPassword(login, passwordHash) {
      const { count } = await tx.staffMember.updateMany({
        where: { login },
        data: {
          ...{ passwordHash, mustChangePassword: true, epoch: { increment: 1 } },
          ...{ failedAttempts: 0, lockedUntil: null },
        },
      });
      return count === 1;
    },
    byLogin: (login) => account({ login }),
    byId: (id) => account({ id }),
    async lock(login) {
      await tx.$executeRaw`SELECT 1 FROM "StaffMember" WHERE "login" = ${login} FOR UPDATE`;
      return account({ login });
    },
    async recordAttempt(id, { failedAttempts, lockedUntil }) {
      await tx.staffMember.update({
        where: { id },
        data: { failedAttempts, lockedUntil: lockedUntil ?? null },
        select: { id: true },
      });
    },
    async changePassword(id, passwordHash) {
      const { epoch } = await tx.staffMember.update({
        where: { id },
        data: {
          ...{ passwordHash, mustChangePassword: false, epoch: { increment: 1 } },
          ...{ failedAttempts: 0, lockedUntil: null },
        },
        select: { epoch: true },
      });
      return epoch;
    },
    async raiseEpoch(id) {
      await tx.staffMember.update({
        where: { id },
        data: { epoch: { increment: 1 } },
        select: { id: true },
      });
    },
  };
}

export function noticeRepository(tx: Tx): NoticeRepository {
  async function notices(staffId: number, seenAt: null | { not: null }, take: number) {
    const rows = await tx.staffNotice.findMany({
      where: { staffId, seenAt },
      orderBy: seenAt === null ? { id: 'desc' } : { seenAt: 'desc' },
      take,
    });
    const ids = rows.flatMap(({ complaintId }) => complaintId ?? []);
    const complaints = await tx.complaint.findMany({
      where: { id: { in: ids } },
      select: { id: true, number: true },
    });
    const numbers = new Map(complaints.map(({ id, number }) => [id, number]));
    return rows.map(({ id, kind, at, seenAt, complaintId }): StaffNotice => {
      const complaintNumber = complaintId === null ? undefined : numbers.get(complaintId);
      return { id, kind, at, ...(seenAt && { seenAt }), ...(complaintNumber && { complaintNumber }) };
    });
  }

  return {
    open: (staffId) => notices(staffId, null, 50),
    seen: (staffId) => notices(staffId, { not: null }, 10),
    async markSeen(staffId, id, at) {
      const { count } = await tx.staffNotice.updateMany({
        where: { id, staffId, seenAt: null },
        data: { seenAt: at },
      });
      return count === 1;
    },
  };
}

/** For those who may open the audit: administration, and the committee above it. */
export async function noticeToAuditors(
  { client }: Pick<Database, 'client'>,
  kind: string,
  at: Date,
): Promise<void> {
  const auditors = await client.staffMember.findMany({
    where: { role: { in: ['admin', 'committee'] }, disabledAt: null },
    select: { id: true },
  });
  await client.staffNotice.createMany({ data: auditors.map(({ id: staffId }) => ({ staffId, kind, at })) });
}

export function staffTransaction(database: Pick<Database, 'transaction'>): StaffTransaction {
  return (work) =>
    database.transaction((tx) =>
      work({ staff: staffRepository(tx), notices: noticeRepository(tx), audit: auditRepository(tx) }),
    );
}
