/** What the audit page is given. */
export interface AuditedDeed {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

export interface ChainHead {
  readonly at: Date;
  readonly entries: number;
  readonly lastId: string;
  readonly digest: string;
}

export type ChainState =
  | { readonly kind: 'sound'; readonly entries: number }
  | { readonly kind: 'broken'; readonly id: string; readonly why: 'not-linked' | 'altered' }
  | { readonly kind: 'rewritten'; readonly head: ChainHead }
  | { readonly kind: 'cut-off'; readonly head: ChainHead; readonly entries: number };

export interface ChainCheck {
  readonly at: Date;
  /** How many heads of former days it was held against. */
  readonly heads: number;
  readonly state: ChainState;
}

export interface AuditPagesParts {
  readonly entries: (question: { readonly before?: string; readonly committeesToo: boolean }) => Promise<{
    readonly rows: readonly AuditedDeed[];
    readonly before?: string;
  }>;
  readonly head: (at: Date) => Promise<ChainHead>;
  /** Recorded day by day, oldest first. */
  readonly recorded: () => Promise<readonly ChainHead[]>;
  /** Reads the whole chain; who asks meanwhile waits for the same look. */
  readonly check: (at: Date) => Promise<ChainCheck>;
  /** The last look since the service was started. */
  readonly lastCheck: () => ChainCheck | undefined;
}
