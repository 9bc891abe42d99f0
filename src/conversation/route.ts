/** Where a message goes: the global words first, then the dialogue under way, then by what it is about. */
import type { Intent } from '../kernel/intent.ts';
import { normalizeText } from '../kernel/text.ts';
import { meantToBroadcast } from './after-broadcast.ts';
import { carryOut } from './carry-out.ts';
import { type Command, readCommand } from './commands.ts';
import type { DialogueEvent } from './dialogue.ts';
import {
  cancelled,
  courtesy,
  emergency,
  greeting,
  intentOfChoice,
  menu,
  menuIntents,
  notUnderstood,
} from './plain-replies.ts';
import { isQuestion as asksOffice } from './dialogues/complaint-plain-words.ts';
import { askForPerson, leftToThePerson } from './hand-over.ts';
import { keepsWords, mayAnswerOffice } from './open-question.ts';
import { dialogueOfIntent, dialogues } from './registry.ts';
import { bySecondOpinion } from './second-thoughts.ts';
import { bindStaff } from './staff-binding.ts';
import type { ConversationState, MenuItem } from './state.ts';
import { finished, leftAll, without } from './stack.ts';
import { goOn, open, say, type Turn } from './turn.ts';
import { isPinyin } from './understand/script.ts';
import type { Understood } from './understand/understood.ts';
import { askWhich, surelyPolicy } from './unsure.ts';

/** The item of the last menu that a message means: by its number, its label, or the pressed button. */
export function chosen(state: ConversationState, text: string, understood: Understood): MenuItem | undefined {
  const label = text.replaceAll(/^[[【(（]|[\]】)）。.]$/g, '').trim();
  // Written back, a label comes normalised.
  const byLabel = state.menu.find((item) => [item.label, normalizeText(item.label)].includes(label));
  if (byLabel) return byLabel;
  const { count } = understood.slots;
  return count === undefined ? undefined : numbered(state)[count - 1];
}

function numbered({ menu }: ConversationState): readonly MenuItem[] {
  return menu.filter(({ byWord }) => byWord === undefined);
}

/** A number or a button says what its label says. */
function chosenEvent(turn: Turn, { id, label }: MenuItem): DialogueEvent {
  const understood = turn.parts.understanding.understand(label);
  return { kind: 'said', text: label, written: label, understood, choice: id };
}

/** Answers one message into the turn. */
export async function route(
  turn: Turn,
  text: string,
  written: string,
  understood: Understood,
): Promise<void> {
  const said: DialogueEvent = { kind: 'said', text, written, understood };
  if (await bindStaff(turn, text)) return;
  const command = readCommand(text);
  if (turn.state.quiet && command !== 'human' && (await leftToThePerson(turn, said, command))) return;
  const item = chosen(turn.state, text, understood);
  const event = item ? chosenEvent(turn, item) : said;
  // Whoever says something else has let the unclear question go.
  if (!item) turn.state = without(turn.state, 'unclear');
  if (understood.intent === 'emergency' && !item) {
    turn.intent = 'emergency';
    say(turn, emergency());
    return;
  }
  if (writesEnglish(turn, text)) await switchToEnglish(turn);
  if (!item && (await answerBroadcast(turn, said))) return;
  if (command && !item && (await obey(turn, command, event))) return;
  if (item && (await follow(turn, item, event))) return;
  if (wantsMongolian(understood)) {
    await askForPerson(turn, event);
    if (understood.intent !== 'human') turn.intent = 'language';
    return;
  }
  const atAnyTime = understood.intent === 'opt-out' || understood.intent === 'language';
  if (atAnyTime && (await byIntent(turn, understood.intent, event))) return;
  if (await goOn(turn, event)) {
    if (keepsWords(turn.state)) turn.state = { ...turn.state, unclear: event.written };
    return;
  }
  await byIntentOrMiss(turn, event);
}

/** Who complains of somebody that speaks it, or asks about a paper written in it, wants something else. */
function wantsMongolian({ mongolian, intent, slots }: Understood): boolean {
  if (mongolian) return true;
  return slots.language === 'mn' && ['language', 'human', 'other', 'clarify'].includes(intent);
}

async function answerBroadcast(turn: Turn, said: DialogueEvent, otherwise = false): Promise<boolean> {
  const meant = meantToBroadcast(turn, said.text, otherwise);
  return meant !== undefined && open(turn, meant.dialogue, { ...said, choice: meant.id });
}

const leastEnglishWords = 3;

/** A whole English sentence from somebody who has been answered in Chinese so far. */
function writesEnglish({ situation }: Turn, text: string): boolean {
  const words = text.match(/[a-z]{2,}/gi) ?? [];
  return (
    situation.contact.language === 'zh-CN' &&
    words.length >= leastEnglishWords &&
    !/\p{sc=Han}/u.test(text) &&
    !isPinyin(text)
  );
}

async function switchToEnglish(turn: Turn): Promise<void> {
  turn.acted = true;
  await carryOut({ kind: 'language-chosen', language: 'en' }, turn.situation, turn.work);
  turn.situation = await turn.parts.reread(turn.work);
  say(turn, { lines: [{ id: 'language-switched' }] });
}

