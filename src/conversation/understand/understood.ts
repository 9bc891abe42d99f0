/** What understanding hands to the conversation: the shapes, without any way of reaching them. */
import type { Intent } from '../../kernel/intent.ts';
import type { Amount, Unfit } from '../../kernel/numerals.ts';

export type Tier = 'sumu' | 'banner' | 'above';

/** The kinds of wrong a participant reports (方案 三（五）2, 三（六）1; each kind is named in a clause). */
export type ComplaintCategory =
  | 'overcharging'
  | 'forced-enrolment'
  | 'apportionment'
  | 'no-receipt'
  | 'misused-fund'
  | 'refused-or-late'
  | 'overtreatment'
  | 'staff-attitude'
  | 'other';

export type ForWhom = 'self' | 'family' | 'child' | 'other-household';

/** The things said in a message, read one by one; a thing not said is absent. */
export interface Slots {
  readonly tier?: Tier;
  /** The words the tier was read from, as the person wrote them. */
  readonly tierText?: string;
  /** The directory's name of the institution, when an alias of it was said. */
  readonly institution?: string;
  readonly designated?: boolean | 'unknown';
  readonly kind?: 'inpatient' | 'outpatient';
  readonly totalCost?: Amount;
  /** 'none' when the person says that nothing was self-paid. */
  readonly ineligible?: Amount | 'none';
  /** What `ineligible` was added up from, when several self-paid sums were said. */
  readonly ineligibleParts?: readonly Amount[];
  /** Several sums, none of them called the whole. */
  readonly looseSums?: readonly Amount[];
  /** Those of them that could each be the whole bill. */
  readonly rivalSums?: readonly Amount[];
  /** A sum below nothing or of foreign money, where no other was said for the same. */
  readonly unfit?: { readonly why: Unfit; readonly of: 'cost' | 'ineligible' };
  readonly certificate?: string;
  readonly idLast4?: string;
  readonly personName?: string;
  readonly complaintNumber?: string;
  readonly queryCode?: string;
  /** A bare small number: the choice of the last menu shown. */
  readonly count?: number;
  readonly correction?: boolean;
  readonly affirm?: boolean;
  readonly deny?: boolean;
  readonly language?: 'zh-CN' | 'en' | 'mn';
  readonly year?: 'this' | 'next' | 'last';
  readonly forWhom?: ForWhom;
  /** When, as it was said: what day that is depends on the day it is read (kernel/told-dates.ts). */
  readonly date?: string;
  readonly category?: ComplaintCategory;
}

export interface Understood {
  /** 'clarify' when unsure; 'other' for a bare answer ("八千", "对", "1"), which has slots but no topic. */
  readonly intent: Intent;
  /** Between 0 and 1, calibrated: of the messages given 0.9, about nine in ten are right. */
  readonly confidence: number;
  /** For 'clarify': what it may be about, best first, at most three. Otherwise empty. */
  readonly options: readonly Intent[];
  readonly slots: Slots;
  /** The text is mostly in traditional Mongolian script or in Mongolian Cyrillic. */
  readonly mongolian: boolean;
}

/** One institution of the scheme's directory, as understanding needs it. */
export interface KnownInstitution {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly tier: Tier;
  /** 'unknown': the office has not said. */
  readonly designated: boolean | 'unknown';
}

export interface Understanding {
  /** Pure and synchronous; answers for any text, never throws. */
  readonly understand: (text: string) => Understood;
}
