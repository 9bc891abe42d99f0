/** Staff members' own accounts on a channel, where they are reminded; within one transaction. */
export interface StaffContactRepository {
  /**
   * Binds the contact to whoever the code was made for, and uses the code up; undefined: no such code, or its time is
   * over, or too many wrong ones have been tried since it was made.
   */
  redeem(contactId: number, code: string, at: Date): Promise<{ readonly login: string } | undefined>;
  /** A wrong code was tried, from wherever: it counts against every code that is out. */
  countWrongCode(): Promise<void>;
}
