/** Whether a recipient is told, by the facts of the moment in which it would be sent. Pure. */
import type { Fen } from '../kernel/money.ts';
import type { SkipReason } from './recipient.ts';

/** What a household still has to do for the year, in plain values. Names are as recorded. */
export interface DueHousehold {
  readonly head: string;
  /** Members not enrolled who pay for themselves. */
  readonly payers: readonly string[];
  /** Members not enrolled for whom civil affairs pays: they only show the certificate (III.2.1). */
  readonly certificateHolders: readonly string[];
  /** premium × payers */
  readonly amount: Fen;
  /** Where it is paid (III.3.2). */
  readonly payAt: string;
}

/** How a household the person is bound to stands now. */
export type HouseholdNow =
  | { readonly kind: 'due'; readonly due: DueHousehold }
  /** Everybody is enrolled, or nobody is left who could be. */
  | { readonly kind: 'settled' }
  /** It is too late, or the year's figures may not be named. */
  | { readonly kind: 'over' };

export interface RecipientNow {
  /** On this contact, or by the person anywhere. */
  readonly optedOut: boolean;
  /** Has blocked or unfollowed us. */
  readonly unreachable: boolean;
  readonly consented: boolean;
  /** The channel may tell household data. */
  readonly channelOn: boolean;
  /** Those of the campaign that the person is still bound to. */
  readonly households: readonly HouseholdNow[];
}

export type Telling =
  | { readonly kind: 'send'; readonly households: readonly DueHousehold[] }
  | { readonly kind: 'skip'; readonly reason: SkipReason };

export function decideTelling(now: RecipientNow): Telling {
  if (now.optedOut) return skip('opted-out');
  if (now.unreachable) return skip('unreachable');
  if (!now.consented) return skip('no-consent');
  if (!now.channelOn) return skip('channel-off');
  if (now.households.length === 0) return skip('bound-no-more');
  const households = now.households.flatMap((one) => (one.kind === 'due' ? [one.due] : []));
  if (households.length > 0) return { kind: 'send', households };
  return skip(now.households.some(({ kind }) => kind === 'over') ? 'expired' : 'paid-since');
}

function skip(reason: SkipReason): Telling {
  return { kind: 'skip', reason };
}
