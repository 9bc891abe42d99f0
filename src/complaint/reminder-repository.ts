import type { ChannelName, Language } from '../kernel/message.ts';
import type { DueComplaint, Reminder, RemindedStaff, StageBand } from './reminder.ts';

/** Staff who bound their own account, and may be written to. */
export interface StaffChat {
  readonly staffId: number;
  readonly channel: ChannelName;
  readonly externalId: string;
  readonly language: Language;
}

/** Reminders, within one transaction. */
export interface ReminderRepository {
  /** Open complaints with a running clock that have reached a band's stage untold, the most urgent first. */
  due(bands: readonly StageBand[], after: number, atMost: number): Promise<readonly DueComplaint[]>;
  staff(): Promise<readonly RemindedStaff[]>;
  /** Marks the stages and writes the notices. Gives back those that no other process has told meanwhile. */
  record(reminders: readonly Reminder[], at: Date): Promise<readonly Reminder[]>;
  chats(staffIds: readonly number[]): Promise<readonly StaffChat[]>;
}
