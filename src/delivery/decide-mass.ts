/** What becomes of the recipients of a mass message: pure. */
import type { BroadcastRow, Composed } from './broadcast.ts';
import type { SendOutcome } from './outbox.ts';

/** Given up rather than told twice. */
export const unknownIfSent = 'no-answer: nobody knows whether the mass message was sent';

export type Fate =
  | { readonly state: 'accepted'; readonly platformId?: string }
  | { readonly state: 'failed' | 'skipped'; readonly reason: string };

interface Dividing {
  /** The least a mass message goes to. */
  readonly atLeast: number;
  readonly aMonth: number;
  /** Mass messages of this month, by contact. */
  readonly sent: ReadonlyMap<number, number>;
  /** The batch was given to the platform before: it stays together. */
  readonly begun: boolean;
}

export interface Divided {
  /** One text for all of them. */
  readonly told: readonly BroadcastRow[];
  readonly text: string;
  /** Those of another language: the next batch. */
  readonly later: readonly BroadcastRow[];
  readonly settled: readonly (readonly [BroadcastRow, Fate])[];
}

const closed = (why: string): Fate => ({ state: 'failed', reason: `window-closed: ${why}` });

/** Whom the text goes to that most are to be told; nobody who must not be told any more, nobody more than `aMonth` times. */
export function divide(
  rows: readonly BroadcastRow[],
  composed: readonly Composed[],
  { atLeast, aMonth, sent, begun }: Dividing,
): Divided {
  const settled: (readonly [BroadcastRow, Fate])[] = [];
  const byText = new Map<string, BroadcastRow[]>();
  for (const [index, row] of rows.entries()) {
    const one = composed[index];
    if (!one || one.kind === 'skip')
      settled.push([row, { state: 'skipped', reason: one?.reason ?? 'bound-no-more' }]);
    else if (one.generic === undefined) settled.push([row, closed('there is no text for a mass message')]);
    else if ((sent.get(row.contactId) ?? 0) >= aMonth)
      settled.push([row, closed(`${String(aMonth)} mass messages this month`)]);
    else byText.set(one.generic, [...(byText.get(one.generic) ?? []), row]);
  }
  const [most, ...others] = [...byText].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return { told: [], text: '', later: [], settled };
  const [text, group] = most;
  // Whoever has changed their language since stays in a batch that may have been sent.
  const told = begun ? [...byText.values()].flat() : group;
  const later = begun ? [] : others.flatMap(([, row]) => row);
  if (told.length >= atLeast) return { told, text, later, settled };
  const alone: Fate = begun
    ? { state: 'failed', reason: unknownIfSent }
    : closed(`a mass message goes to ${String(atLeast)} at least`);
  return { told: [], text, later, settled: [...settled, ...told.map((row) => [row, alone] as const)] };
}

/** By the time in its key (mass.ts): may the platform have forgotten a batch, so that it would send it twice? */
export function isForgotten(key: string, rememberedMs: number, at: Date): boolean {
  const begunAt = Number.parseInt(key.slice(key.lastIndexOf('-') + 1), 36);
  return !(at.getTime() - begunAt < rememberedMs);
}

/** A platform that is not reached may have taken it: it is asked again under the same key. */
const againAfterMs = 90_000;

export function fateOf(
  outcome: SendOutcome,
): Fate | { readonly state: 'held'; readonly ms: number; readonly inDoubt: boolean } {
  switch (outcome.kind) {
    case 'accepted':
      return {
        state: 'accepted',
        ...(outcome.platformId !== undefined && { platformId: outcome.platformId }),
      };
    case 'wait':
      return { state: 'held', ms: outcome.ms, inDoubt: false };
    case 'again':
      return { state: 'held', ms: againAfterMs, inDoubt: true };
    case 'refused':
      return { state: 'failed', reason: `${outcome.refusal}: ${outcome.reason}` };
  }
}
