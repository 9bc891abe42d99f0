/** What a message wants of a complaint that was filed: which one, what is to be done with it, with which code. */
import { readNumber } from '../../kernel/identifiers.ts';
import type { DialogueEvent } from '../dialogue.ts';
import { besidesNumber, type ComplaintWish, readComplaintWish } from '../understand/complaint-wishes.ts';
import { wantsNews } from '../understand/news.ts';
import { pressesElsewhere, speaksOfElse } from './aside.ts';
import { type ComplaintStatusState, openedIn } from './complaint-status-state.ts';

export type Asked =
  | { readonly kind: 'news' }
  /** Without a number: one's own. */
  | { readonly kind: 'wish'; readonly wish: ComplaintWish; readonly number?: string; readonly code?: string }
  /** Words for the question that is open. */
  | { readonly kind: 'answer'; readonly number: string }
  | { readonly kind: 'wrong-check-digit'; readonly text: string; readonly wish: ComplaintWish }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unreadable' };

const own = ['complaint-status', 'complaint'] as const;
const wishes = ['view', 'add', 'reopen', 'withdraw', 'rate'] as const;
/** Then what is said is taken for something else. */
export const missesAllowed = 2;
/** From here up another complaint is begun. */
const certainFrom = 0.9;
const view: ComplaintWish = { kind: 'view' };

/** Where words are words, whatever numbers stand in them. */
const takesWords: ReadonlySet<ComplaintStatusState['at']> = new Set([
  'asked',
  'confirming',
  'adding',
  'reopening',
]);

/** "complaint-add:T26-0418-7", "complaint-rating:5:T26-0418-7": a pressed button's wish. */
function pressedWish(choice: string): Extract<Asked, { kind: 'wish' }> | undefined {
  const [name = '', first = '', second = ''] = choice.split(':');
  if (name === 'complaint-which') return { kind: 'wish', wish: view, number: first };
  if (name === 'complaint-rating')
    return { kind: 'wish', wish: { kind: 'rate', satisfaction: Number.parseInt(first, 10) }, number: second };
  const kind = wishes.find((one) => name === `complaint-${one}`);
  return kind && first !== '' ? { kind: 'wish', wish: { kind }, number: first } : undefined;
}

/** "T26-0418-7 查询码 123456", "123456", "还没信儿", "t26 0418 7 补充：票找到了". */
export function readAsked(state: ComplaintStatusState | undefined, event: DialogueEvent): Asked {
  const { choice } = event;
  if (choice === undefined && wantsNews(event.text)) return { kind: 'news' };
  const pressed = choice === undefined ? undefined : pressedWish(choice);
  if (pressed)
    return choice?.startsWith('complaint-which:') && state?.at === 'which'
      ? { ...pressed, wish: state.wish }
      : pressed;
  const [opened] = openedIn(state);
  if (state && opened !== undefined && takesWords.has(state.at)) return inWords(state, opened, event);
  return byNumber(state, event) ?? withoutNumber(state, opened, event);
}

/** Words are being waited for: another complaint's number, or another wish, only where it is said outright. */
function inWords(state: ComplaintStatusState, opened: string, event: DialogueEvent): Asked {
  const answered: Asked = { kind: 'answer', number: opened };
  if (event.choice !== undefined)
    return pressesElsewhere(event, 'complaint-') ? { kind: 'elsewhere' } : answered;
  const read = readNumber(event.text);
  const wish = outrightWish(state, event);
  if (read.kind === 'wrong-check-digit') return { ...read, wish: wish ?? view };
  if (read.kind === 'number' && read.of === 'complaint') {
    const { value: number } = read;
    if (!openedIn(state).includes(number))
      return { kind: 'wish', wish: wish ?? view, number, ...codeOf(event, true) };
    // Nothing but its number: it is to be seen.
    if (wish ?? besidesNumber(event.written) === '') return { kind: 'wish', wish: wish ?? view, number };
  }
  if (wish === undefined || (wish.kind === 'add' && state.at !== 'asked')) return answered;
  // Of several asked about, it is not said which one.
  return openedIn(state).length > 1 ? { kind: 'wish', wish } : { kind: 'wish', wish, number: opened };
}

