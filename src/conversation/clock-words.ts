/** What a complainant is told when the clock of their complaint is changed: the note of the event they see. */
import type { Extension, PauseBegun, PauseEnded } from '../complaint/clock-change.ts';
import type { Language } from '../kernel/message.ts';
import type { ClockSwitch } from '../policy/switches.ts';
import { dayText, type Wording } from './wording.ts';

type Changed =
  | Extract<Extension, { kind: 'extended' }>
  | Extract<PauseBegun, { kind: 'paused-on' }>
  | Extract<PauseEnded, { kind: 'resumed' }>;

export function clockNote(
  changed: Changed,
  allowed: ClockSwitch,
  language: Language,
  wording: Pick<Wording, 'say'>,
): string {
  const legalBasis = allowed?.legalBasis[language] ?? '';
  switch (changed.kind) {
    case 'extended': {
      const { extensionDays: days, reason, from, clock } = changed;
      const args = {
        days,
        reason,
        legalBasis,
        from: dayText(from, language),
        to: dayText(clock.dueDay, language),
      };
      return wording.say({ id: 'complaint-clock-extended', args }, language);
    }
    case 'paused-on':
      return wording.say(
        {
          id: 'complaint-clock-paused',
          args: {
            day: dayText(changed.pausedOn, language),
            reason: changed.reason,
            legalBasis,
            days: allowed?.mostWorkingDays ?? 0,
          },
        },
        language,
      );
    case 'resumed':
      return wording.say(
        { id: 'complaint-clock-resumed', args: { to: dayText(changed.clock.dueDay, language) } },
        language,
      );
  }
}
