/** The codes by which staff bind their own account, and the bindings. */
import type { Keys } from '../kernel/keys.ts';
import { z } from 'zod';
import { everyHash, staffCodeHash } from '../kernel/keyed-hash.ts';
import type { StaffContactRepository } from '../staff/contact-repository.ts';
import type { Tx } from './open.ts';
import { channelSchema } from './reply-column.ts';

/** As long as other codes live (design: codes 10 minutes). */
const codeLivesMs = 10 * 60_000;
/** Six digits are guessed from many accounts before from one: then the code dies, and a new one is made. */
const wrongCodesAllowed = 5;

/** @param hashKey keys the hashes of codes */
export function staffContactRepository(tx: Tx, hashKey: Keys): StaffContactRepository {
  return {
    async redeem(contactId, code, at) {
      const codeHash = { in: [...everyHash(hashKey, (key) => staffCodeHash(key, code))] };
      const { count } = await tx.staffBindingCode.updateMany({
        where: {
          codeHash,
          expiresAt: { gt: at },
          failedAttempts: { lt: wrongCodesAllowed },
          staff: { disabledAt: null },
        },
        data: { expiresAt: at },
      });
      if (count === 0) return undefined;
      const { id: staffId } = await tx.staffMember.findFirstOrThrow({
        where: { code: { is: { codeHash } } },
        select: { id: true },
      });
      await tx.staffBindingCode.delete({ where: { staffId } });
      // An account is one person's: whom it belonged to before is not reminded there any more.
      await tx.staffMember.updateMany({ where: { contactId }, data: { contactId: null } });
      return tx.staffMember.update({ where: { id: staffId }, data: { contactId }, select: { login: true } });
    },

    async countWrongCode() {
      await tx.staffBindingCode.updateMany({ data: { failedAttempts: { increment: 1 } } });
    },
  };
}

/** Keeps a code for a login, instead of an earlier one; false: there is no such account, or it is disabled. */
export async function keepStaffCode(
  tx: Tx,
  hashKey: Keys,
  { login, code, at }: { readonly login: string; readonly code: string; readonly at: Date },
): Promise<boolean> {
  const member = await tx.staffMember.findFirst({ where: { login, disabledAt: null }, select: { id: true } });
  if (!member) return false;
  const values = {
    codeHash: staffCodeHash(hashKey, code),
    expiresAt: new Date(at.getTime() + codeLivesMs),
    failedAttempts: 0,
  };
  await tx.staffBindingCode.upsert({
    where: { staffId: member.id },
    create: { staffId: member.id, ...values },
    update: values,
  });
  return true;
}

/** false: there is no such account. */
export async function unbindStaff(tx: Tx, login: string): Promise<boolean> {
  await tx.staffBindingCode.deleteMany({ where: { staff: { login } } });
  const { count } = await tx.staffMember.updateMany({ where: { login }, data: { contactId: null } });
  return count === 1;
}

const account = z.object({
  channel: channelSchema,
  externalId: z.string(),
  language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
});

/** Where a member of staff is written to: the account that they have bound as their own. */
export async function staffAccount(tx: Tx, staffId: number) {
  const contact = await tx.contact.findFirst({ where: { staff: { is: { id: staffId } } } });
  if (!contact) return undefined;
  const { channel, externalId: from, language } = account.parse(contact);
  return { channel, from, language };
}
