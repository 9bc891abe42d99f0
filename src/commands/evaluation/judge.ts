/** One message and what the program made of it, held against what it needs. Pure. */
import type { Explained } from '../../explanation/explained.ts';
import { type Figure, figuresOf } from '../../explanation/figures.ts';
import type { Understood } from '../../conversation/understand/understood.ts';
import type { Intent } from '../../kernel/intent.ts';
import { formatYuan } from '../../kernel/money.ts';
import type { Amount } from '../../kernel/numerals.ts';
import type { Message } from './messages.ts';

/** What a fresh stranger got who sent only this. */
export interface Asked {
  readonly message: Message;
  readonly intent: Intent;
  readonly options: readonly Intent[];
  readonly clauses: readonly string[];
  readonly answered: boolean;
  readonly replies: readonly string[];
  /** The texts of all clauses that the replies rest on. */
  readonly grounds: readonly string[];
  readonly understood: Understood;
  /** The labelled words of the date, as they are found in them alone: in the script everything is read in. */
  readonly dateLabelled?: string | undefined;
  /** What the explanation alone makes of the text, whatever it was taken for. */
  readonly explained: Explained;
}

export interface Judgement extends Asked {
  /** `offered`: among the buttons; `missed`: buttons, none of them right. */
  readonly topic: 'right' | 'wrong' | 'offered' | 'missed';
  /** Whether the best guess was right, be it answered or the first button. */
  readonly guess: boolean;
  /** The place of the first right clause; 0: none of the three. Only where the plan answers. */
  readonly rank?: number | undefined;
  readonly rankAlone?: number | undefined;
  /** Only where the plan is silent. */
  readonly refusal?: 'said' | 'register' | 'handed-over' | 'unclear' | 'answered' | undefined;
  /** Said to be silent where the plan answers. */
  readonly refusedWrongly: boolean;
  /** Sums and shares said where the plan is silent, that stand in no clause cited. */
  readonly invented: readonly string[];
  /** Of the slots labelled: whether each was read exactly. */
  readonly slots: Readonly<Partial<Record<SlotName, boolean>>>;
  /** Only of a doubtful sum that went into an estimate: read back, and asked about. */
  readonly echoed?: boolean | undefined;
}

export type SlotName = 'amount' | 'ineligible' | 'tier' | 'member' | 'date' | WordSlot;

/** Those that are said as they are written. */
export const wordSlots = ['name', 'certificate', 'idLast4', 'complaintNumber', 'queryCode'] as const;
export type WordSlot = (typeof wordSlots)[number];

export function wordsRead({ slots }: Understood): Readonly<Record<WordSlot, string | undefined>> {
  const { personName, certificate, idLast4, complaintNumber, queryCode } = slots;
  return { name: personName, certificate, idLast4, complaintNumber, queryCode };
}

export function judge(asked: Asked): Judgement {
  const { message, intent, options } = asked;
  const accepted = new Set<Intent>([message.intent, ...(message.also ?? [])]);
  const asks = intent === 'clarify';
  const silent = message.answered === false || message.answered === 'register';
  const among = options.some((option) => accepted.has(option));
  const [first = intent] = asks ? options : [intent];
  return {
    ...asked,
    topic: asks ? (among ? 'offered' : 'missed') : accepted.has(intent) ? 'right' : 'wrong',
    guess: accepted.has(first),
    rank: rankOf(asked, accepted),
    rankAlone: rankAlone(asked),
    refusal: silent ? refusalOf(asked, accepted) : undefined,
    refusedWrongly: message.clauses !== undefined && message.answered !== 'either' && !asked.answered,
    invented: silent ? inventedIn(asked) : [],
    slots: slotsRead(asked),
    echoed: message.slots?.doubtful === true && intent === 'estimate' ? isEchoed(asked) : undefined,
  };
}

/** Not counted when it was rightly taken for something else than a question about the plan. */
function rankOf(asked: Asked, accepted: ReadonlySet<Intent>): number | undefined {
  const { message, intent, clauses } = asked;
  if (message.clauses === undefined) return undefined;
  // What is told above the buttons is read as well; what only stands behind one is not.
  const toldBeside = intent === 'clarify' && message.intent === 'policy';
  if (intent !== 'policy' && !toldBeside)
    return message.intent !== 'policy' || accepted.has(intent) ? undefined : 0;
  if (message.answered === 'either' && !asked.answered) return 1;
  return placeOf(message.clauses, clauses);
}

