/** Where is my claim: whose claims may be told, which one is meant, and what is said of it. */
import { z } from 'zod';
import type { Claim } from '../../claim/claim.ts';
import type { HouseholdMember } from '../../enrolment/enrolment.ts';
import { visibleMembers } from '../../identity/decide.ts';
import type { Binding } from '../../identity/identity.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import { type Dialogue, type DialogueEvent, done, type Line, pass, resting, type Step } from '../dialogue.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Needs, Situation } from '../facts.ts';
import { newestAsOf, tellClaims, tellNoClaims } from './claim-list.ts';
import { agreeToNews, asksForNews, withNewsOffered } from './claim-news.ts';
import { type ClaimsSeen, tellClaim } from './claim-told.ts';
import { claimsThen, isFollowUp, isSaidIn } from './claim-which.ts';
import { isOpenTo, whoseClaims } from './claim-whose.ts';
import { daysSaid, daysText } from './days-told.ts';
import { behindColon, enough, isEnough } from './enrolment-records.ts';
import { householdOf, openRecords } from './records-opening.ts';

const schema = z.strictObject({
  /** Where the list shown begins; absent when one claim was shown. */
  listedFrom: z.int().optional(),
  /** How often in a row the answer to the list was not one of its claims. */
  missed: z.int().optional(),
});

export type ClaimDialogueState = z.infer<typeof schema>;

type Wanted =
  | { readonly kind: 'shown'; readonly number: string }
  | { readonly kind: 'listed'; readonly offset: number }
  | { readonly kind: 'verify-adult' }
  | { readonly kind: 'news' }
  /** The words of the message say whose and which. */
  | { readonly kind: 'asked' }
  /** The list is open, and the answer is none of its claims. */
  | { readonly kind: 'listed-again'; readonly offset: number };

/** Then the message is taken for something else, and the way to a person is shown. */
const missesAllowed = 2;

function wantedBy(state: ClaimDialogueState | undefined, event: DialogueEvent): Wanted | undefined {
  const { choice, text, kind, understood } = event;
  const number = behindColon(choice, 'claim-shown');
  if (number !== undefined) return { kind: 'shown', number };
  const offset = behindColon(choice, 'claim-list') ?? behindColon(choice, 'claim-list-more');
  if (offset !== undefined) return { kind: 'listed', offset: Number.parseInt(offset, 10) || 0 };
  if (choice === 'claim-verify-adult') return { kind: 'verify-adult' };
  if (asksForNews(event)) return { kind: 'news' };
  if (kind === 'began') return { kind: 'asked' };
  if (choice !== undefined) return undefined;
  const read = readNumber(text, 'claim');
  if (read.kind === 'number' && read.of === 'claim') return { kind: 'asked' };
  if (isFollowUp(event)) return { kind: 'asked' };
  const listedFrom = state?.listedFrom;
  const isLost = understood.intent === 'other' && (state?.missed ?? 0) < missesAllowed;
  return listedFrom !== undefined && isLost ? { kind: 'listed-again', offset: listedFrom } : undefined;
}

function needs(state: ClaimDialogueState | undefined, event: DialogueEvent, situation: Situation): Needs {
  const speaker = householdOf(openRecords(situation));
  const wanted = wantedBy(state, event);
  if (!speaker || !wanted || wanted.kind === 'news') return {};
  return {
    claims: { memberIds: situation.bindings.map(({ memberId }) => memberId) },
    enrolment: { householdId: speaker.householdId, years: [] },
  };
}

function step(
  state: ClaimDialogueState | undefined,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): Step<ClaimDialogueState> {
  if (isEnough(event, undefined)) return done([enough]);
  const wanted = wantedBy(state, event);
  if (!wanted) return pass();
  if (wanted.kind === 'news') return agreeToNews(situation);
  const opening = openRecords<ClaimDialogueState>(situation);
  if (opening.kind === 'stopped') return opening.step;
  const speaker = opening.binding;
  const members = facts.enrolment?.members ?? [];
  const open = claimsToldTo(situation, members, facts.claims ?? []);
  const noneAsOf = facts.claimsAsOf ?? newestAsOf(facts.claims ?? []);
  const seen = { situation, sumu: speaker.sumu, members, ...(noneAsOf && { noneAsOf }) };
  switch (wanted.kind) {
    case 'shown':
      return show(
        seen,
        open,
        open.find(({ number }) => number === wanted.number),
      );
    case 'listed':
      return list(seen, open, wanted.offset);
    case 'listed-again': {
      const missed = (state?.missed ?? 0) + 1;
      const again = list(seen, open, wanted.offset, [{ id: 'claim-which-again' }]);
      return { ...again, outcome: { kind: 'resting', state: { listedFrom: wanted.offset, missed } } };
    }
    case 'verify-adult':
      return event.resumed ? list(seen, open, 0) : verifyAnother();
    case 'asked':
      return answer(seen, open, event, speaker);
  }
}

