/** Questions as people of the banner ask them: what they are about, the clause, and what must be said. */
import { describe, expect, it } from 'vitest';
import { parts, startTalk } from '../support/talk.ts';

const shared = parts();

const questions: readonly {
  readonly asks: string;
  readonly intent: string;
  readonly clauses: readonly string[];
  readonly says: readonly string[];
  readonly never?: readonly RegExp[];
}[] = [
  {
    asks: '俺老伴搁苏木卫生院住了六天院花了一千五，能给报多少啊',
    intent: 'estimate',
    clauses: ['III.4.2-deductible', 'III.4.2-rates'],
    says: ['起付线100元', '560.00元到840.00元', '以合管办核定为准'],
  },
  {
    asks: '起伏线和丰顶线都啥意思，整明白点',
    intent: 'policy',
    clauses: ['III.4.2-deductible', 'III.4.2-cap'],
    says: ['起付线以下自己付', '2万元'],
  },
  {
    asks: '门诊报百分之几',
    intent: 'policy',
    clauses: ['III.4.1-no-outpatient-from-pool', 'III.4.1-family-account-8'],
    says: ['门诊没有报销比例', '家庭账户', '每人8元'],
    never: [/\d+%/],
  },
  {
    asks: '门诊能报多少',
    intent: 'policy',
    clauses: ['III.4.1-no-outpatient-from-pool', 'III.4.1-family-account-8'],
    says: ['门诊没有报销比例', '家庭账户'],
    never: [/\d+%/],
  },
  {
    asks: '今年住两回院了，起付线还得再扣一遍不',
    intent: 'policy',
    clauses: ['III.4.2-deductible'],
    says: ['方案没写明', '每次住院都扣', '向合管办核实'],
  },
  {
    asks: '家庭账户还剩多少，给我查查',
    intent: 'account',
    clauses: [],
    says: ['核对', '身份证后四位'],
    never: [/43\.20/],
  },
  {
    asks: '一个人交十块钱对不对，多要的咋整',
    intent: 'policy',
    clauses: ['III.2.1-premium-10', 'III.3.2-receipt', 'III.5.2-complaint-phone'],
    says: ['每人每年10元', '财政统一印制的收据', '可以投诉'],
  },
  {
    asks: '村里说不入就不给办低保，这合理吗',
    intent: 'complaint',
    clauses: ['II.1-voluntary-by-household', 'III.5.2-complaint-phone', 'III.5.2-20-working-days'],
    says: ['不得强迫', '可以投诉', '20个工作日内答复'],
  },
  {
    asks: '上个月投诉的咋还没信儿，都快俩月了',
    intent: 'complaint-status',
    clauses: ['III.5.2-20-working-days', 'III.5.1-supervision-committee'],
    says: ['投诉编号', '是否逾期', '可以找监督委员会'],
  },
  {
    asks: '转到北京看病回来找谁报',
    intent: 'policy',
    clauses: ['III.4.3-transfer'],
    says: ['先公示', '到苏木乡镇合管办报'],
  },
  {
    asks: '生孩子剖腹产给多少',
    intent: 'policy',
    clauses: [],
    says: ['方案里没有写生孩子的补助', '请问旗合管办'],
    never: [/\d+(\.\d+)?元/],
  },
  {
    asks: '家里看病一年自己掏了五万多，是不是能给登记个啥',
    intent: 'policy',
    clauses: ['II.8-medical-assistance'],
    says: ['高额费用预警', '人均可支配收入的50%', '150%', '请嘎查或医保、乡村振兴部门核实'],
  },
  {
    asks: '帮我查查隔壁老王家报了多少',
    intent: 'policy',
    clauses: ['III.5.2-village-bulletin'],
    says: ['不能查别人的信息'],
  },
  {
    asks: '肚子疼得不行了现在咋办',
    intent: 'emergency',
    clauses: ['III.6.2-referral'],
    says: ['现在就打 120', '先看病'],
  },
];

describe('a question as people ask it', () => {
  for (const { asks, intent, clauses, says, never = [] } of questions) {
    it(asks, async () => {
      const talk = startTalk(shared);

      const answered = await talk.say(asks);

      const told = answered.replies.map(({ text }) => text).join('\n');
      expect(answered.intent).toBe(intent);
      expect(answered.clauses.slice(0, Math.max(clauses.length, 1))).toEqual(
        clauses.length > 0 ? clauses : answered.clauses.slice(0, 1),
      );
      for (const words of says) expect(told).toContain(words);
      for (const pattern of never) expect(told).not.toMatch(pattern);
    });
  }

  it('a question the plan does not answer is marked as unanswered, with no clause', async () => {
    const talk = startTalk(shared);

    const answered = await talk.say('生孩子剖腹产给多少');

    expect(answered.answered).toBe(false);
    expect(answered.clauses).toEqual([]);
  });
});
