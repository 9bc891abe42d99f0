/** What was spent in a time that is told; today is 22 November 2026. */
import { describe, expect, it } from 'vitest';
import { entry, needs, told } from './account-records.ts';
import { event, situation } from './enrolment-household.ts';

const entries = [
  entry(3200),
  entry(-1000, { occurredOn: '2026-08-31' }),
  entry(-700, { occurredOn: '2026-09-01' }),
  entry(-250, { occurredOn: '2026-09-30' }),
  entry(-100, { occurredOn: '2026-10-01' }),
];

const asked = (text: string, date: string) => event(text, { intent: 'account', slots: { date } });

describe('the movements of a time that is told', () => {
  it('are told with their sum, from the first day to the last', () => {
    const answer = told(entries, asked('九月份花了多少', '九月份'));

    expect(answer.text).toContain('9月1日到9月30日：花了 9.50元，记入 0.00元，共 2 笔');
    expect(answer.text).toContain('9月30日 付门诊费 -2.50元');
    expect(answer.text).not.toContain('10.00');
    expect(answer.audited).toEqual(['account-viewed household:7']);
    expect(answer.choices).toEqual(['account-movements:0', 'account-balance', 'account-uses']);
  });

  it('tell what came in, too', () => {
    expect(told(entries, asked('1月5号进了多少', '1月5号')).text).toContain(
      '1月5日：花了 0.00元，记入 32.00元，共 1 笔',
    );
  });

  it('are none where nothing was booked', () => {
    expect(told(entries, asked('昨天花了多少', '昨天')).text).toContain('11月21日没有记账');
  });

  it('are looked up in the year they are of, and no other', () => {
    const of = (text: string, date: string) => needs(undefined, asked(text, date), situation());

    expect(of('去年12月花了多少', '去年12月')).toEqual({ account: { householdId: 7, year: 2025 } });
    expect(of('九月份花了多少', '九月份')).toEqual({ account: { householdId: 7, year: 2026 } });
    expect(told([], asked('去年腊月花了多少', '去年腊月')).text).toContain('1月19日到2月16日');
    expect(told([], asked('元旦前后花了多少', '元旦前后')).text).toContain('1月1日到1月8日');
  });

  it('are not meant where the balance is asked for', () => {
    expect(told(entries, asked('今年还剩多少', '今年')).text).toContain('账户还有 11.50元');
  });
});
