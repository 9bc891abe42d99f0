import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../src/conversation/understand/lexicon.ts';
import { createSoundCorrection } from '../../../src/conversation/understand/sounds.ts';

describe('words by their sound', () => {
  const correct = createSoundCorrection(['起付线', '出院', '自费', '孩子肺炎'], ['出远门', '子肺']);

  it.each([
    ['启富线是多少', '起付线是多少'],
    ['气付线，企付线', '起付线，起付线'],
    ['她初院了', '她出院了'],
    ['字费的药', '自费的药'],
    ['起付线是多少', '起付线是多少'],
    ['启付', '启付'],
    ['qi fu xian', 'qi fu xian'],
  ])('%s → %s', (heard, meant) => {
    expect(correct(heard)).toBe(meant);
  });

  it('leaves alone what only sounds so', () => {
    expect(correct('我出远门了')).toBe('我出远门了');
    expect(correct('子肺')).toBe('子肺');
  });

  it('puts nothing but the words: what is only guarded stands for nothing else', () => {
    const alone = createSoundCorrection(['投诉'], ['指头数']);

    expect(alone('指头数')).toBe('指头数');
    expect(alone('告知投诉办理')).toBe('告知投诉办理');
    expect(alone('之头数办理')).toBe('之投诉办理');
  });
});

describe('the sounds of the lexicon', () => {
  const { sounds, alike } = readLexicon();
  const correct = createSoundCorrection(sounds, alike);

  it.each(['clauses.zh-CN.md', 'plain.zh-CN.yaml'])('change nothing that is written right: %s', (file) => {
    const text = readFileSync(`src/policy/bairin-left-banner/${file}`, 'utf8');
    expect(correct(text)).toBe(text);
  });

  it.each([
    '不纳入报销的一千一',
    '嘎查卫生院的卫生员',
    '嘎查卫生员打的针',
    '合作医疗政府给多少',
    '投诉目前处理到哪',
    '按牲口头数收钱',
    '孩子肺炎住院',
    '我家住远',
    '急诊直接转住院',
    '我叫张虎',
    '家里数目不小',
    '工作人员说的',
    '个人公司报团险',
    '俺投诉的事到哪了',
    '按羊头数收钱',
    '掰着手指头数',
    '今晚投宿在旗里',
    '治肺病花了三千',
    '只费了点油钱',
    '玉娥交钱没',
    '我叫包小花',
    '包晓明的账',
    '无保护措施',
    '朱院长收我钱',
    '一年报几次封顶',
    '一天分几次吃，一次分三份',
    '吃粉条卡着了',
    '孩子吃蜂蜜过敏',
    '上哪弄药',
    '现在交不行了吗',
    '我妈的脚不行了',
    '我姐转院了',
    '打车到丈母娘家',
    '转正了还能参合吗',
    '苏木主任不给办',
    '合作医疗真能报吗',
    '有医疗争议找谁',
    '医疗证能用吗',
    '有人假住院骗钱',
    '我家住院的',
    '这药一包多少钱',
    '低保多少钱',
    '两万包不包括门诊',
    '卫生院不给包扎',
    '我走路直发飘',
    '住院可以报多少',
    '你查查她到底报多少',
    '电子发票收不收',
    '请告知投诉办理时限',
    '手里攥着一沓单子',
    '医生喝了酒看病',
  ])('leave alone: %s', (text) => {
    expect(correct(text)).toBe(text);
  });

  it.each([
    ['七百来块钱在素木卫生远住的', '七百来块钱在苏木卫生院住的'],
    ['查寻码忘了', '查询码忘了'],
    ['能抱多少', '能报多少'],
    ['居民衣保多少钱', '居民医保多少钱'],
    ['我的家廷帐户', '我的家庭账户'],
  ])('put right: %s', (heard, meant) => {
    expect(correct(heard)).toBe(meant);
  });
});
