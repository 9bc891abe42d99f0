import type { hold as chinese } from '../zh-CN/hold.ts';

export const hold: Readonly<Record<keyof typeof chinese, string>> = {
  'hold.mark': 'Kept as evidence',
  'hold.since': 'Kept as evidence since {day}',
  'hold.by-operator': 'Operator',
  'hold.through': 'with the one it goes on with:',
  'hold.why': 'Why: ',
  'hold.told':
    'As long as it is kept, neither this complaint nor anything about it is deleted when its time is up.',
  'hold.hold': 'Keep as evidence',
  'hold.label': 'Why it is to be kept',
  'hold.hold-told':
    'Every colleague who sees this complaint sees who keeps it and why; the complainant does not. Nothing of it is deleted when its time is up.',
  'hold.go': 'Keep it',
  'hold.done': '{number} is kept as evidence. It is not deleted when its time is up.',
  'hold.lift': 'Keep it no longer',
  'hold.lift-told': 'It is then deleted when its time is up, by the rules. Who ended it is written down.',
  'hold.lift-go': 'End the keeping',
  'hold.lifted': '{number} is no longer kept as evidence; it goes when its time is up.',
  'hold.former': 'Kept as evidence before',
  'hold.former-one': 'From {since}, by {by}; ended {lifted} by {lifter}',
  'hold.refused.not-your-role': 'A supervisor decides what is kept as evidence.',
  'hold.refused.no-reason': 'Please write why it is to be kept, at least two characters.',
  'hold.refused.too-long': 'The reason is too long: at most 500 characters.',
  'hold.refused.held-already':
    'It is kept already; there is nothing to do. Who keeps it and why stands above.',
  'hold.refused.not-held': 'What you saw has been ended already; nothing was done.',
  'again.hold': 'Keep it',
  'audit.of.hold': 'Kept as evidence',
  'audit.deed.hold-placed': 'kept as evidence',
  'audit.deed.hold-lifted': 'ended the keeping',
};
