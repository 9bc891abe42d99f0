/** What the pages about somebody's own data are given. */
import type { ErasureOutlook, Proof } from '../../identity/own-data.ts';

export interface PersonAsked {
  readonly certificate: string;
  readonly name: string;
  /** Of the ID card that was shown; '' where none was. */
  readonly idLast4: string;
}

export type PersonFound =
  | { readonly kind: 'found'; readonly memberId: number }
  | { readonly kind: 'nobody' }
  /** Several of that name on the certificate: the ID card tells them apart. */
  | { readonly kind: 'several' };

/** Somebody of the scheme, in every household they are in. */
export interface PersonShown {
  readonly memberId: number;
  readonly name: string;
  readonly households: readonly {
    readonly certificate: string;
    readonly sumu: string;
    readonly gacha: string;
    readonly left: boolean;
  }[];
  readonly outlook: ErasureOutlook;
}

/** As JSON has it: instants as text, files as base64, sums as text. */
export type PlainRow = Readonly<Record<string, unknown>>;

export interface PersonCopy {
  readonly at: string;
  readonly notHandedOver: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly PlainRow[]>>;
}

export type PersonErased =
  | { readonly kind: 'erased'; readonly accounts: number; readonly ties: number }
  | { readonly kind: 'nothing' | 'held' | 'changed' | 'not-found' };

export interface Asking {
  readonly actor: string;
  readonly at: Date;
  /** How it was seen that whoever asks may ask. */
  readonly proof: Proof;
}

export interface PeoplePagesParts {
  readonly find: (asked: PersonAsked) => Promise<PersonFound>;
  readonly person: (memberId: number) => Promise<PersonShown | undefined>;
  /** Recorded with the making of it. The text is the whole, as `heyi export-person` writes it. */
  readonly copy: (
    memberId: number,
    as: 'html' | 'json',
    by: Asking,
  ) => Promise<{ readonly copy: PersonCopy; readonly json: string } | undefined>;
  /** @param seen the mark that was on the page */
  readonly erase: (memberId: number, seen: string, by: Asking) => Promise<PersonErased>;
}
