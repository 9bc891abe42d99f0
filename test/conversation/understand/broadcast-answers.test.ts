/** What people write back to a reminder, and what only looks like it. */
import { describe, expect, it } from 'vitest';
import {
  type BroadcastAnswer,
  broadcastAnswers,
  readBroadcastAnswer,
} from '../../../src/conversation/understand/broadcast-answers.ts';

const said: Readonly<Record<BroadcastAnswer, readonly string[]>> = {
  paid: [
    ...[
      '已交了',
      ...['叫了', '已经教了', '早教完了'],
      '交了',
      '交完了',
      '早交了',
      '早就交了',
      '前天交的',
      '我家都交了',
      '俺家交过了',
      '已缴费',
      '缴了',
    ],
    ...[
      '上个月就交了',
      '昨天去镇里交的',
      '我老伴交了',
      '儿子给交的',
      '交给嘎查长了',
      '钱给村里了',
      '全家都交齐了',
    ],
    ...[
      '交了，怎么还发',
      '交过了咋还催',
      '交了，有收据',
      '11月3号交的',
      '四口人都交了',
      '嗯，交了',
      '不是交了',
    ],
    ...[
      '参合费交了',
      '合作医疗的钱早交完了',
      '我爸交了',
      '微信交过了',
      '我家的娃给交的，放心',
      '交了交了',
      '交了五口人的',
      'already paid',
      'We have paid',
    ],
  ],
  how: [
    ...[
      '怎么交',
      '咋交',
      '怎么交啊',
      '在哪交',
      '去哪交',
      '上哪交钱',
      '搁哪交',
      '交多少',
      '交多少钱',
      '多少钱',
      '交到哪',
    ],
    ...[
      '好，怎么交',
      '那怎么交费呢',
      '一个人多少钱',
      '一共交多少',
      '什么时候截止',
      '咋整',
      '咋办',
      '交给谁',
      'how do I pay',
    ],
  ],
  online: [
    '能微信交吗',
    '手机上能交不',
    '可以转账交吗',
    '微信能交吗',
    '扫码交行不行',
    '能不能网上交',
    'can I pay by WeChat',
  ],
  unwilling: [
    ...[
      '不交了',
      '不想交',
      '我不交',
      '今年不交了',
      '不参加了',
      '不想入了',
      '我家不交',
      '可以不交吗',
      '不交行不行',
      '必须交吗',
    ],
    ...['不愿意交', '非得交吗', 'I will not pay'],
  ],
  hardship: ['交不起', '没钱', '没钱交', '家里困难', '拿不出这钱', '手头紧，过年再说', "I can't afford it"],
  whose: ['谁家的', '这是谁家的', '你是谁', '你谁啊', '骗子', '你是谁，骗子吧', '真的假的', 'who is this'],
  'not-ours': [
    ...[
      '发错了',
      '你发错人了',
      '我不是乌力吉',
      '发错了，我不是乌力吉',
      '不是我家的',
      '不是我',
      '不认识这个人',
      '找谁',
    ],
    ...['我不是本人', '不是他', 'wrong person'],
  ],
  gone: ['我爸去世了', '人已经没了', '老人不在了', '他搬走了', '早迁走了'],
  seen: [
    'ok',
    'OK',
    '知道了',
    '好的',
    '收到',
    '收到了',
    '嗯',
    '明天去交',
    '过几天就交',
    ...['明天交', '今天交', '下周交', '我后天交'],
    '这就去交',
    '好，明天去交',
    '中',
  ],
  stop: [
    '别催了',
    '别再给我发了',
    '不用告诉我了',
    '烦死了',
    '我已经交了别再发提醒了',
    '停',
    'stop sending me messages',
  ],
};

describe('to a broadcast people answer', () => {
  for (const answer of broadcastAnswers)
    it.each(said[answer])(`${answer}: %s`, (text) => {
      expect(readBroadcastAnswer(text)).toBe(answer);
    });
});

describe('what is something else stays that', () => {
  it.each([
    ...[
      '没交',
      '还没交',
      '没交上',
      '交没交',
      '交了吗',
      '我家都交了吗',
      '都谁交了',
      '隔壁老王家交了没',
      '我交了多少',
    ],
    ...[
      '交了钱没给收据',
      '交了钱不给票，我要投诉',
      '乱收费',
      '报销单子交了吗',
      '我家账户还有多少钱',
      '账户没钱了',
    ],
    ...[
      '没钱看病咋办，卫生院不收',
      '住院花了三千能报多少',
      '知道了，家庭账户还剩多少',
      '发错了，我的报销到哪了',
      '查参合',
    ],
    ...[
      '我的报销到哪了',
      '人工',
      '菜单',
      '取消',
      '算了',
      '返回',
      '退订',
      'TD',
      '恢复',
      '1',
      '你好',
      '谢谢',
      '转院怎么办手续',
    ],
    ...['孩子没上户口咋办', '起付线是多少', '要交材料吗', '', '？', '家庭账户能不能交参合费'],
  ])('%s', (text) => {
    expect(readBroadcastAnswer(text)).toBeUndefined();
  });
});

it('is done at once with whatever is repeated', () => {
  const words = [
    '我们家',
    '今年的',
    '家里的',
    '刚',
    '早都',
    '好几天',
    '嗯',
    '不',
    '去',
    '就去',
    '十',
    '交了',
    '不交',
    '谁家的',
  ];
  for (const word of words)
    for (const behind of ['', '交', '！', '怎么', '天'])
      expect(() => readBroadcastAnswer(word.repeat(20).slice(0, 19) + behind)).not.toThrow();
});

it('reads no more than a short message, however long it is', () => {
  expect(readBroadcastAnswer(`交了${'啊'.repeat(100_000)}`)).toBeUndefined();
});
