import type { StaffAccount, StaffMember, StaffNotice } from './staff.ts';

/** Console accounts, within one transaction. */
export interface StaffRepository {
  list(): Promise<readonly StaffMember[]>;
  /** false: the login is taken. */
  add(
    member: Pick<StaffMember, 'login' | 'name' | 'role' | 'sumu'>,
    passwordHash: string,
    at: Date,
  ): Promise<boolean>;
  /** Ends the account's sessions too; false: there is no such login. */
  disable(login: string, at: Date): Promise<boolean>;
  enable(login: string): Promise<boolean>;
  /** A new first password, to be changed at the next log-in; opens a lock and ends the account's sessions. */
  resetPassword(login: string, passwordHash: string): Promise<boolean>;
  byLogin(login: string): Promise<StaffAccount | undefined>;
  byId(id: number): Promise<StaffAccount | undefined>;
  /** Held until the transaction ends: tries made at once are counted one after another. */
  lock(login: string): Promise<StaffAccount | undefined>;
  recordAttempt(
    id: number,
    count: { readonly failedAttempts: number; readonly lockedUntil?: Date },
  ): Promise<void>;
  /** Ends every session of an older epoch. Returns the new epoch. */
  changePassword(id: number, passwordHash: string): Promise<number>;
  /** Ends every session of the account. */
  raiseEpoch(id: number): Promise<void>;
}

export interface NoticeRepository {
  /** Not yet marked as seen, newest first, at most 50. */
  open(staffId: number): Promise<readonly StaffNotice[]>;
  /** The last 10 that were. */
  seen(staffId: number): Promise<readonly StaffNotice[]>;
  /** false: no such notice of theirs is open. */
  markSeen(staffId: number, id: number, at: Date): Promise<boolean>;
}

/** One line of the audit chain: who did what to whom. Never the values. */
export interface StaffDeed {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

export interface StaffUnit {
  readonly staff: StaffRepository;
  readonly notices: NoticeRepository;
  readonly audit: { append(deed: StaffDeed): Promise<void> };
}

/** Runs `work` in one transaction. */
export type StaffTransaction = <T>(work: (unit: StaffUnit) => Promise<T>) => Promise<T>;
