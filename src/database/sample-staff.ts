import type { Tx } from './transaction.ts';

/** argon2id of "heyi-sample", made once so that a start does not wait for it. It guards fictional records only. */
const passwordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$4CPPX6h1MNkFt4dkONMwUA$4/OxffvxCMh8VYIF4H1DONF+lGf18bAmQwpWnOKDPkA';

const staff = [
  { login: 'handler', name: '演示经办', role: 'handler', sumu: '林东镇' },
  { login: 'banner', name: '演示旗办', role: 'handler', sumu: null },
  { login: 'supervisor', name: '演示主任', role: 'supervisor', sumu: null },
  { login: 'committee', name: '演示监督', role: 'committee', sumu: null },
  { login: 'outreach', name: '演示宣传', role: 'outreach', sumu: null },
  { login: 'admin', name: '演示管理', role: 'admin', sumu: null },
] as const;

/** What the start and the log-in page of the sample scheme tell everybody. */
export const sampleAccounts = { password: 'heyi-sample', members: staff } as const;

/** Lays out the sample accounts; one that is there stays as it is. */
export async function layOutStaff(tx: Tx, now: Date): Promise<void> {
  await tx.staffMember.createMany({
    data: staff.map((one) => ({
      ...one,
      passwordHash,
      mustChangePassword: false,
      sample: true,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
}
