/** Views are recorded in the audit chain before they are shown. */
import type { StaffDeed } from '../staff/repository.ts';

export type Audit = (action: string, subject: string) => Promise<void>;
export type AppendDeed = (deed: StaffDeed) => Promise<void>;

/** @returns the helper, and whether it was used: a page that records its own view is not recorded twice */
export function auditing(append: AppendDeed, actor: string, at: Date) {
  let used = false;
  const audited: Audit = async (action, subject) => {
    used = true;
    await append({ at, actor, action, subject });
  };
  return { audited, wasUsed: () => used };
}
