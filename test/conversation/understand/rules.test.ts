import { describe, expect, it } from 'vitest';
import { ruledIntent } from '../../../src/conversation/understand/rules.ts';
import { trainedUnderstanding } from './bare-understanding.ts';

const { understand } = trainedUnderstanding();

describe('commands and closed phrases', () => {
  it.each([
    ['菜单', 'menu'],
    ['取消', 'menu'],
    ['返回', 'menu'],
    ['/start', 'menu'],
    ['人工', 'human'],
    ['请帮我转人工，谢谢', 'human'],
    ['找人', 'human'],
    ['退订', 'opt-out'],
    ['退定', 'opt-out'],
    ['推定', 'opt-out'],
    ['TD', 'opt-out'],
    ['stop', 'opt-out'],
    ['/stop', 'opt-out'],
    ['ＴＤ', 'opt-out'],
    ['取消订阅', 'opt-out'],
    ['取消提醒', 'opt-out'],
    ['别再发了', 'opt-out'],
    ['不要再提醒我了', 'opt-out'],
    ['拒收', 'opt-out'],
    ['恢复', 'opt-out'],
    ['恢复提醒', 'opt-out'],
    ['继续提醒', 'opt-out'],
    ['你好', 'greeting'],
    ['您好！', 'greeting'],
    ['说英语', 'language'],
    ['我的数据', 'privacy'],
    ['查投诉', 'complaint-status'],
    ['投诉', 'complaint'],
    ['查参合', 'enrolment'],
    ['查家庭账户', 'account'],
    ['查报销到哪了', 'claim'],
    ['算能报多少', 'estimate'],
    ['问政策', 'policy'],
    ['投诉举报', 'complaint'],
    ['菜單', 'menu'],
  ])('%s → %s', (text, intent) => {
    expect(understand(text)).toMatchObject({ intent, options: [] });
  });
});

describe('a certificate number with what is asked of it', () => {
  it.each([
    '150422001234，这个证注销了没有',
    '证号150422001234，给看看算不算入了',
    '150422001234这本作废了吧',
  ])('%s', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'enrolment', confidence: 1 });
  });
});

describe('bare answers have slots but no topic', () => {
  it.each([
    '八千',
    '不对，是八千',
    '旗医院',
    '苏木的',
    '没自费',
    '1',
    '对',
    '不同意',
    '1234',
    '150422000001',
  ])('%s', (text) => {
    expect(understand(text).intent).toBe('other');
  });
});

it.each([
  ['查询码 662093 看看', 'complaint-status'],
  ['T26-0705-2 这个号 看', 'complaint-status'],
])('%s → %s', (text, intent) => {
  expect(ruledIntent(text.toLowerCase(), text.toLowerCase())).toBe(intent);
});

it.each(['继续', '重新', '重新来', '别催'])(
  '%s goes on with what is talked of: no word about reminders',
  (text) => {
    expect(ruledIntent(text, text)).toBeUndefined();
  },
);

describe('other people and rules', () => {
  it.each([
    '门诊能报多少',
    '我在卫生院看门诊能报多少',
    '门诊报百分之几',
    '不住院给报几成',
    'how much do I get back for outpatient',
  ])('%s is a question of the plan', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'policy', options: [] });
  });

  it('a bill beside it is reckoned, an account beside it looked up', () => {
    expect(understand('门诊看病花了八百能报多少').intent).toBe('estimate');
    expect(understand('门诊账户还剩多少').intent).toBe('account');
  });

  it.each([
    '看看对门家报了多少',
    '我们村谁没交钱，名单给我',
    '帮我查一下老张家账户还剩多少',
    '查一下我同学家交没交',
  ])('%s is answered by the rule, not by a record', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'policy', slots: { forWhom: 'other-household' } });
  });

  it('leaves the household’s own relatives to the identity check', () => {
    expect(understand('看看我妈的账户还剩多少').intent).toBe('account');
  });

  it('tells the rule of complaining from a complaint of one’s own', () => {
    expect(understand('投诉最晚几天给答复').intent).toBe('policy');
    expect(understand('我的投诉到期了咋还没答复').intent).toBe('complaint-status');
  });

  it('tells what an account may do from what stands in it', () => {
    expect(understand('家庭账户的钱能不能取现').intent).toBe('policy');
    expect(understand('家庭账户还有多少钱').intent).toBe('account');
  });
});

describe('scripts', () => {
  it('recognises traditional Mongolian and Cyrillic', () => {
    expect(understand('ᠪᠠᠭᠠᠷᠢᠨ ᠵᠡᠭᠦᠨ ᠬᠣᠰᠢᠭᠤ')).toMatchObject({
      mongolian: true,
      intent: 'language',
      slots: { language: 'mn' },
    });
    expect(understand('эмнэлэг хаана байна вэ').mongolian).toBe(true);
  });

  it('does not take Chinese with one Mongolian word for Mongolian', () => {
    expect(understand('эмч 在哪里可以看病报销').mongolian).toBe(false);
  });
});

describe('asked of the rule, and no look-up or complaint of one’s own', () => {
  it.each([
    '个人那八块没花，来年还算不算',
    '剩的钱到明年清零不',
    '一般几个工作日到账',
    '钱打在她折子上还是我的',
    '不留姓名举报行不行',
    '能不能匿名反映',
  ])('%s', (text) => {
    expect(ruledIntent(text, text)).toBe('policy');
  });

  it.each([
    '我那八块没花，明年还能用多少',
    '我的报销交了半个月了几天到账',
    '还没见钱，几天到账',
    '我要匿名举报卫生院',
  ])('left to the classifier: %s', (text) => {
    expect(ruledIntent(text, text)).toBeUndefined();
  });
});
