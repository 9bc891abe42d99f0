/** What went wrong, message by message, in the words of the set. Pure. */
import { formatYuan } from '../../kernel/money.ts';
import type { Amount } from '../../kernel/numerals.ts';
import { type Judgement, type SlotName, wordSlots, wordsRead } from './judge.ts';

export interface Miss {
  readonly author: string;
  readonly text: string;
  readonly what: 'intent' | 'clause' | 'silent' | 'invented' | 'slot' | 'echo';
  readonly wanted: string;
  readonly got: string;
}

export function missesOf(all: readonly Judgement[]): Miss[] {
  return all.flatMap((one) => {
    const { author, text } = one.message;
    return missesIn(one).map((miss) => ({ author, text, ...miss }));
  });
}

type Said = Omit<Miss, 'author' | 'text'>;

function missesIn(one: Judgement): Said[] {
  const { message, intent, topic, rank, refusal, invented, echoed } = one;
  const wanted = [message.intent, ...(message.also ?? [])].join(' or ');
  const given = intent === 'clarify' ? `buttons ${one.options.join(', ')}` : intent;
  const found = one.answered ? one.clauses.join(', ') || 'no clause' : 'said to be silent';
  const misses: Said[] = [];
  if (topic !== 'right') misses.push({ what: 'intent', wanted, got: given });
  // A clause that was never looked for is no miss of its own.
  if (topic === 'right' && rank !== undefined && rank !== 1)
    misses.push({ what: 'clause', wanted: (message.clauses ?? []).join(' or '), got: found });
  if (topic === 'right' && refusal === 'answered')
    misses.push({ what: 'silent', wanted: 'said to be silent', got: `${intent}, ${found}` });
  if (invented.length > 0) misses.push({ what: 'invented', wanted: 'no figure', got: invented.join(', ') });
  for (const [name, right] of Object.entries(one.slots))
    if (!right) misses.push({ what: 'slot', ...slotSaid(one, name) });
  if (echoed === false)
    misses.push({ what: 'echo', wanted: 'read back with a question', got: one.replies.join(' / ') });
  return misses;
}

function slotSaid({ message: { slots = {} }, understood }: Judgement, name: string): Omit<Said, 'what'> {
  const { totalCost, ineligible, tier, forWhom } = understood.slots;
  const doubt = slots.doubtful === true ? ', doubtful' : '';
  const to = slots.amountTo === undefined ? '' : `–${formatYuan(slots.amountTo)}`;
  const words = wordsRead(understood);
  const spelt: Readonly<Partial<Record<SlotName, readonly [string, string]>>> = {
    amount: [
      `${slots.amount === undefined ? '' : formatYuan(slots.amount)}${to}${doubt}`,
      written(totalCost),
    ],
    ineligible: [slots.ineligible === undefined ? '' : formatYuan(slots.ineligible), written(ineligible)],
    tier: [slots.tier ?? '', tier ?? 'none'],
    member: [slots.member ?? '', forWhom ?? 'none'],
    date: [slots.date ?? '', understood.slots.date ?? 'not read'],
    ...Object.fromEntries(wordSlots.map((word) => [word, [slots[word] ?? '', words[word] ?? 'not read']])),
  };
  const [wanted, got] = Object.entries(spelt).find(([key]) => key === name)?.[1] ?? ['', ''];
  return { wanted: `${name} ${wanted}`, got };
}

function written(amount: Amount | 'none' | undefined): string {
  if (amount === undefined) return 'not read';
  if (amount === 'none') return 'nothing self-paid';
  if (amount.kind === 'range') return `${formatYuan(amount.low)}–${formatYuan(amount.high)}, doubtful`;
  return `${formatYuan(amount.value)}${amount.kind === 'approximate' ? ', doubtful' : ''}`;
}
