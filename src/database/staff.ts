import type { StaffRepository } from '../staff/repository.ts';
import type { Tx } from './open.ts';

/** Console accounts within one transaction. */
export function staffRepository(tx: Tx): StaffRepository {
  return {
    async list() {
      const rows = await tx.staffMember.findMany({ orderBy: { login: 'asc' } });
      return rows.map(({ login, name, role, sumu, mustChangePassword, sample, createdAt, disabledAt }) => ({
        login,
        name,
        role,
        ...(sumu !== null && { sumu }),
        mustChangePassword,
        sample,
        createdAt,
        ...(disabledAt && { disabledAt }),
      }));
    },
    async add({ login, name, role, sumu }, passwordHash, at) {
      const { count } = await tx.staffMember.createMany({
        data: [{ login, name, role, sumu: sumu ?? null, passwordHash, createdAt: at }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    async disable(login, at) {
      const { count } = await tx.staffMember.updateMany({ where: { login }, data: { disabledAt: at } });
      return count === 1;
    },
    async resetPassword(login, passwordHash) {
      const { count } = await tx.staffMember.updateMany({
        where: { login },
        data: { passwordHash, mustChangePassword: true },
      });
      return count === 1;
    },
  };
}
