import type { Day } from '../kernel/day.ts';

export const complaintCategories = [
  'overcharging',
  'overtreatment',
  'refused-or-late',
  'forced-enrolment',
  'apportionment',
  'no-receipt',
  'misused-fund',
  'staff-attitude',
  'other',
] as const;
export type ComplaintCategory = (typeof complaintCategories)[number];

export const complaintStates = [
  'received',
  'accepted',
  'assigned',
  'awaiting-complainant',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** Still waits for its answer. */
export const openStates: readonly ComplaintState[] = [
  'received',
  'accepted',
  'assigned',
  'awaiting-complainant',
  'reopened',
];

/** Who works it: never the workplace it is against. */
export type ComplaintQueue = 'sumu-office' | 'banner-office' | 'supervision-committee' | 'unclear';

/** Whom a complaint is against, as its words and the complainant's answers say. */
export type ComplaintTarget =
  'health-centre' | 'sumu-office' | 'banner-office' | 'hospital' | 'village' | 'other' | 'unclear';

/** What a complainant files; everything about the clock is decided from it. */
export interface NewComplaint {
  readonly number: string;
  readonly category: ComplaintCategory;
  readonly text: string;
  readonly target: ComplaintTarget;
  readonly about?: string;
  readonly anonymous: boolean;
  readonly complainantName?: string;
  readonly memberId?: number;
  readonly sumu?: string;
  /** Six digits, told once and kept as a keyed hash; unless a verified member filed it, who needs none. */
  readonly queryCode: string;
  readonly receivedAt: Date;
}

/** How the clock stands for a complaint; days of Asia/Shanghai. */
export interface ComplaintClock {
  readonly dueDay: Day;
  readonly calendarVersion: string;
  readonly provisional: boolean;
  readonly internalTarget?: Day;
  readonly skipped: readonly Day[];
  readonly countedWeekends: readonly Day[];
}

/** What a complainant may see of one complaint. */
export interface ComplaintView {
  readonly number: string;
  readonly category: ComplaintCategory;
  readonly text: string;
  readonly anonymous: boolean;
  readonly state: ComplaintState;
  readonly receivedAt: Date;
  readonly dueDay: Day;
  readonly provisional: boolean;
  readonly answer?: string;
  readonly answeredAt?: Date;
  readonly closedAt?: Date;
  /** 1 to 5, as the complainant has rated the answer. */
  readonly satisfaction?: number;
  /** When a rating was asked for; that is done once. */
  readonly ratingAskedAt?: Date;
  readonly events: readonly { readonly kind: string; readonly at: Date; readonly note: string }[];
}

/** What the office waits for from a complainant, told them or on its way. */
export interface OpenQuestion {
  readonly number: string;
  /** An answer to the office's question, or a rating of the office's answer. */
  readonly kind: 'asked' | 'rating';
  /** When news of this complaint last reached the phone in full. */
  readonly toldAt?: Date;
}
