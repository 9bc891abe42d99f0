/** Console accounts. */
export const staffRoles = ['handler', 'supervisor', 'committee', 'outreach', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface StaffMember {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly sumu?: string;
  readonly mustChangePassword: boolean;
  readonly sample: boolean;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
  /** Too many wrong passwords: no log-in before then. */
  readonly lockedUntil?: Date;
}

/** An account with what a log-in and a session are judged by. Never shown. */
export interface StaffAccount extends StaffMember {
  readonly id: number;
  readonly passwordHash: string;
  readonly failedAttempts: number;
  /** Raised by 全部退出 and by a new password: sessions of an older epoch are over. */
  readonly epoch: number;
}

/** Something a member of staff is told on their first page: a reminder, an escalation, a complaint handed over. */
export interface StaffNotice {
  readonly id: number;
  /** Names the words: `notice.<kind>`. */
  readonly kind: string;
  readonly complaintNumber?: string;
  readonly at: Date;
  readonly seenAt?: Date;
}
