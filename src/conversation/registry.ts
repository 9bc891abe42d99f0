/** All dialogues by name, behind one shape that checks a stored state before handing it on. */
import type { Intent } from '../kernel/intent.ts';
import type { Dialogue, DialogueEvent, DialogueName, Step, Utterance } from './dialogue.ts';
import { accountDialogue } from './dialogues/account.ts';
import { claimDialogue } from './dialogues/claim.ts';
import { complaintDialogue } from './dialogues/complaint.ts';
import { complaintStatusDialogue } from './dialogues/complaint-status.ts';
import { enrolmentDialogue } from './dialogues/enrolment.ts';
import { estimateDialogue } from './dialogues/estimate.ts';
import { humanDialogue } from './dialogues/human.ts';
import { identityDialogue } from './dialogues/identity.ts';
import { languageDialogue } from './dialogues/language.ts';
import { optOutDialogue } from './dialogues/opt-out.ts';
import { policyDialogue } from './dialogues/policy.ts';
import { privacyDialogue } from './dialogues/privacy.ts';
import type { Facts, Needs, Situation } from './facts.ts';

/** A dialogue whose state is unknown from outside; `reads` says whether a stored one is its own. */
export interface OpenDialogue {
  readonly name: DialogueName;
  readonly intent: Intent;
  readonly version: number;
  reads(state: unknown): boolean;
  needs(state: unknown, event: DialogueEvent, situation: Situation): Needs;
  step(state: unknown, event: DialogueEvent, situation: Situation, facts: Facts): Step<unknown>;
  rests(state: unknown): boolean;
  remembered(state: unknown): unknown;
  letGo(state: unknown): Utterance | undefined;
  ask(state: unknown, situation: Situation): Utterance;
}

function opened<State>(dialogue: Dialogue<State>): OpenDialogue {
  const { name, intent, version, schema } = dialogue;
  const own = (state: unknown): State | undefined => (state === undefined ? undefined : schema.parse(state));
  return {
    name,
    intent,
    version,
    reads: (state) => schema.safeParse(state).success,
    needs: (state, event, situation) => dialogue.needs(own(state), event, situation),
    step: (state, event, situation, facts) => dialogue.step(own(state), event, situation, facts),
    rests: (state) => dialogue.rests?.(schema.parse(state)) ?? false,
    remembered: (state) => dialogue.remembered?.(schema.parse(state)) ?? state,
    letGo: (state) => dialogue.letGo?.(schema.parse(state)),
    ask: (state, situation) => dialogue.ask(schema.parse(state), situation),
  };
}

export const dialogues: Readonly<Record<DialogueName, OpenDialogue>> = {
  identity: opened(identityDialogue),
  enrolment: opened(enrolmentDialogue),
  account: opened(accountDialogue),
  claim: opened(claimDialogue),
  estimate: opened(estimateDialogue),
  complaint: opened(complaintDialogue),
  'complaint-status': opened(complaintStatusDialogue),
  policy: opened(policyDialogue),
  human: opened(humanDialogue),
  language: opened(languageDialogue),
  privacy: opened(privacyDialogue),
  'opt-out': opened(optOutDialogue),
};

/** The dialogue that a message of this intent opens. */
export const dialogueOfIntent: Readonly<Partial<Record<Intent, DialogueName>>> = {
  enrolment: 'enrolment',
  account: 'account',
  claim: 'claim',
  estimate: 'estimate',
  complaint: 'complaint',
  'complaint-status': 'complaint-status',
  policy: 'policy',
  human: 'human',
  language: 'language',
  privacy: 'privacy',
  'opt-out': 'opt-out',
};
