/** May a run be undone, and what then becomes of the rows it touched. */
import type { ImportKind, Stay } from './records.ts';

/** A run as another stands in its way. */
export interface RunInTheWay {
  readonly id: number;
  readonly kind: ImportKind;
}

export interface UndoFacts {
  readonly isUndoing: boolean;
  readonly undone: boolean;
  readonly forgotten: boolean;
  /** Later runs of the same source and kind that stand. */
  readonly newer: readonly RunInTheWay[];
  /** Later runs of whatever source or kind that touched the same rows, or whose records belong to rows it brought. */
  readonly onTop: readonly RunInTheWay[];
  readonly inserted: number;
  readonly updated: number;
  readonly confirmed: number;
  /** Of the rows it brought: those on which something of ours hangs. */
  readonly stays: readonly Stay[];
}

export type UndoRefusal =
  | { readonly why: 'is-undoing' | 'undone-already' | 'forgotten' }
  | { readonly why: 'newer' | 'on-top'; readonly first: RunInTheWay };

export type UndoDecision =
  | ({ readonly kind: 'refused' } & UndoRefusal)
  | {
      readonly kind: 'undo';
      readonly removed: number;
      readonly restored: number;
      readonly confirmed: number;
      readonly stays: readonly Stay[];
    };

export function decideUndo(facts: UndoFacts): UndoDecision {
  if (facts.isUndoing) return { kind: 'refused', why: 'is-undoing' };
  if (facts.undone) return { kind: 'refused', why: 'undone-already' };
  if (facts.forgotten) return { kind: 'refused', why: 'forgotten' };
  const newest = latest(facts.newer);
  if (newest) return { kind: 'refused', why: 'newer', first: newest };
  const above = latest(facts.onTop);
  if (above) return { kind: 'refused', why: 'on-top', first: above };
  return {
    kind: 'undo',
    removed: facts.inserted - facts.stays.length,
    restored: facts.updated,
    confirmed: facts.confirmed,
    stays: facts.stays,
  };
}

/** The one to be undone first. */
function latest(runs: readonly RunInTheWay[]): RunInTheWay | undefined {
  return runs.reduce<RunInTheWay | undefined>(
    (last, run) => (last === undefined || run.id > last.id ? run : last),
    undefined,
  );
}
