/** One way of saying when, and what days it means. */
import type { Day } from '../day.ts';

/** Both days included; the same day twice when one day is meant. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  /** More or less: 前些天, 春节前, 三四月份. */
  readonly vague: boolean;
  /** How long it has lasted by now (三个月了): no day is named. */
  readonly since?: true;
}

export type Groups = Readonly<Record<string, string | undefined>>;

export interface Form {
  /** With the flags g and u; what it says is in named groups. */
  readonly pattern: RegExp;
  /** undefined: there is no such day (二月三十号). */
  readonly reckon: (groups: Groups, today: Day) => Span | undefined;
}
