/** One question to a rules engine, and what it must give back: both ends, with how it came to them. */
import type { Stay, StayCase } from '../../oracle/stays.ts';

/** As an engine takes it: sums in yuan, the rate as a share; paid before is 0 where it is not known. */
export interface Asked {
  readonly tier: Stay['tier'];
  readonly total: number;
  readonly ineligible: number;
  readonly paidByOthers: number;
  readonly paidThisYear: number;
  /** null: the plan's range. */
  readonly rate: number | null;
}

/** In fen. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

export interface Peer {
  readonly name: string;
  /** Both ends and the engine's own trace of them, where it has one. */
  readonly reckon: (asked: Asked) => Promise<Ends & { readonly trace: unknown }>;
}

export function askedOf({ stays, paidThisYear = 0 }: StayCase): Asked {
  const [stay] = stays;
  if (!stay) throw new Error('a case without a stay');
  return {
    tier: stay.tier,
    total: stay.total / 100,
    ineligible: stay.ineligible / 100,
    paidByOthers: stay.paidByOthers / 100,
    paidThisYear: paidThisYear / 100,
    rate: stay.rate === undefined ? null : Number(stay.rate),
  };
}

/** Yuan with two decimals at most, as an engine rounded them. */
export const inFen = (yuan: number): number => Math.round(yuan * 100);
