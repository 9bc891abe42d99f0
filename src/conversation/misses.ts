/**
 * Notes what was not understood, without identity: nobody can be found by it. Messages in which personal matter is
 * told – to a complaint, the identity check, a person of the office – are never noted, and nothing is said twice.
 */
import type { Intent } from '../kernel/intent.ts';
import type { MissKind } from '../learning/miss.ts';
import { readCommand } from './commands.ts';
import { type Correction, readCorrection } from './corrections.ts';
import type { DialogueName } from './dialogue.ts';
import { unhelpfulChoice } from './dialogues/policy-words.ts';
import { intentOfChoice, misunderstood } from './plain-replies.ts';
import { labelOf } from './render.ts';
import { without } from './stack.ts';
import type { ConversationState, LastAsked } from './state.ts';
import { sameWords } from './taught.ts';
import { say, type Turn } from './turn.ts';
import type { Understood } from './understand/understood.ts';
import { nameCandidates, withoutIdentity } from './without-identity.ts';

/** One message as it came, before it was answered. */
export interface Heard {
  /** Normalised. */
  readonly text: string;
  readonly understood: Understood;
  readonly before: ConversationState;
  /** The choice it meant. */
  readonly chosen?: string | undefined;
  readonly correction?: Correction | undefined;
}

const personal: ReadonlySet<DialogueName> = new Set([
  'identity',
  'complaint',
  'complaint-status',
  'human',
  'privacy',
]);
/** What can be answered wrongly and asked again. */
const answers: ReadonlySet<Intent> = new Set(['enrolment', 'account', 'claim', 'estimate', 'policy']);
const unclearLines: ReadonlySet<string> = new Set([
  'clarify',
  'clarify-beside',
  'not-understood',
  'not-understood-again',
  'policy-unclear',
]);

/** Only after an answer, and while nothing waits for words that could sound the same. */
export function correctionIn({ state }: Turn, text: string, understood: Understood): Correction | undefined {
  const { lastAsked, active, resting, quiet } = state;
  if (!lastAsked || quiet || (active && !resting) || understood.intent === 'emergency') return undefined;
  return readCorrection(text);
}

/** Sorry; and the question is answered anew once the person has said what it is about. */
export function apologise(turn: Turn): void {
  const { lastAsked } = turn.state;
  const offered = lastAsked?.offered.filter((intent) => intent !== lastAsked.taken) ?? [];
  turn.intent = 'other';
  turn.state = { ...turn.state, ...(lastAsked && { unclear: lastAsked.text }) };
  say(turn, misunderstood(offered));
}

/** After the answer: what it was an answer to, and whether the one before it was none. */
export async function noteMisses(turn: Turn, heard: Heard): Promise<void> {
  const { chosen, correction, before } = heard;
  const { lastAsked: last } = before;
  const corrected = last && correctedBy(turn, heard, last);
  if (last && corrected) {
    const { kind, meant } = corrected;
    await note(turn, kind, last, { ...(meant && { meant }), counts: last.corrected !== true });
  }
  turn.state = without(turn.state, 'lastAsked');
  if (isPersonal(turn, heard)) return;
  if (chosen !== undefined) {
    if (last) goOnFrom(turn, last, chosen);
  } else if (last && corrected && !correction?.asks) {
    const { meant = last.taken } = corrected;
    keep(turn, { ...last, taken: meant, offered: [...answers], corrected: true });
  } else await noteQuestion(turn, heard, correction?.asks ?? heard.text);
}

/** A button answers the same question: it may be the wrong one as well. */
function goOnFrom(turn: Turn, last: LastAsked, chosen: string): void {
  const taken = intentOfChoice(chosen);
  const clauses = turn.found?.clauses.slice(0, 3) ?? [];
  if (chosen.startsWith('clause:')) keep(turn, { ...last, clauses });
  else if (taken !== undefined && last.offered.includes(taken))
    keep(turn, { ...last, taken, clauses, corrected: last.corrected === true || taken !== last.taken });
}

async function noteQuestion(turn: Turn, { understood, before }: Heard, question: string): Promise<void> {
  const unclear = lineIds(turn).some((id) => unclearLines.has(id));
  const waited = before.active !== undefined && !before.resting;
  if (!unclear && (waited || !answers.has(turn.intent))) return;
  if (understood.intent === 'other' && understood.confidence === 1) return;
  const names = await turn.work.identity.namesAmong(nameCandidates(question));
  const text = withoutIdentity(question, names);
  if (sameWords(text) === '') return;
  const { found, options } = turn;
  const [likeliest = turn.intent] = options;
  const asked = { text, taken: likeliest, clauses: found?.clauses.slice(0, 3) ?? [], offered: [...options] };
  if (unclear) await note(turn, 'unclear', { ...asked, taken: turn.intent }, {});
  keep(turn, asked);
}

interface Corrected {
  readonly kind: MissKind;
  readonly meant?: Intent;
}

function correctedBy(turn: Turn, heard: Heard, last: LastAsked): Corrected | undefined {
  const { chosen, correction } = heard;
  if (chosen?.startsWith(unhelpfulChoice)) return { kind: 'unhelpful' };
  if (correction) {
    const { intent } = correction.asks === undefined ? { intent: 'other' as const } : heard.understood;
    return { kind: 'corrected', ...(answers.has(intent) && { meant: intent }) };
  }
  const pressed = chosen === undefined ? labelled(turn, heard.text, last) : intentOfChoice(chosen);
  if (pressed === undefined || !last.offered.includes(pressed)) return undefined;
  return pressed === last.taken ? undefined : { kind: 'corrected', meant: pressed };
}

/** A button of the menu before this one. */
function labelled({ parts, situation }: Turn, text: string, { offered }: LastAsked): Intent | undefined {
  const { language } = situation.contact;
  return offered.find((intent) => parts.wording.say(labelOf({ id: `intent-${intent}` }), language) === text);
}

async function note(
  { work, situation }: Turn,
  kind: MissKind,
  { text, taken, clauses }: LastAsked,
  { meant, counts = true }: { readonly meant?: Intent; readonly counts?: boolean },
): Promise<void> {
  const { contact, today: day } = situation;
  const { language } = contact;
  await work.misses.note({ kind, text, language, taken, clauses, day, ...(meant && { meant }) }, counts);
}

function keep(turn: Turn, asked: LastAsked): void {
  turn.state = { ...turn.state, lastAsked: asked };
}

/** Told in confidence, a number or a command: not to be kept, whatever became of it. */
function isPersonal(turn: Turn, { text, understood, before }: Heard): boolean {
  const { certificate, idLast4, personName, complaintNumber, queryCode } = understood.slots;
  return (
    turn.kept !== undefined ||
    turn.intent === 'emergency' ||
    understood.intent === 'emergency' ||
    readCommand(text) !== undefined ||
    [certificate, idLast4, personName, complaintNumber, queryCode].some((said) => said !== undefined) ||
    holdsPersonal(before) ||
    holdsPersonal(turn.state) ||
    lineIds(turn).some((id) => id.startsWith('staff-'))
  );
}

function holdsPersonal({ active, suspended, quiet, resume }: ConversationState): boolean {
  return (
    quiet ||
    resume !== undefined ||
    [...suspended, ...(active ? [active] : [])].some(({ name }) => personal.has(name))
  );
}

function lineIds({ spoken }: Turn): string[] {
  return spoken.flatMap(({ utterance }) => utterance.lines.map(({ id }) => id));
}
