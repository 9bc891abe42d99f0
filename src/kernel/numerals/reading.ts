/** What reading a number comes to. */

export interface NumberReading {
  /** Hundredths; equal when the number is not a range. */
  readonly low: number;
  readonly high: number;
  readonly end: number;
  /** 多, 来, 几: about. */
  readonly vague: boolean;
  /** Was a unit (十百千万亿) or k, w written? */
  readonly hasUnit: boolean;
  readonly script: 'arabic' | 'chinese';
  /** Digits of the first figure: 4 for 1500 and for 一五零零. */
  readonly length: number;
  /** What the last unit multiplies, in hundredths, and its power: 3 × 10³ in 三千. For 两到三千. */
  readonly last?: { readonly multiplied: number; readonly power: number } | undefined;
}

/** Text that looks like a number and is none (一千五二, 1.2.3): to be skipped whole. */
export interface Malformed {
  readonly malformed: true;
  readonly end: number;
}
