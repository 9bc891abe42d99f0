/** What a policy question was understood to ask. Wording is not decided here. */
export type Explained =
  | {
      readonly kind: 'answered';
      /** Clause ids, best first: what is told, and two more. */
      readonly clauses: readonly string[];
      /** Enough to answer directly; otherwise the clauses are better offered than asserted. */
      readonly confident: boolean;
      /** The clauses that must be explained together for this question; empty when the first stands alone. */
      readonly together: readonly string[];
    }
  /** 方案没写明: a default is used and said to be one; `topic` names its wording in the material. */
  | { readonly kind: 'inferred'; readonly topic: string; readonly clauses: readonly string[] }
  /** 方案里没有写: nothing is answered; `related` may be offered. */
  | { readonly kind: 'not-in-plan'; readonly topic: string; readonly related: readonly string[] }
  /** The scheme profile answers, not the plan. */
  | { readonly kind: 'profile'; readonly what: ProfilePart; readonly clauses: readonly string[] }
  /** Asks about today's insurance, which this historic plan is not. */
  | { readonly kind: 'historic'; readonly topic: string }
  /** Asks about somebody else's household. */
  | { readonly kind: 'third-party'; readonly clauses: readonly string[] }
  /** Own high costs: may meet monitoring conditions, to be checked. */
  | { readonly kind: 'early-warning'; readonly clauses: readonly string[] }
  /** Not understood: offer these. */
  | { readonly kind: 'unclear'; readonly clauses: readonly string[] };

export type ProfilePart = 'telephone' | 'hours' | 'offices' | 'institutions';

/** Decides what a policy question asks: pure, offline, well under a millisecond. */
export interface Explanation {
  readonly explain: (question: string) => Explained;
  /**
   * How near the nearest clause or topic is: about 1 where it is surely meant, 0 where nothing is shared. Nothing else
   * is weighed against it: 我的报销到哪了 is near the clause on paying out, too.
   */
  readonly nearness: (question: string) => number;
}