/** The records may hold more than may be told: this is the gate (identity/decide.ts says who sees whom). */
function claimsToldTo(
  { bindings, today }: Situation,
  members: readonly HouseholdMember[],
  claims: readonly Claim[],
): readonly Claim[] {
  const told = new Set(
    [...bindings, ...visibleMembers(bindings, members, today)].map(({ memberId }) => memberId),
  );
  return claims.filter(({ memberId }) => told.has(memberId));
}

function answer(
  seen: ClaimsSeen,
  open: readonly Claim[],
  event: DialogueEvent,
  speaker: Binding,
): Step<ClaimDialogueState> {
  const { text, resumed } = event;
  const numbered = readNumber(text, 'claim');
  const byNumber = open.find(({ number }) =>
    isSaidIn(number, text, numbered.kind === 'number' ? numbered.value : ''),
  );
  if (byNumber) return show(seen, open, byNumber);
  if (readNumber(text).kind === 'wrong-check-digit')
    return list(seen, open, 0, [{ id: 'claim-number-misread' }]);
  if (numbered.kind === 'number' && numbered.of === 'claim') return show(seen, open, undefined);
  const whose = whoseClaims(text, speaker, seen.members);
  switch (whose.kind) {
    case 'unsaid':
      return listThen(seen, open, event);
    case 'everybody':
      return listThen(seen, open, event, [{ id: 'claim-adults-by-themselves' }]);
    case 'relative':
      break;
  }
  const { situation, members } = seen;
  const access = isOpenTo(
    whose.members,
    visibleMembers(situation.bindings, members, situation.today),
    situation.today,
  );
  switch (access.kind) {
    case 'open':
      return listThen(
        seen,
        open.filter(({ memberId }) => access.memberIds.includes(memberId)),
        event,
      );
    case 'guardian-only':
      return done([
        { lines: [{ id: 'claim-guardian-only' }], choices: [{ id: 'claim-list:0' }, { id: 'intent-human' }] },
      ]);
    case 'by-themselves':
      return resumed ? stillClosed() : verifyAnother();
  }
}

/** "An adult's claims open only after that adult's own name and last four": identity asks for them, with the reason first. */
function verifyAnother(): Step<ClaimDialogueState> {
  return {
    outcome: { kind: 'verify-first' },
    utterances: [{ lines: [{ id: 'claim-verify-adult' }] }],
    effects: [],
  };
}

/** The question is put again right after a check of somebody else: it must not lead into the next one by itself. */
function stillClosed(): Step<ClaimDialogueState> {
  return resting({}, [
    {
      lines: [{ id: 'claim-relative-closed' }],
      choices: [{ id: 'claim-verify-adult' }, { id: 'claim-list:0' }, { id: 'intent-human' }],
    },
  ]);
}

/** Those of the time that was told; where none fits, that is said, and all are shown. */
function listThen(
  seen: ClaimsSeen,
  claims: readonly Claim[],
  event: DialogueEvent,
  remarks: readonly Line[] = [],
): Step<ClaimDialogueState> {
  const said = daysSaid(event, seen.situation.today);
  if (said === undefined || claims.length === 0) return list(seen, claims, 0, remarks);
  const then = claimsThen(claims, said);
  const [only, another] = then;
  if (only && !another && remarks.length === 0) return show(seen, claims, only);
  const id = only ? 'claim-then' : 'claim-none-then';
  const remark = { id, args: { days: daysText(said, seen.situation) } };
  return list(seen, only ? then : claims, 0, [...remarks, remark]);
}

function show(seen: ClaimsSeen, open: readonly Claim[], claim: Claim | undefined): Step<ClaimDialogueState> {
  if (!claim) return list(seen, open, 0, [{ id: 'claim-number-not-found' }]);
  return resting(
    {},
    [withNewsOffered(tellClaim(seen, claim, open.length > 1), seen.situation)],
    [viewed('claim-viewed', `claim:${claim.number}`)],
  );
}

function list(
  seen: ClaimsSeen,
  claims: readonly Claim[],
  offset: number,
  remarks: readonly Line[] = [],
): Step<ClaimDialogueState> {
  const lookedUp = claims.length > 0 ? claims : seen.situation.bindings;
  const ids = [...new Set(lookedUp.map(({ memberId }) => memberId))].join(',');
  const effects = [viewed('claims-viewed', `members:${ids}`)];
  const [only] = claims;
  const utterance =
    only === undefined
      ? tellNoClaims(seen, remarks)
      : claims.length === 1
        ? tellClaim(seen, only, false, remarks)
        : tellClaims(seen, claims, offset, remarks);
  const state = claims.length > 1 ? { listedFrom: offset } : {};
  return resting(state, [only ? withNewsOffered(utterance, seen.situation) : utterance], effects);
}

function viewed(action: string, subject: string): Effect {
  return { kind: 'audited', action, subject };
}

export const claimDialogue: Dialogue<ClaimDialogueState> = {
  name: 'claim',
  intent: 'claim',
  version: 1,
  schema,
  needs,
  step,
  rests: () => true,
  ask: () => ({ lines: [{ id: 'claim-what-next' }], choices: [{ id: 'claim-list:0' }] }),
};
