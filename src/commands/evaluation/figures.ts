/** Adds the judgements up to the figures of `heyi eval`, each beside the bar it is held against. Pure. */
import { intents } from '../../kernel/intent.ts';
import type { Judgement, SlotName } from './judge.ts';
import type { Pace } from './pace.ts';

/** `of` 0: there was nothing to judge. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface Bar {
  readonly kind: 'least' | 'most';
  readonly value: number;
}

export interface Figure {
  readonly name: string;
  readonly value: Share | { readonly number: number; readonly unit: 'ms' | 'MB' | '' };
  readonly bar?: Bar;
}

const least = (value: number): Bar => ({ kind: 'least', value });
const most = (value: number): Bar => ({ kind: 'most', value });

export function figuresOf(all: readonly Judgement[]): Figure[] {
  const direct = all.filter(({ intent }) => intent !== 'clarify');
  const share = (of: readonly Judgement[], right: (one: Judgement) => boolean): Share => ({
    right: of.filter(right).length,
    of: of.length,
  });
  const ranked = all.filter(({ rank }) => rank !== undefined);
  const alone = all.filter(({ rankAlone }) => rankAlone !== undefined);
  const silent = all.filter(({ refusal }) => refusal !== undefined);
  const answerable = all.filter(({ rank }) => rank !== undefined);
  const doubtful = all.filter(({ message }) => message.slots?.doubtful === true);
  return [
    { name: 'intent right at first', value: share(all, isRight), bar: least(0.9) },
    { name: 'intent right or among the buttons', value: share(all, isReached), bar: least(0.98) },
    { name: 'directly answered: right', value: share(direct, isRight), bar: least(0.97) },
    { name: 'buttons shown', value: share(all, ({ intent }) => intent === 'clarify'), bar: most(0.15) },
    { name: 'best guess right (answer or first button)', value: share(all, ({ guess }) => guess) },
    {
      name: 'policy R@1, whole conversation',
      value: share(ranked, ({ rank }) => rank === 1),
      bar: least(0.88),
    },
    {
      name: 'policy R@3, whole conversation',
      value: share(ranked, ({ rank }) => rank !== 0),
      bar: least(0.97),
    },
    { name: 'policy R@1, retrieval alone', value: share(alone, ({ rankAlone }) => rankAlone === 1) },
    { name: 'policy R@3, retrieval alone', value: share(alone, ({ rankAlone }) => rankAlone !== 0) },
    { name: 'plan silent: honestly said so', value: share(silent, isHonest), bar: least(0.95) },
    { name: 'plan silent: buttons shown', value: share(silent, ({ refusal }) => refusal === 'unclear') },
    {
      name: 'said to be silent, though the plan answers',
      value: share(answerable, (one) => one.refusedWrongly),
    },
    {
      name: 'invented figures',
      value: { number: sum(silent, ({ invented }) => invented.length), unit: '' },
      bar: most(0),
    },
    { name: 'amounts exact', value: slot(all, 'amount'), bar: least(0.97) },
    { name: 'self-paid parts exact', value: slot(all, 'ineligible') },
    { name: 'hospital tier', value: slot(all, 'tier') },
    { name: 'family member', value: slot(all, 'member') },
    { name: 'dates, as they were said', value: slot(all, 'date') },
    { name: 'names', value: slot(all, 'name') },
    { name: 'certificate numbers', value: slot(all, 'certificate') },
    { name: 'last four of the ID number', value: slot(all, 'idLast4') },
    { name: 'complaint numbers', value: slot(all, 'complaintNumber') },
    { name: 'query codes', value: slot(all, 'queryCode') },
    {
      name: `doubtful amounts echoed (of those in an estimate; ${String(doubtful.length)} in all)`,
      value: share(
        doubtful.filter(({ echoed }) => echoed !== undefined),
        ({ echoed }) => echoed === true,
      ),
      bar: least(1),
    },
  ];
}

export function paceFigures({ p50Ms, p99Ms, trainedMs, keptMs, memoryMb }: Pace): Figure[] {
  return [
    { name: 'understanding one message, p50', value: { number: p50Ms, unit: 'ms' } },
    { name: 'understanding one message, p99', value: { number: p99Ms, unit: 'ms' }, bar: most(1) },
    { name: 'start-up, trained anew', value: { number: trainedMs, unit: 'ms' }, bar: most(1_000) },
    { name: 'start-up, as kept from an earlier one', value: { number: keptMs, unit: 'ms' } },
    { name: 'memory it takes', value: { number: memoryMb, unit: 'MB' }, bar: most(50) },
  ];
}

/** A bar is held against the exact value, never the rounded one. */
export function meets({ value, bar }: Figure): boolean | undefined {
  if (bar === undefined) return undefined;
  if ('of' in value && value.of === 0) return undefined;
  const reached = 'of' in value ? value.right / value.of : value.number;
  return bar.kind === 'least' ? reached >= bar.value : reached <= bar.value;
}

export interface Group {
  readonly name: string;
  readonly messages: number;
  readonly right: Share;
  readonly reached: Share;
  readonly direct: Share;
  readonly buttons: Share;
}

export function byAuthor(all: readonly Judgement[]): Group[] {
  const names = [...new Set(all.map(({ message }) => message.author))];
  return names.map((name) =>
    groupOf(
      name,
      all.filter(({ message }) => message.author === name),
    ),
  );
}

export function byIntent(all: readonly Judgement[]): Group[] {
  return intents
    .map((name) =>
      groupOf(
        name,
        all.filter(({ message }) => message.intent === name),
      ),
    )
    .filter(({ messages }) => messages > 0);
}

export interface Confusion {
  readonly wanted: string;
  /** An intent, or 'buttons' without the right one among them. */
  readonly got: string;
  readonly times: number;
}

/** What is taken for what, the most frequent first; buttons with the right one among them are none. */
export function confusions(all: readonly Judgement[]): Confusion[] {
  const pairs = all
    .filter((one) => !isReached(one))
    .map(({ message, intent }) => ({
      wanted: message.intent,
      got: intent === 'clarify' ? 'buttons' : intent,
    }));
  const groups = Object.values(Object.groupBy(pairs, ({ wanted, got }) => `${wanted} ${got}`));
  return groups
    .flatMap((group = []) => group.slice(0, 1).map((pair) => ({ ...pair, times: group.length })))
    .sort((a, b) => b.times - a.times);
}

function groupOf(name: string, all: readonly Judgement[]): Group {
  const direct = all.filter(({ intent }) => intent !== 'clarify');
  return {
    name,
    messages: all.length,
    right: { right: all.filter(isRight).length, of: all.length },
    reached: { right: all.filter(isReached).length, of: all.length },
    direct: { right: direct.filter(isRight).length, of: direct.length },
    buttons: { right: all.length - direct.length, of: all.length },
  };
}

function isRight({ topic }: Judgement): boolean {
  return topic === 'right';
}

function isReached({ topic }: Judgement): boolean {
  return topic === 'right' || topic === 'offered';
}

function isHonest({ refusal }: Judgement): boolean {
  return refusal === 'said' || refusal === 'register' || refusal === 'handed-over';
}

function slot(all: readonly Judgement[], name: SlotName): Share {
  const labelled = all.filter(({ slots }) => slots[name] !== undefined);
  return { right: labelled.filter(({ slots }) => slots[name] === true).length, of: labelled.length };
}

function sum(all: readonly Judgement[], count: (one: Judgement) => number): number {
  return all.reduce((total, one) => total + count(one), 0);
}
