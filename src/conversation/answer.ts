/** Answers one message within one transaction: state in, replies and effects out. The conversation's only door. */
import { hasConsented } from '../identity/consent.ts';
import { dayOf } from '../kernel/day.ts';
import type { Intent } from '../kernel/intent.ts';
import type { ChannelName, Inbound, Reply } from '../kernel/message.ts';
import { normalizeText } from '../kernel/text.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import type { Scheme } from '../policy/types.ts';
import { takeUpBroadcast } from './after-broadcast.ts';
import { carryOut } from './carry-out.ts';
import type { Situation } from './facts.ts';
import type { FactSources } from './load-facts.ts';
import { answerEnclosure, ownUpTo, takeBeside, withNote } from './enclosures.ts';
import { holdsDraft } from './files.ts';
import { arrive, hasJustCome, toGroup } from './occasions.ts';
import { takeUpQuestion } from './open-question.ts';
import { type Heard, noteMisses } from './misses.ts';
import { answerHeard } from './heard.ts';
import { menu, startedAgain } from './plain-replies.ts';
import type { UnitOfWork } from './ports.ts';
import { dialogues } from './registry.ts';
import { render } from './render.ts';
import { route } from './route.ts';
import type { SecondOpinion } from './second-opinion.ts';
import { retell } from './second-thoughts.ts';
import { type ConversationState, freshState, readState } from './state.ts';
import { without } from './stack.ts';
import { say, type Turn } from './turn.ts';
import type { Understanding } from './understand/understood.ts';
import type { Wording } from './wording.ts';

/** What one message led to (contract: chat --json). */
export interface Answered {
  readonly intent: Intent;
  readonly clauses: readonly string[];
  /** Only for 'clarify'. */
  readonly options?: readonly Intent[];
  /** false: a policy question that the plan does not answer. */
  readonly answered?: boolean;
  readonly replies: readonly Reply[];
  /** What the inbox keeps instead of the person's words, when those are not to be kept. */
  readonly keptText?: string;
}

/** What changes meanwhile (lessons, calendar) is read when a turn begins, and holds until its end. */
export interface ConversationParts extends FactSources {
  readonly understanding: Understanding;
  readonly wording: Wording;
  readonly scheme: Scheme;
  readonly calendar: WorkingCalendar;
  readonly secondOpinion?: SecondOpinion | undefined;
  readonly householdDataAllowed: (channel: ChannelName) => boolean;
}

type Met = Awaited<ReturnType<UnitOfWork['identity']['contact']>>;

/** Nothing was done yet, or nothing that doing it again would change: answered anew once this has come. */
export interface PutOff {
  readonly putOff: Promise<void>;
}

export interface Answer {
  (work: UnitOfWork, message: Inbound, at: Date): Promise<Answered>;
  /** @param patient the turn may be put off */
  (work: UnitOfWork, message: Inbound, at: Date, patient: boolean): Promise<Answered | PutOff>;
}

export function createAnswer(parts: ConversationParts): Answer {
  async function answer(work: UnitOfWork, message: Inbound, at: Date): Promise<Answered>;
  async function answer(
    work: UnitOfWork,
    message: Inbound,
    at: Date,
    patient: boolean,
  ): Promise<Answered | PutOff>;
  async function answer(
    work: UnitOfWork,
    message: Inbound,
    at: Date,
    patient = false,
  ): Promise<Answered | PutOff> {
    const { occasion, enclosure } = message;
    if (occasion === 'left') {
      await work.identity.saveLeft(message.channel, message.from, at);
      return { intent: 'other', clauses: [], replies: [] };
    }
    if (occasion === 'group') {
      const { intent, reply } = toGroup(message, at, parts);
      return { intent, clauses: reply.citations, replies: [reply] };
    }
    const reread = async (from: UnitOfWork): Promise<Situation> => ({
      now: at,
      today: dayOf(at),
      scheme: parts.scheme,
      calendar: parts.calendar,
      ...known(await from.identity.contact(message.channel, message.from, at)),
      householdDataAllowed: parts.householdDataAllowed(message.channel),
    });
    const situation = await reread(work);
    const stored = await work.conversations.load(situation.contact.id);
    const read = readState(stored, at);
    const turn: Turn = {
      work,
      parts: { ...parts, reread },
      situation,
      state: read.kind === 'current' ? readable(read.state) : freshState,
      intent: 'other',
      options: [],
      spoken: [],
      audited: [],
      // A file is taken in at once: it must not be taken in twice.
      patient: patient && !enclosure,
    };
    if (occasion === 'arrived' && hasJustCome(turn.state, message, at))
      return { intent: 'greeting', clauses: [], replies: [] };
    const { broadcast } = situation.contact;
    if (broadcast && !broadcast.confirmed && occasion !== 'arrived')
      await work.identity.confirmBroadcast(broadcast);
    const broken = read.kind === 'unreadable' || (read.kind === 'current' && turn.state !== read.state);
    let heard: Heard | undefined;
    if (occasion === 'arrived') await arrive(turn, parts.wording, message.code, stored === undefined);
    else if (enclosure && normalizeText(message.text) === '')
      await answerEnclosure(turn, parts.wording, enclosure);
    else {
      turn.state = without(turn.state, 'greetedAt');
      const askedAt = turn.state.quiet ? undefined : await takeUpQuestion(turn, stored?.updatedAt);
      const told = !turn.state.quiet && takeUpBroadcast(turn, stored?.updatedAt, askedAt);
      heard = await answerWords(
        turn,
        parts,
        message,
        !askedAt && !told && (broken || read.kind === 'expired'),
      );
    }
    await retell(turn);
    if (turn.waitsFor) return { putOff: turn.waitsFor };
    if (heard) await noteMisses(turn, heard);
    // A complaint that is not told on, or was forgotten over night, leaves no files behind.
    const toldBefore = read.kind === 'current' ? holdsDraft(read.state) : stored !== undefined;
    if (toldBefore && !holdsDraft(turn.state)) await work.attachments.dropDraft(turn.situation.contact.id);
    return finish(turn, parts);
  }
  return answer;
}

