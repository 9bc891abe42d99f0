/** What the estimate dialogue has gathered, and how one message adds to it. Pure. */
import { z } from 'zod';
import { type Fen, fen, sum, zero } from '../../kernel/money.ts';
import { addUp, type Amount, readAmount } from '../../kernel/numerals.ts';
import { tiers } from '../../policy/tier.ts';
import type { DialogueEvent } from '../dialogue.ts';

const amountSchema = z.number().int().nonnegative().transform(fen);
const stages = ['tier', 'cost', 'confirm', 'ineligible', 'shown'] as const;

const doubtSchema = z.object({ of: z.enum(['cost', 'ineligible']), low: amountSchema, high: amountSchema });

export const estimateSchema = z.object({
  /** What is being asked, or 'shown' once an estimate has been given. */
  stage: z.enum(stages),
  tier: z.enum(tiers).optional(),
  institution: z.string().optional(),
  designated: z.union([z.boolean(), z.literal('unknown')]).optional(),
  outpatient: z.boolean().optional(),
  /** The bill is somebody else's than the person writing: what was paid this year is not known. */
  other: z.boolean().optional(),
  cost: amountSchema.optional(),
  /** The self-paid part; 0 when the person says that there is none; absent: not known. */
  ineligible: amountSchema.optional(),
  /** What the self-paid part was added up from. */
  ineligibleParts: z.array(amountSchema).optional(),
  /** An amount said vaguely, to be confirmed before anything is reckoned with it. */
  doubt: doubtSchema.optional(),
  /** Said as vaguely in the same message: confirmed after the first. */
  laterDoubt: doubtSchema.optional(),
  misses: z.number().int(),
});

export type EstimateState = z.infer<typeof estimateSchema>;

export const emptyEstimate: EstimateState = { stage: 'tier', misses: 0 };

/** 他住院花了三千: not the bill of the person who writes. */
const someoneElse = /他|她|邻居|朋友|同事|亲戚|同村/;
/** No stay in a hospital costs ten million yuan: such a sum is read back before it is believed. */
const unbelievable = 1_000_000_000;

type AmountField = 'cost' | 'ineligible';

/** The state with what this message says about the bill; undefined when it says nothing about it. */
export function absorb(state: EstimateState, event: DialogueEvent): EstimateState | undefined {
  const confirmed = confirm(state, event);
  if (confirmed) return confirmed;
  const { slots, intent } = event.understood;
  let next: EstimateState = state;
  const startsAnew = state.stage === 'shown' && intent === 'estimate' && slots.totalCost !== undefined;
  if (startsAnew && slots.correction !== true) next = { ...emptyEstimate, ...tierOf(state) };
  const pressed = tiers.find((tier) => event.choice === `estimate-tier-${tier}`);
  if (pressed) next = { ...next, tier: pressed };
  else if (slots.tier !== undefined) next = { ...next, ...tierFrom(slots) };
  if (slots.kind !== undefined) next = { ...next, outpatient: slots.kind === 'outpatient' };
  if (slots.ineligible === 'none' || event.choice === 'estimate-none')
    next = withoutDoubt(next, { ineligible: fen(0) });
  else if (slots.ineligible !== undefined) {
    const parts = [...toldBefore(next, event), ...(slots.ineligibleParts ?? [slots.ineligible])];
    next = withParts(withAmount(next, 'ineligible', addUp(parts)), parts);
  } else if (state.stage === 'ineligible' && slots.deny === true && slots.totalCost === undefined)
    next = withoutDoubt(next, { ineligible: fen(0) });
  // Once an estimate has been told, a bare "3" is a slip at a menu, not a bill of three yuan.
  const slip = state.stage === 'shown' && slots.count !== undefined && slots.correction !== true;
  const amount = slip
    ? undefined
    : (slots.totalCost ?? (next === state ? readAmount(event.text) : undefined));
  if (amount !== undefined) next = withSums(next, meantField(state, event), amount, slots);
  if (next === state) return undefined;
  const other = (slots.forWhom !== undefined && slots.forWhom !== 'self') || someoneElse.test(event.text);
  return { ...next, ...(other && { other }), misses: 0 };
}

/** A bare amount answers the open question; a correction of an estimate means the cost. */
function meantField(state: EstimateState, event: DialogueEvent): AmountField {
  if (state.stage === 'ineligible' || state.doubt?.of === 'ineligible') {
    return event.understood.intent === 'estimate' && event.understood.slots.tier !== undefined
      ? 'cost'
      : 'ineligible';
  }
  return 'cost';
}

