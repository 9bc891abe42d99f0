/** What a complainant can still do with what they filed: for the buttons on the phone. Pure. */
import { addDays, type Day, dayOf } from '../../kernel/day.ts';
import type { ComplaintView } from '../complaint.ts';
import type { ComplainantActionKind } from './actions.ts';
import { complainantWays } from './transitions.ts';

/** Counted from its answer, or from its end where there was none; undefined: it has not ended. */
export function reopenableThrough(
  { answeredAt, closedAt }: { readonly answeredAt?: Date; readonly closedAt?: Date },
  reopenDays: number,
): Day | undefined {
  const ended = answeredAt ?? closedAt;
  return ended && addDays(dayOf(ended), reopenDays);
}

type Seen = Pick<ComplaintView, 'state' | 'answer' | 'answeredAt' | 'closedAt' | 'satisfaction'>;

export function complainantMay(
  complaint: Seen,
  today: Day,
  reopenDays: number,
): readonly ComplainantActionKind[] {
  const through = reopenableThrough(complaint, reopenDays);
  const open: Readonly<Record<ComplainantActionKind, boolean>> = {
    add: true,
    withdraw: true,
    reopen: through === undefined || today <= through,
    rate: complaint.answer !== undefined && complaint.satisfaction === undefined,
  };
  const kinds = ['add', 'reopen', 'rate', 'withdraw'] as const;
  return kinds.filter((kind) => open[kind] && complainantWays[kind].includes(complaint.state));
}
