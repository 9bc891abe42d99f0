/** Where the office has switched pauses on, asking the complainant lets the clock stand, and their reply lets it go on. */
import { dayOf } from '../../kernel/day.ts';
import type { ClockSwitch } from '../../policy/switches.ts';
import { decidePause, decideResumption, type PauseBegun, type PauseEnded } from '../clock-change.ts';
import type { ClockOf, ComplaintClockRepository } from '../clock-repository.ts';
import type { ComplaintState } from '../complaint.ts';
import type { DeskComplaint } from './repository.ts';
import type { DeskRules } from './rules.ts';

export interface Pausing {
  readonly clocks: ComplaintClockRepository;
  readonly allowed: ClockSwitch;
  /** What the complainant is told of it. */
  readonly noteOf: (
    changed: Extract<PauseBegun, { kind: 'paused-on' }> | Extract<PauseEnded, { kind: 'resumed' }>,
    of: ClockOf,
  ) => string;
}

/** The complaint is locked already; refused (the time has run out, say), the clock simply runs on. */
export async function standWhileAsking(
  { clocks, allowed, noteOf }: Pausing,
  { number }: Pick<DeskComplaint, 'number'>,
  question: string,
  { calendar, workingDays }: DeskRules,
  by: { readonly actor: string; readonly at: Date },
): Promise<boolean> {
  const of = allowed === null ? undefined : await clocks.clockOf(number);
  if (!of) return false;
  const begun = decidePause({ ...of.running, workingDays }, question, allowed, calendar, dayOf(by.at));
  if (begun.kind !== 'paused-on') return false;
  await clocks.pause(of, begun, { ...by, note: noteOf(begun, of) });
  return true;
}

/** To be called before the state is saved: nobody is asked any more, so the clock goes on. */
export async function goOn(
  { clocks, allowed, noteOf }: Pausing,
  { number, pausedOn }: DeskComplaint,
  to: ComplaintState | undefined,
  { calendar, workingDays }: DeskRules,
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  if (pausedOn === undefined || to === undefined || to === 'awaiting-complainant') return;
  const of = await clocks.clockOf(number);
  if (!of) return;
  const ended = decideResumption({ ...of.running, workingDays }, allowed, calendar, dayOf(by.at));
  if (ended.kind === 'resumed') await clocks.resume(of, ended, { ...by, note: noteOf(ended, of) });
}
