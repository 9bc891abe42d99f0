/** Claims asked for by when they were; today is 22 November 2026. */
import { describe, expect, it } from 'vitest';
import { claim, first, second, step, third, told, wife, wifes } from './claim-records.ts';
import { binding, event, situation } from './enrolment-household.ts';

const october = claim({ admittedOn: '2026-09-28', dischargedOn: '2026-10-04' });
const lastYear = claim({ number: second, dischargedOn: '2025-12-20', events: [] });
const handedIn = claim({
  number: third,
  dischargedOn: '2026-06-02',
  events: [{ state: 'submitted', occurredOn: '2026-08-20', note: '' }],
});
const all = [october, lastYear, handedIn];

const asked = (text: string, date?: string) =>
  event(text, { intent: 'claim', ...(date !== undefined && { slots: { date } }) });

describe('the claim of a time that is told', () => {
  it.each([
    ['上个月', first],
    ['9月28', first],
    ['10月4号', first],
    ['去年腊月', undefined],
    ['去年12月', second],
    ['6月', third],
    ['8月20号', third],
    ['last month', first],
  ])('%s → %s', (date, number) => {
    const answer = told(all, asked(`${date}住院那笔报到哪了`, date));

    if (number === undefined) expect(answer.text).toContain('没查到报销，下面是查得到的');
    else expect(answer.text).toContain(number);
    expect(answer.audited).toEqual([
      number === undefined ? 'claims-viewed members:1' : `claim-viewed claim:${number}`,
    ]);
  });

  it('shows that one first, and the way to the others', () => {
    const answer = told(all, asked('上个月住院那笔报到哪了', '上个月'));

    expect(answer.text).not.toContain(second);
    expect(answer.choices).toContain('claim-list:0');
  });

  it('where several fit, lists those and says of when they are', () => {
    const answer = told(all, asked('今年的报到哪了', '今年'));

    expect(answer.text).toContain('1月1日到11月22日的：');
    expect(answer.choices).toEqual([`claim-shown:${first}`, `claim-shown:${third}`]);
  });

  it('where none fits, says so with the days it understood, and shows all', () => {
    const answer = told(all, asked('前天那笔呢', '前天'));

    expect(answer.text).toContain('11月20日这段时间里没查到报销');
    expect(answer.choices.filter((choice) => choice.startsWith('claim-shown'))).toHaveLength(3);
  });

  it('says nothing of a time where there is no claim at all', () => {
    expect(told([], asked('上个月那笔', '上个月')).text).not.toContain('这段时间');
  });

  it('how long it has been names no claim', () => {
    const answer = told(all, asked('三个月了报销款呢', '三个月了'));

    expect(answer.choices.filter((choice) => choice.startsWith('claim-shown'))).toHaveLength(3);
    expect(answer.text).not.toContain('这段时间');
  });

  it('of a relative, among that one’s only', () => {
    const at = situation({ bindings: [binding(), wife] });
    const hers = { ...wifes, dischargedOn: '2026-10-10' };

    expect(told([october, hers], asked('我老伴上个月那笔', '上个月'), at).text).toContain(second);
  });

  it('is a follow-up after an answer when it is short', () => {
    const later = { ...asked('上个月那笔', '上个月'), kind: 'said' as const };
    const open = { ...later, understood: { ...later.understood, intent: 'other' as const } };
    const other = { ...open, text: '上个月你们发的通知我没看着在哪里能看' };

    expect(told(all, open).text).toContain(first);
    expect(step(undefined, other, situation(), {}).outcome.kind).toBe('pass');
  });
});
