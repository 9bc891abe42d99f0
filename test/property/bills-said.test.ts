/** A bill in any style among any other numbers is read exactly; a doubtful one is never reckoned with unconfirmed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../src/kernel/money.ts';
import { began, stateOf, step, told } from '../conversation/dialogues/estimate-bill.ts';
import { sampleSlots } from '../conversation/understand/sample-slots.ts';
import { besides, doubtfulSum, exactSum } from './said-sums.ts';

const readSlots = sampleSlots();
const runs = { numRuns: 2_000 };

const spent = fc.constantFrom('花了', '一共花了', '总共', '总费用', '住院花了', '单子上是', '结账结了');
const selfPaid = fc.constantFrom('自费', '自费的', '里头自费', '其中自费', '自费药', '目录外');
const others = fc.array(besides, { maxLength: 3 });

describe('a bill', () => {
  it('is read exactly, whatever is told beside it', () => {
    fc.assert(
      fc.property(others, spent, exactSum, others, (before, words, { yuan, text }, after) => {
        const { totalCost, ineligible } = readSlots([...before, `${words}${text}`, ...after].join('，'));

        expect(totalCost).toEqual({ kind: 'exact', value: Math.round(yuan * 100) });
        expect(ineligible).toBeUndefined();
      }),
      runs,
    );
  });

  it('and its self-paid part are told apart, in either order', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        spent,
        exactSum,
        selfPaid,
        exactSum,
        others,
        (first, words, whole, partWords, part, more) => {
          const said = [`${words}${whole.text}`, `${partWords}${part.text}`];
          const { totalCost, ineligible } = readSlots(
            [...(first ? said : said.toReversed()), ...more].join('，'),
          );

          expect(totalCost).toEqual({ kind: 'exact', value: Math.round(whole.yuan * 100) });
          expect(ineligible).toEqual({ kind: 'exact', value: Math.round(part.yuan * 100) });
        },
      ),
      runs,
    );
  });
});

describe('a doubtful bill', () => {
  const tellDoubt = (text: string, of: 'totalCost' | 'ineligible'): void => {
    const slots = readSlots(text);
    const amount = slots[of];
    if (amount === undefined || amount === 'none') throw new Error(`not read: ${text}`);
    expect(amount.kind).not.toBe('exact');

    const { text: reply, choices } = told(undefined, began(text, slots));
    const sums =
      amount.kind === 'range' ? [amount.low, amount.high] : 'value' in amount ? [amount.value] : [];
    expect(stateOf(step(undefined, began(text, slots))).stage).toBe('confirm');
    for (const sum of sums) expect(reply).toContain(formatYuan(sum));
    expect(choices.some((choice) => choice.startsWith('estimate-take-'))).toBe(true);
  };

  it('is read back and confirmed before anything is reckoned', () => {
    fc.assert(
      fc.property(others, doubtfulSum, (before, sum) => {
        tellDoubt([...before, '在旗医院住院', `花了${sum}`].join('，'), 'totalCost');
      }),
      runs,
    );
  });

  it('so is a self-paid part', () => {
    fc.assert(
      fc.property(exactSum, doubtfulSum, (whole, sum) => {
        tellDoubt(`旗医院一共花了${whole.text}，自费${sum}`, 'ineligible');
      }),
      runs,
    );
  });
});
