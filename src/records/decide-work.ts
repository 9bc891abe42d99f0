/** How a file that is being gone through stands, for whoever looks at its page on whichever replica. */
import type { DraftWork, Progress } from './records.ts';

export interface WorkFacts {
  /** It is this very process that is at it. */
  readonly here?: Progress;
  /** As the database has it: begun, last said to go on, and how far it was then. */
  readonly since?: Date;
  readonly seenAt?: Date;
  readonly progress?: Progress;
  /** No other process works on this database. */
  readonly alone: boolean;
  readonly at: Date;
}

/** Whoever goes through a file says so every second or two; silent for so long, they are no more. */
export const silentMs = 60_000;

/** undefined: nobody is at it, and nobody was stopped in the middle of it. */
export function decideWork({ here, since, seenAt, progress, alone, at }: WorkFacts): DraftWork | undefined {
  if (here) return { kind: 'going', ...here };
  if (!since) return progress?.doing === 'stopped' ? { kind: 'stopped' } : undefined;
  const last = seenAt && seenAt > since ? seenAt : since;
  if (alone || at.getTime() - last.getTime() > silentMs) return { kind: 'stopped' };
  return { kind: 'going', ...(progress ?? { doing: 'reading', rows: 0 }) };
}