async function obey(turn: Turn, command: Command, event: DialogueEvent): Promise<boolean> {
  switch (command) {
    case 'menu':
      turn.state = leftAll(turn.state);
      turn.intent = 'menu';
      say(turn, menu());
      return true;
    case 'cancel': {
      const { active, resting } = turn.state;
      const own = active && dialogues[active.name].letGo(active.state);
      turn.state = leftAll(turn.state);
      turn.intent = 'menu';
      if (own) say(turn, own, active.name);
      else say(turn, active !== undefined && !resting ? cancelled() : menu());
      return true;
    }
    case 'back':
      goBack(turn);
      return true;
    case 'human':
      return askForPerson(turn, event);
  }
}

/** One step back in the dialogue under way; from its first step, to the menu. */
function goBack(turn: Turn): void {
  const { active } = turn.state;
  const before = active?.former.at(-1);
  if (!active || before === undefined) {
    turn.state = leftAll(turn.state);
    turn.intent = 'menu';
    say(turn, menu());
    return;
  }
  turn.state = {
    ...turn.state,
    active: { ...active, state: before, former: active.former.slice(0, -1) },
    resting: dialogues[active.name].rests(before),
  };
  turn.intent = dialogues[active.name].intent;
  say(turn, dialogues[active.name].ask(before, turn.situation), active.name);
}

/** A pressed choice: of the dialogue under way, of one that has ended, or of the menu. */
async function follow(turn: Turn, item: MenuItem, event: DialogueEvent): Promise<boolean> {
  const about = intentOfChoice(item.id);
  if (about) {
    const { unclear } = turn.state;
    turn.state = without(turn.state, 'unclear');
    if (about === 'other') return sayNotUnderstood(turn);
    const text = unclear ?? event.text;
    const understood = { ...turn.parts.understanding.understand(text), intent: about };
    return byIntent(turn, about, { kind: 'began', text, written: text, understood });
  }
  const owner = item.dialogue;
  const { resting, suspended } = turn.state;
  if (resting && suspended.at(-1)?.name === owner) turn.state = finished(turn.state);
  if (owner === undefined || owner === turn.state.active?.name) return goOn(turn, event);
  return open(turn, owner, event);
}

export async function byIntent(turn: Turn, intent: Intent, event: DialogueEvent): Promise<boolean> {
  const name = dialogueOfIntent[intent];
  if (!name) return false;
  turn.intent = intent;
  if (name === 'human') return askForPerson(turn, event);
  return open(turn, name, event);
}

async function byIntentOrMiss(turn: Turn, event: DialogueEvent): Promise<void> {
  const { intent } = event.understood;
  if (intent === 'greeting' || intent === 'menu') {
    turn.intent = intent;
    say(turn, intent === 'greeting' ? (courtesy(event.text) ?? greeting()) : menu());
    return;
  }
  if (mayBeForOffice(event) && (await mayAnswerOffice(turn, event))) {
    turn.state = { ...turn.state, unclear: event.written };
    return;
  }
  if (intent === 'other' && event.understood.slots.certificate !== undefined) {
    // Whose, and not what: 证号150422000001 乌力吉.
    const understood = { ...event.understood, options: lookedUpByNumber };
    if (await askWhich(turn, { ...event, understood })) return;
  }
  const meant = intent === 'other' ? meantByBareAnswer(turn, event) : undefined;
  if (meant && (await byIntent(turn, meant, event))) return;
  if (surelyPolicy(turn.parts, event)) {
    const understood = { ...event.understood, intent: 'policy' as const };
    if (await byIntent(turn, 'policy', { ...event, understood })) return;
  }
  if (intent === 'clarify') {
    if (await bySecondOpinion(turn, event)) return;
    if (await askWhich(turn, event)) return;
  }
  if (await byIntent(turn, intent, event)) return;
  if (await answerBroadcast(turn, event, true)) return;
  if (isQuestion(event.text) && (await open(turn, 'policy', event))) return;
  if (intent !== 'clarify' && (await bySecondOpinion(turn, event))) return;
  sayNotUnderstood(turn);
}

function sayNotUnderstood(turn: Turn): true {
  turn.intent = 'other';
  turn.state = { ...turn.state, misses: turn.state.misses + 1 };
  say(turn, notUnderstood(turn.state.misses, turn.situation));
  return true;
}

/** Nothing that heyi does by itself, or what happened to somebody: it may be told to the office. */
function mayBeForOffice({ understood, choice, text }: DialogueEvent): boolean {
  const { intent, confidence, slots } = understood;
  if (choice !== undefined || slots.count !== undefined || asksOffice(text)) return false;
  return intent === 'other' || intent === 'clarify' || (intent === 'complaint' && confidence < 1);
}

/** Nothing was asked: a number means the main menu as everybody knows it, a sum means a bill. */
function meantByBareAnswer(turn: Turn, { understood }: DialogueEvent): Intent | undefined {
  const { count, totalCost, unfit } = understood.slots;
  if (count !== undefined) return numbered(turn.state).length === 0 ? menuIntents[count - 1] : undefined;
  return (totalCost ?? unfit) === undefined ? undefined : 'estimate';
}

const lookedUpByNumber: readonly Intent[] = ['enrolment', 'account', 'claim'];

/** Long enough to be looked up in the plan; the policy dialogue passes on what it cannot find. */
function isQuestion(text: string): boolean {
  return [...text].length >= 4;
}
