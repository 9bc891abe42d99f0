/** What is dear to make may be kept between starts. Where and how is passed in. */
import type { z } from 'zod';

/** A value as JSON writes it without loss: no Map, no Set, no class. */
export type Plain = string | number | boolean | null | readonly Plain[];

export interface Keepable<Made> {
  /** Letters and hyphens; one name, one thing. */
  readonly name: string;
  /** Every value it is made of. Another value, and it is made anew; so is it under other code. */
  readonly restsOn: Plain;
  readonly shape: z.ZodType<Made>;
  readonly make: () => Made;
}

/** Gives back what was made of the same values before, or makes it. */
export type Keep = <Made>(thing: Keepable<Made>) => Made;

export const keepNothing: Keep = ({ make }) => make();
