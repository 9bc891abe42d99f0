import type { StaffMember } from './staff.ts';

/** Console accounts, within one transaction. */
export interface StaffRepository {
  list(): Promise<readonly StaffMember[]>;
  /** false: the login is taken. */
  add(
    member: Pick<StaffMember, 'login' | 'name' | 'role' | 'sumu'>,
    passwordHash: string,
    at: Date,
  ): Promise<boolean>;
  /** false: there is no such login. */
  disable(login: string, at: Date): Promise<boolean>;
  /** A new first password, to be changed at the next log-in; false: there is no such login. */
  resetPassword(login: string, passwordHash: string): Promise<boolean>;
}