/** 撤回 alone is clear enough; 满意, 5 may be words for the office. */
function outrightWish(state: ComplaintStatusState, { written }: DialogueEvent): ComplaintWish | undefined {
  const outright = readComplaintWish(written, false);
  if (outright) return outright;
  const wish = readComplaintWish(written, true);
  if (wish?.kind === 'reopen')
    return state.at === 'reopening' || wish.reason !== undefined ? undefined : wish;
  return wish?.kind === 'withdraw' ? wish : undefined;
}

function byNumber(state: ComplaintStatusState | undefined, event: DialogueEvent): Asked | undefined {
  const read = readNumber(event.text, state?.at === 'number' ? 'complaint' : undefined);
  if (read.kind === 'number' && read.of === 'complaint') {
    const kept =
      state?.at === 'number' || state?.at === 'code' || state?.at === 'which' ? state.wish : undefined;
    const wish = readComplaintWish(event.written, true) ?? kept ?? view;
    return { kind: 'wish', wish, number: read.value, ...codeOf(event, true) };
  }
  if (state?.at === 'code') {
    const { code } = codeOf(event, false);
    if (code !== undefined) return { kind: 'wish', wish: state.wish ?? view, number: state.number, code };
  }
  if (read.kind === 'none') return undefined;
  const text = read.kind === 'number' ? read.value : read.text;
  return { kind: 'wrong-check-digit', text, wish: readComplaintWish(event.written, true) ?? view };
}

function withoutNumber(
  state: ComplaintStatusState | undefined,
  opened: string | undefined,
  event: DialogueEvent,
): Asked {
  if (!state) return { kind: 'wish', wish: readComplaintWish(event.written, false) ?? view };
  if (pressesElsewhere(event, 'complaint-')) return { kind: 'elsewhere' };
  if (opened !== undefined) {
    const wish = event.choice === undefined ? readComplaintWish(event.written, true) : undefined;
    // 撤回, asked once more whether to withdraw, is the answer.
    if (wish && wish.kind !== (state.at === 'withdrawing' ? 'withdraw' : undefined))
      return { kind: 'wish', wish, number: opened };
    return { kind: 'answer', number: opened };
  }
  // A number or a code is asked for: whoever wants something else of their own complaints is not held up by it.
  const wish = event.choice === undefined ? readComplaintWish(event.written, false) : undefined;
  if (wish) return { kind: 'wish', wish };
  const { intent, confidence } = event.understood;
  if (state.at === 'code' && intent === 'complaint-status' && speaksOfElse(event, ['complaint']))
    return { kind: 'wish', wish: view };
  const begins = intent === 'complaint' && confidence >= certainFrom;
  const givenUp = (state.at === 'number' || state.at === 'code') && state.misses >= missesAllowed;
  return begins || givenUp || speaksOfElse(event, own) ? { kind: 'elsewhere' } : { kind: 'unreadable' };
}

function codeOf(event: DialogueEvent, besideNumber: boolean): { readonly code?: string } {
  const code = readCode(event, besideNumber);
  return code === undefined ? {} : { code };
}

/** A bare six-digit code is no number with a letter left out. */
function readCode(event: DialogueEvent, besideNumber: boolean): string | undefined {
  const digits = event.text
    .slice(0, 200)
    .match(/(?<![\dA-Za-z-])\d{6}(?![\d-])/gu)
    ?.at(-1);
  if (digits !== undefined) return digits;
  const grouped = besideNumber
    ? undefined
    : /^\D{0,8}(\d(?:[ -]?\d){5})\D{0,4}$/u.exec(event.text.slice(0, 60))?.[1];
  return grouped?.replace(/\D/gu, '') ?? event.understood.slots.queryCode;
}
