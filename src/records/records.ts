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
  | 'not-in-yuan'
  | 'rounded'
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

/** Column → the heading it is taken from; null: it is not to be brought in, though these files have it. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** Column → a word of these files → the word of ours that it means. Only of columns that take certain words. */
export type ValueWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The same mistake in many rows. */
export interface MistakeOften extends Omit<RowError, 'line'> {
  readonly rows: number;
  readonly firstLine: number;
}

/** A word of the file that nobody but the office knows. */
export interface OfficeWord {
  readonly word: string;
  readonly rows: number;
  /** As chosen for an earlier file of this source. */
  readonly meaning?: string;
}

/** A column that takes certain words, with those of the file that are not among them. */
export interface OfficeWords {
  readonly column: string;
  readonly heading: string;
  readonly words: readonly OfficeWord[];
  /** So many that it is hardly this column: none of them is asked. */
  readonly tooMany: boolean;
}

/** A heading of the file, and what stands beneath it. */
export interface Heading {
  readonly heading: string;
  /** Three of them, masked where they are of a person. */
  readonly examples: readonly string[];
  readonly column?: string;
}

export interface FileColumns {
  readonly headings: readonly Heading[];
  readonly columns: readonly {
    readonly column: string;
    readonly required: boolean;
    /** Under a heading that is known for it, chosen or not. */
    readonly there: boolean;
  }[];
  readonly missing: readonly string[];
  /** Where the headings stand; what is above them is a title. */
  readonly headingLine: number;
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

/** What is being done with a file, and how many of its rows it is done with; `of`: of so many. */
export interface Progress {
  readonly doing: 'reading' | 'waiting' | 'writing' | 'comparing' | 'stopped';
  readonly rows: number;
  readonly of?: number;
}

export type DraftWork =
  | ({ readonly kind: 'going' } & Progress)
  /** It was broken off, and nothing of the file was saved. */
  | { readonly kind: 'stopped' };

/** What is said of a file beside what it would bring. */
interface Asides {
  /** Not what was shown before it was to be saved. */
  readonly changed?: true;
  /** How many words of the file only the office knows. */
  readonly words?: number;
  /** Lines that are no records, the first of them. */
  readonly passedOver?: readonly number[];
}

/** What a file would bring; nothing of it is saved. */
export type Preview =
  | { readonly kind: 'unreadable'; readonly why: FileFault }
  /** It has words that only the office knows, and is not gone through until that has been asked. */
  | { readonly kind: 'words'; readonly rows: number }
  | (Counts &
      Asides & {
        readonly kind: 'refused';
        readonly bad: number;
        /** There are more than were looked for. */
        readonly more: boolean;
        readonly firstErrors: readonly RowError[];
        /** The most frequent first; absent where no mistake is there twice. */
        readonly often?: readonly MistakeOften[];
        readonly firstChanges: readonly FieldChange[];
      })
  | (Counts &
      Asides & {
        readonly kind: 'fits';
        /** Of all that would change: another one means that something has changed meanwhile. */
        readonly digest: string;
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
