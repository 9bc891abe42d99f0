/** What was asked before is not asked again, and what is being asked is asked once. */
import { LRUCache } from 'lru-cache';
import type { Opinion } from '../conversation/second-opinion.ts';

export interface Found<Value> {
  readonly value: Value | undefined;
  /** How long it is remembered, in milliseconds. */
  readonly keepMs: number;
}

/** @param atMost answers; the longest unused goes first */
export function remembered<Value>(
  atMost: number,
): (question: string, find: () => Promise<Found<Value>>) => Opinion<Value> {
  const known = new LRUCache<string, { readonly value: Value | undefined }>({ max: atMost });
  const underWay = new Map<string, Promise<void>>();
  return (question, find) => {
    const kept = known.get(question);
    if (kept) return { kind: 'known', value: kept.value };
    const ready =
      underWay.get(question) ??
      find()
        .then(({ value, keepMs }) => {
          known.set(question, { value }, { ttl: keepMs });
        })
        .finally(() => {
          underWay.delete(question);
        });
    underWay.set(question, ready);
    return { kind: 'asking', ready };
  };
}
