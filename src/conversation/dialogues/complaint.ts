/** Filing a complaint: what happened, whom it is about, named or anonymous, read back, registered with its last day. */
import { decideReceipt } from '../../complaint/decide.ts';
import type { NewComplaint } from '../../complaint/complaint.ts';
import { findInstitution, type Institution } from '../../policy/profile.ts';
import { type Dialogue, type DialogueEvent, done, pass, type Step, waiting } from '../dialogue.ts';
import type { Line } from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import { answer } from './complaint-answer.ts';
import { readNaming, saidName } from './complaint-naming.ts';
import { confirms, fearsExposure, saysWhatHappened } from './complaint-reading.ts';
import {
  type ComplaintDraft,
  type ComplaintState,
  complaintStateSchema,
  longestText,
  stepOf,
  targetOf,
  waitingFor,
  withText,
} from './complaint-state.ts';
import {
  askAgain,
  dropped,
  filed,
  filedAlready,
  namedMember,
  sumuOf,
  opening,
  openingClauses,
  question,
} from './complaint-words.ts';

export const complaintDialogue: Dialogue<ComplaintState> = {
  name: 'complaint',
  intent: 'complaint',
  version: 1,
  schema: complaintStateSchema,
  needs(stored, event, situation) {
    if (!confirms(event)) return {};
    if (!stored) return { complaints: {} };
    return current(stored, situation).at === 'confirm' ? { newNumber: { kind: 'complaint' } } : {};
  },
  step(stored, event, situation, facts) {
    if (!stored) return confirms(event) ? again(event, situation, facts) : begin(event, situation);
    const state = current(stored, situation);
    if (state.at === 'confirm' && confirms(event)) return file(state, situation, facts);
    const answered = answer(state, event);
    switch (answered.kind) {
      case 'dropped':
        return done([dropped(situation)]);
      case 'elsewhere':
        return pass();
      case 'unreadable': {
        const again = { ...state, misses: state.misses + 1 };
        return waiting(again, [askAgain(again, situation)]);
      }
      case 'change':
        return say({ at: 'change', draft: state.draft, misses: 0 }, situation, []);
      case 'draft': {
        const fear =
          event.choice === undefined && fearsExposure(event.text) ? [{ id: 'complaint-confidential' }] : [];
        const added = answered.added ? [{ id: 'complaint-added' }] : [];
        const full = [...(answered.draft.text ?? '')].length >= longestText ? [{ id: 'complaint-full' }] : [];
        return say(next(answered.draft, situation), situation, [...added, ...full, ...fear]);
      }
    }
  },
  ask: (state, situation) => question(current(state, situation), situation),
};

/** What is open now: since it was asked, a binding may have ended or begun. */
function current(state: ComplaintState, situation: Situation): ComplaintState {
  if (state.at === 'change') return state;
  const draft = asAllowed(state.draft, situation);
  return { ...state, draft, at: stepOf(draft, namedMember(situation) !== undefined) };
}

/** Where no personal data may be told, none are asked for either: the complaint is anonymous. */
function asAllowed(draft: ComplaintDraft, { householdDataAllowed }: Situation): ComplaintDraft {
  if (householdDataAllowed) return draft;
  const { name: _notKept, ...rest } = draft;
  return { ...rest, anonymous: true };
}

/** A second 对, after the complaint was registered, does not register it twice. */
function again(event: DialogueEvent, situation: Situation, facts: Facts): Step<ComplaintState> {
  const last = facts.complaints?.[0];
  if (!last || situation.now.getTime() - last.receivedAt.getTime() > doubleWithin)
    return begin(event, situation);
  return done([filedAlready(last.number)]);
}
const doubleWithin = 24 * 3_600_000;

function next(draft: ComplaintDraft, situation: Situation): ComplaintState {
  return waitingFor(asAllowed(draft, situation), namedMember(situation) !== undefined);
}

function say(state: ComplaintState, situation: Situation, before: readonly Line[]): Step<ComplaintState> {
  const asked = question(state, situation);
  return waiting(state, [{ ...asked, lines: [...before, ...asked.lines] }]);
}

/** The message that opened the dialogue is taken as the complaint when it says what happened. */
function begin(event: DialogueEvent, situation: Situation): Step<ComplaintState> {
  const { slots } = event.understood;
  const institution =
    event.choice === undefined ? findInstitution(situation.scheme.profile, event.text) : undefined;
  const listed = ofTier(institution?.tier);
  const naming = /匿名|实名|anonymous/iu.test(event.text) ? readNaming(event) : undefined;
  const name = saidName(event);
  const draft: ComplaintDraft = {
    adding: false,
    ...(slots.category !== undefined && { category: slots.category }),
    ...(listed !== undefined && { listed }),
    ...(institution && namesOne(institution, event.text) && { about: institution.name }),
    ...((naming === 'named' || naming === 'anonymous') && { anonymous: naming === 'anonymous' }),
    ...(naming === 'named' && name !== undefined && { name }),
  };
  const told = saysWhatHappened(event) ? withText(draft, event.written) : draft;
  const state = next(told, situation);
  const asked = question(state, situation);
  return waiting(state, [
    { ...asked, lines: [...opening(told, situation), ...asked.lines], citations: openingClauses(told) },
  ]);
}

/** 卫生院 alone is an alias of many: only a name of its own says which one. */
function namesOne({ name, aliases }: Institution, text: string): boolean {
  return [name, ...aliases].some((one) => [...one].length > 3 && text.includes(one));
}

function ofTier(tier: 'sumu' | 'banner' | 'above' | undefined) {
  if (tier === undefined) return undefined;
  return tier === 'sumu' ? ('health-centre' as const) : ('hospital' as const);
}

function file(state: ComplaintState, situation: Situation, facts: Facts): Step<ComplaintState> {
  const { newNumber } = facts;
  const { text, category = 'other', about, anonymous = true, name } = state.draft;
  const target = targetOf(state.draft);
  if (!newNumber || text === undefined || target === undefined)
    return say(next(state.draft, situation), situation, []);
  const member = anonymous ? undefined : namedMember(situation);
  const sumu = sumuOf(state.draft, situation);
  const complainantName = anonymous ? undefined : (member?.memberName ?? name);
  const complaint: NewComplaint = {
    number: newNumber.number,
    queryCode: newNumber.queryCode,
    category,
    text,
    target,
    anonymous,
    receivedAt: situation.now,
    ...(about !== undefined && { about }),
    ...(complainantName !== undefined && { complainantName }),
    ...(member && { memberId: member.memberId }),
    ...(sumu !== undefined && { sumu }),
  };
  const receipt = decideReceipt(complaint, situation.calendar, {
    workingDays: situation.scheme.ruleSet.tariff.complaintWorkingDays,
  });
  return done(
    [filed(receipt, situation)],
    [
      { kind: 'complaint-filed', ...receipt },
      {
        ...{ kind: 'audited', action: 'complaint-filed', subject: `complaint:${complaint.number}` },
        ...(anonymous && { anonymous }),
      },
    ],
  );
}