function rankAlone({ message, explained }: Asked): number | undefined {
  if (message.clauses === undefined || message.intent !== 'policy') return undefined;
  const silent = explained.kind === 'not-in-plan' || explained.kind === 'historic';
  if (silent) return message.answered === 'either' ? 1 : 0;
  return placeOf(message.clauses, explained.clauses.slice(0, 3));
}

function placeOf(wanted: readonly string[], found: readonly string[]): number {
  return found.findIndex((id) => wanted.includes(id)) + 1;
}

function refusalOf({ message, intent, answered, clauses, explained }: Asked, accepted: ReadonlySet<Intent>) {
  if (!answered) return 'said';
  const told = intent === 'policy' || (intent === 'clarify' && clauses.length > 0);
  if (told) return message.answered === 'register' && explained.kind === 'profile' ? 'register' : 'answered';
  if (intent === 'clarify') return 'unclear';
  return accepted.has(intent) ? 'handed-over' : 'answered';
}

const measured: ReadonlySet<Figure['unit']> = new Set(['money', 'percent', 'times']);

/** What the person said themselves may be said back. */
function inventedIn({ message, replies, grounds }: Asked): string[] {
  const known = [message.text, ...grounds].flatMap(figuresOf);
  return replies
    .flatMap(figuresOf)
    .filter(({ unit }) => measured.has(unit))
    .filter(({ value, unit }) => !known.some((one) => one.value === value && matches(one.unit, unit)))
    .map(({ value, unit }) => `${value} ${unit}`);
}

/** "花了五千" has no unit, and is money all the same. */
function matches(known: Figure['unit'], said: Figure['unit']): boolean {
  return known === said || (known === 'other' && said === 'money');
}

function slotsRead({ message: { slots }, understood, dateLabelled }: Asked): Judgement['slots'] {
  if (slots === undefined) return {};
  const { totalCost, ineligible, tier, forWhom } = understood.slots;
  const none = slots.ineligible === 0;
  const words = wordsRead(understood);
  const labelled = wordSlots.filter((name) => slots[name] !== undefined);
  return {
    ...(slots.amount !== undefined && { amount: isAmount(totalCost, slots) }),
    ...(slots.ineligible !== undefined && {
      ineligible: none
        ? ineligible === 'none'
        : ineligible !== 'none' && isAmount(ineligible, { amount: slots.ineligible }),
    }),
    ...(slots.tier !== undefined && { tier: tier === slots.tier }),
    ...(slots.date !== undefined && { date: saysThen(understood.slots.date, dateLabelled ?? slots.date) }),
    ...Object.fromEntries(labelled.map((name) => [name, words[name] === slots[name]])),
    ...(slots.member !== undefined &&
      slots.member !== 'neighbour' && { member: forWhom === kinOf(slots.member) }),
  };
}

/** A label may leave the year out (腊月二十七 of 去年腊月二十七), or say 那天 beside it. */
function saysThen(read: string | undefined, labelled: string): boolean {
  if (read === undefined) return false;
  if (read.includes(labelled)) return true;
  return (
    labelled.includes(read) &&
    /^(?:那[天会阵]?儿?|的?时候|左右|前后|[号日份的了])*$/u.test(labelled.replace(read, ''))
  );
}

type Slots = NonNullable<Message['slots']>;

function isAmount(read: Amount | undefined, { amount, amountTo, doubtful }: Slots): boolean {
  if (read === undefined) return false;
  if (amountTo !== undefined) return read.kind === 'range' && read.low === amount && read.high === amountTo;
  return read.kind === (doubtful ? 'approximate' : 'exact') && read.value === amount;
}

function kinOf(member: NonNullable<Slots['member']>): 'self' | 'child' | 'family' {
  if (member === 'self') return 'self';
  return ['son', 'daughter', 'child', 'grandchild'].includes(member) ? 'child' : 'family';
}

/** Whatever was read is said back with a question; a sum read as exact is not doubted. */
function isEchoed({ replies, understood: { slots } }: Asked): boolean {
  const read = slots.totalCost;
  if (read === undefined || read.kind === 'exact') return false;
  const sums = read.kind === 'range' ? [read.low, read.high] : [read.value];
  return replies.some((text) => /[?？]/u.test(text) && sums.every((sum) => text.includes(formatYuan(sum))));
}
