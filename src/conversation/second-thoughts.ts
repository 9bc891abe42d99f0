/**
 * Where a language model may be asked, and what its answer changes: the words of a clause's plain sentences, and what an
 * unclear message is taken for. A turn that has done nothing yet is put off until the answer is known; any other goes
 * on without it. Only words without identity are handed over.
 */
import type { DialogueEvent, Utterance } from './dialogue.ts';
import { emergency, greeting, menu } from './plain-replies.ts';
import { dialogueOfIntent } from './registry.ts';
import type { Opinion, RoutedIntent, SecondOpinion } from './second-opinion.ts';
import { open, say, type Turn } from './turn.ts';
import { nameCandidates, withoutIdentity } from './without-identity.ts';

/** Says what may be said plainer in plainer words, where they are known; or lets the turn wait for them. */
export async function retell(turn: Turn): Promise<void> {
  for (const [place, spoken] of turn.spoken.entries()) {
    const { plainer } = spoken.utterance;
    if (!plainer || turn.waitsFor) continue;
    const { language } = turn.situation.contact;
    const words = await opinion(turn, plainer.question, (asked, question) =>
      asked.plainer({ clauses: plainer.clauses, question, language }),
    );
    if (words !== undefined)
      turn.spoken[place] = { ...spoken, utterance: inOtherWords(spoken.utterance, words) };
  }
}

/** The first plain line gives way to the words, the others go. */
function inOtherWords(utterance: Utterance, words: string): Utterance {
  const first = utterance.lines.findIndex(({ plain }) => plain);
  return {
    ...utterance,
    lines: utterance.lines.flatMap((line, place) => {
      if (!line.plain) return [line];
      return place === first ? [{ id: 'verbatim', args: { text: words } }] : [];
    }),
  };
}

/**
 * What a second opinion takes an unclear message for is opened as if it had been chosen, as far as that only asks or
 * tells: what would be done by it is not done, and the message stays unclear.
 */
export async function bySecondOpinion(turn: Turn, event: DialogueEvent): Promise<boolean> {
  if (event.choice !== undefined) return false;
  const { language } = turn.situation.contact;
  const intent = await opinion(turn, event.text, (asked, text) => asked.routed({ text, language }));
  if (turn.waitsFor) return true;
  if (intent === undefined) return false;
  const told = plainly(intent);
  if (told) {
    turn.intent = intent;
    say(turn, told);
    return true;
  }
  return openedHarmlessly(turn, intent, event);
}

function plainly(intent: RoutedIntent): Utterance | undefined {
  if (intent === 'emergency') return emergency();
  if (intent === 'greeting') return greeting();
  return intent === 'menu' ? menu() : undefined;
}

/** Asking for a person opens an enquiry: nobody does that but the person. */
async function openedHarmlessly(turn: Turn, intent: RoutedIntent, event: DialogueEvent): Promise<boolean> {
  const name = dialogueOfIntent[intent];
  if (!name || name === 'human') return false;
  const { state, intent: before } = turn;
  const said = turn.spoken.length;
  const audited = turn.audited.length;
  turn.suggested = 'opening';
  turn.intent = intent;
  const opened = await open(turn, name, { ...event, understood: { ...event.understood, intent } });
  const kept = opened && !isWithheld(turn);
  delete turn.suggested;
  if (kept) return true;
  turn.state = state;
  turn.intent = before;
  turn.spoken.length = said;
  turn.audited.length = audited;
  delete turn.found;
  return false;
}

const isWithheld = ({ suggested }: Turn): boolean => suggested === 'withheld';

/** Undefined: not known, or the turn waits for it. */
async function opinion<Value>(
  turn: Turn,
  said: string,
  ask: (asked: SecondOpinion, question: string) => Opinion<Value>,
): Promise<Value | undefined> {
  const { secondOpinion } = turn.parts;
  if (!secondOpinion || turn.acted) return undefined;
  const names = await turn.work.identity.namesAmong(nameCandidates(said));
  const given = ask(secondOpinion, withoutIdentity(said, names));
  if (given.kind === 'known') return given.value;
  if (turn.patient) turn.waitsFor = given.ready;
  return undefined;
}
