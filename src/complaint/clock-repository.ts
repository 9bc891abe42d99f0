import type { Language } from '../kernel/message.ts';
import type { ClockMoved, Extension, PauseBegun, PauseEnded, RunningClock } from './clock-change.ts';

/** A complaint whose clock is about to be changed; the promised days are the tariff's. */
export interface ClockOf {
  readonly id: number;
  readonly number: string;
  /** Of whoever filed it: the language in which they are told. */
  readonly language: Language;
  readonly running: Omit<RunningClock, 'workingDays'>;
}

/** Who changes it, and what the complainant is told (the note of an event that is shown). */
export interface ClockChange {
  readonly at: Date;
  /** 'staff:<login>', or the job's name. */
  readonly actor: string;
  readonly note: string;
}

type Kind<Union, Name> = Extract<Union, { readonly kind: Name }>;

/** The clocks of complaints, within one transaction: read and locked, then changed. */
export interface ComplaintClockRepository {
  clockOf(number: string): Promise<ClockOf | undefined>;
  /** The numbers of those whose clock stands, at most 500. */
  standing(): Promise<readonly string[]>;
  extend(of: ClockOf, extension: Kind<Extension, 'extended'>, change: ClockChange): Promise<void>;
  pause(of: ClockOf, pause: Kind<PauseBegun, 'paused-on'>, change: ClockChange): Promise<void>;
  resume(
    of: ClockOf,
    resumption: Kind<PauseEnded, 'resumed'> & ClockMoved,
    change: ClockChange,
  ): Promise<void>;
}
