/** What the office's own system hands over in files, and what becomes of a file on its way into the records. */

export const importKinds = [
  'households',
  'members',
  'enrolments',
  'account-entries',
  'claims',
  'claim-events',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** Why a row cannot be taken; `about` is what it needs to be understood: the words allowed, the other line. */
export type RowFault =
  | 'empty'
  | 'too-long'
  | 'not-a-day'
  | 'not-yuan'
  | 'not-a-rate'
  | 'not-a-year'
  | 'not-a-telephone'
  | 'not-a-certificate'
  | 'not-an-id-number'
  | 'odd-id-number'
  | 'one-of'
  | 'below-zero'
  | 'before-admission'
  | 'more-than-total'
  | 'empty-though-paid'
  | 'empty-though-refused'
  | 'column-missing'
  | 'same-as-line'
  | 'taken'
  | 'no-household'
  | 'no-member'
  | 'no-claim';

export interface RowError {
  readonly line: number;
  /** As the file itself names it. */
  readonly column: string;
  readonly fault: RowFault;
  readonly about?: string;
}

export type FileFault =
  'empty' | 'not-a-workbook' | 'damaged' | 'quotes' | 'too-many-rows' | 'too-large-inside';

/** Column → the heading it is taken from; null: these files do not have it. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** A heading of the file, and what stands beneath it. */
export interface Heading {
  readonly heading: string;
  /** Three of them, masked where they are of a person. */
  readonly examples: readonly string[];
  readonly column?: string;
}

export interface FileColumns {
  readonly headings: readonly Heading[];
  readonly columns: readonly { readonly column: string; readonly required: boolean }[];
  readonly missing: readonly string[];
  /** Some of it was chosen for an earlier file of this source. */
  readonly kept: boolean;
}

/** One field of one record that is there already: what stands there, and what the file says. */
export interface FieldChange {
  /** Its number in the office's own system. */
  readonly record: string;
  /** Whose it is, masked. */
  readonly who: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Counts {
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** What a file would bring; nothing of it is saved. */
export type Preview =
  | { readonly kind: 'unreadable'; readonly why: FileFault }
  | (Counts & {
      readonly kind: 'refused';
      readonly bad: number;
      /** There are more than were looked for. */
      readonly more: boolean;
      /** Not what was shown before it was to be saved. */
      readonly changed?: true;
      readonly firstErrors: readonly RowError[];
      readonly firstChanges: readonly FieldChange[];
    })
  | (Counts & {
      readonly kind: 'fits';
      /** Of all that would change: another one means that something has changed meanwhile. */
      readonly digest: string;
      readonly changed?: true;
      readonly firstChanges: readonly FieldChange[];
      /** A newer file of this source and kind was brought in before, as of then. */
      readonly newerAsOf?: Date;
    });

/** Why a row that a run brought is not removed with it. */
export type StayReason = 'bound' | 'opted-out' | 'told' | 'broadcast' | 'members' | 'records';

export interface Stay {
  readonly rowId: number;
  readonly why: StayReason;
}