/** @param lost what was talked of before cannot be gone on with */
async function answerWords(
  turn: Turn,
  { wording }: ConversationParts,
  { text: said, enclosure, occasion }: Inbound,
  lost: boolean,
): Promise<Heard | undefined> {
  const text = normalizeText(said);
  const written = normalizeText(said, { keepForm: true, keepLines: true });
  const understood = turn.parts.understanding.understand(text);
  if (occasion === 'pressed' && text === '') {
    turn.intent = 'menu';
    say(turn, menu());
  } else if (lost && understood.intent === 'other') {
    // An answer to a question that is no longer open.
    turn.intent = 'menu';
    say(turn, startedAgain());
  } else {
    const beside = enclosure ? await takeBeside(turn, enclosure, understood) : {};
    const words = withNote(turn, wording, written, enclosure?.kind);
    if (!enclosure) return answerHeard(turn, text, words, understood);
    // What a file comes with is told of the file: no miss is made of it.
    await route(turn, text, words, understood);
    await ownUpTo(turn, enclosure, beside);
  }
  return undefined;
}

/** A consent to an older text opens nothing (PIPL art. 14), but who was verified need not be verified again. */
function known({ contact, bindings }: Met): Pick<Situation, 'contact' | 'bindings' | 'bindingsBefore'> {
  if (hasConsented(contact) || bindings.length === 0) return { contact, bindings };
  return { contact, bindings: [], bindingsBefore: bindings };
}

/** A dialogue's own state that this version cannot read gives up the conversation's state as a whole. */
function readable(state: ConversationState): ConversationState {
  const sound = [...state.suspended, ...(state.active ? [state.active] : [])].every((kept) => {
    const dialogue = dialogues[kept.name];
    return (
      dialogue.version === kept.version && [kept.state, ...kept.former].every((one) => dialogue.reads(one))
    );
  });
  return sound ? state : freshState;
}

async function finish(turn: Turn, parts: ConversationParts): Promise<Answered> {
  const replies: Reply[] = [];
  let shown: ConversationState['menu'] | undefined;
  for (const { utterance, dialogue } of turn.spoken) {
    const rendered = render(utterance, turn.situation, parts.wording);
    replies.push(rendered.reply);
    if (rendered.menu.length > 0)
      shown = rendered.menu.map((item) => ({ ...item, ...(dialogue && { dialogue }) }));
  }
  // A question without choices expects words: a number must not fall back on an older menu.
  const asksOpenly =
    turn.spoken.length > 0 &&
    turn.state.active &&
    !turn.state.resting &&
    turn.spoken.at(-1)?.utterance.choices === undefined;
  const menu = asksOpenly
    ? (shown ?? []).map((item) => ({ ...item, byWord: true as const }))
    : (shown ?? turn.state.menu);
  const misses = turn.intent === 'other' ? turn.state.misses : 0;
  for (const effect of turn.audited) await carryOut(effect, turn.situation, turn.work);
  const { contact, now } = turn.situation;
  await turn.work.conversations.save(contact.id, { ...turn.state, menu, misses }, now);
  const citations = [...new Set(turn.spoken.flatMap(({ utterance }) => utterance.citations ?? []))];
  return {
    intent: turn.intent,
    clauses: turn.found?.clauses ?? citations,
    ...(turn.intent === 'clarify' && { options: turn.options }),
    ...(turn.found?.answered === false && { answered: false }),
    replies,
    ...(turn.kept && { keptText: keptText(turn, parts.wording) }),
  };
}

function keptText({ kept, situation }: Turn, wording: Wording): string {
  return kept === 'concealed'
    ? wording.say({ id: 'identity-words-concealed' }, situation.contact.language)
    : '';
}
