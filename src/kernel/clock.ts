/** The clock is passed in wherever time matters: this file is its only home. */

/** Reads the present instant. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A clock that starts at the given instant and runs on at the ordinary pace. */
export function clockStartingAt(instant: Date): Clock {
  const offset = instant.getTime() - Date.now();
  return () => new Date(Date.now() + offset);
}
