/** What a message can be about (contract: chat --json). */
export const intents = [
  'greeting',
  'menu',
  'enrolment',
  'account',
  'claim',
  'estimate',
  'complaint',
  'complaint-status',
  'policy',
  'human',
  'language',
  'privacy',
  'emergency',
  'opt-out',
  'other',
  'clarify',
] as const;

export type Intent = (typeof intents)[number];