/** 对 / 行 to an amount that was echoed takes it; the choices take one end of a range. */
function confirm(state: EstimateState, event: DialogueEvent): EstimateState | undefined {
  const { doubt } = state;
  if (!doubt || state.stage !== 'confirm') return undefined;
  if (event.choice === 'estimate-take-low') return withoutDoubt(state, { [doubt.of]: doubt.low });
  if (event.choice === 'estimate-take-high') return withoutDoubt(state, { [doubt.of]: doubt.high });
  const saysAmount = event.understood.slots.totalCost ?? readAmount(event.text);
  if (event.understood.slots.affirm === true && saysAmount === undefined && doubt.low === doubt.high)
    return withoutDoubt(state, { [doubt.of]: doubt.low });
  return undefined;
}

function withAmount(state: EstimateState, field: AmountField, amount: Amount): EstimateState {
  switch (amount.kind) {
    case 'exact':
      return amount.value < unbelievable
        ? withoutDoubt(state, { [field]: amount.value })
        : inDoubt(state, field, amount.value, amount.value);
    case 'approximate':
      return inDoubt(state, field, amount.value, amount.value);
    case 'range':
      return inDoubt(state, field, amount.low, amount.high);
  }
}

function inDoubt(state: EstimateState, of: AmountField, low: Fen, high: Fen): EstimateState {
  const other = [state.doubt, state.laterDoubt].find((one) => one !== undefined && one.of !== of);
  const { laterDoubt: _before, ...rest } = state;
  return { ...rest, doubt: { of, low, high }, ...(other && { laterDoubt: other }) };
}

const isMore = /也是?自费|(还有|另外|再加|又有|还加)[^,，。]{0,6}(自费|目录外)|\b(also|another|more)\b/iu;

/** "检查也是自费的，二百": beside the self-paid sums told before, unless those are being put right. */
function toldBefore(
  { ineligible = zero, ineligibleParts = [] }: EstimateState,
  { text, understood }: DialogueEvent,
): readonly Amount[] {
  if (ineligible === 0 || understood.slots.correction === true || !isMore.test(text)) return [];
  const parts = sum(...ineligibleParts) === ineligible ? ineligibleParts : [ineligible];
  return parts.map((value): Amount => ({ kind: 'exact', value }));
}

/** Several sums are all of what is self-paid; of two bills none is chosen here (estimate-objections.ts). */
function withSums(
  state: EstimateState,
  field: AmountField,
  amount: Amount,
  { looseSums, rivalSums }: DialogueEvent['understood']['slots'],
): EstimateState {
  if (field === 'ineligible' && looseSums)
    return withParts(withAmount(state, field, addUp(looseSums)), looseSums);
  return rivalSums ? state : withAmount(state, field, amount);
}

function withParts(state: EstimateState, parts: readonly Amount[] = []): EstimateState {
  const exact = parts.flatMap((part) => (part.kind === 'exact' ? [part.value] : []));
  return exact.length > 1 && exact.length === parts.length ? { ...state, ineligibleParts: exact } : state;
}

function withoutDoubt(state: EstimateState, values: { cost?: Fen; ineligible?: Fen }): EstimateState {
  const { doubt: first, laterDoubt, ...rest } = state;
  const [doubt, later] = [first, laterDoubt].filter((one) => one !== undefined && !(one.of in values));
  return { ...rest, ...(doubt && { doubt }), ...(later && { laterDoubt: later }), ...values };
}

/** A sum asked for again is no longer doubted; what is doubted of the other stays so. */
export function withoutDoubtOf(state: EstimateState, field: AmountField): EstimateState {
  const { doubt: first, laterDoubt, ...rest } = state;
  const doubt = [first, laterDoubt].find((one) => one !== undefined && one.of !== field);
  return { ...rest, ...(doubt && { doubt }) };
}

function tierOf({ tier, institution, designated }: EstimateState): Partial<EstimateState> {
  return {
    ...(tier && { tier }),
    ...(institution !== undefined && { institution }),
    ...(designated !== undefined && { designated }),
  };
}

function tierFrom(slots: DialogueEvent['understood']['slots']): Partial<EstimateState> {
  return {
    ...(slots.tier && { tier: slots.tier }),
    ...(slots.institution !== undefined && { institution: slots.institution }),
    ...(slots.designated !== undefined && { designated: slots.designated }),
  };
}
