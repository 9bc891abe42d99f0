import type { Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';

/** A year outside those the office has signed is refused, never answered by another year's rules. */
export function yearNotSigned(year: number, { scheme }: Situation): Utterance {
  return {
    lines: [
      { id: 'year-not-signed', args: { year: String(year), telephone: scheme.profile.telephones.office } },
    ],
    choices: [{ id: 'intent-human' }],
  };
}
