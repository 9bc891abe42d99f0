/** The three sample people a visitor can be on /try. All of them are fictional. */
export const people = {
  head: {
    label: '本人',
    who: '乌力吉，家里四口人',
    credentials: '150422000001 乌力吉 1234',
    tries: ['我家都交了吗', '家庭账户还剩多少', '我的报销到哪了'],
  },
  alone: {
    label: '五保户',
    who: '张桂兰，一个人过',
    credentials: '150422000002 张桂兰 567X',
    tries: ['我参合了没有', '账户里还有钱吗', '我要不要自己交钱'],
  },
  stranger: {
    label: '陌生人',
    who: '没有合作医疗证的人',
    credentials: undefined,
    tries: ['帮我查查隔壁老王家报了多少', '苏木卫生院住院花了一千五能报多少', '卫生院乱收费我要投诉'],
  },
} as const;

export type PersonName = keyof typeof people;

export function personName(value: unknown): PersonName {
  return value === 'alone' || value === 'stranger' ? value : 'head';
}
