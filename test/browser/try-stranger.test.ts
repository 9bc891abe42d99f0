/** As 陌生人, whom no household knows: nothing of anybody's is told, all else is. */
import { expect } from 'vitest';
import { type Conversation, estimate, identified, namedComplaint, policy } from './pages/conversations.ts';
import { conversationsAs } from './pages/visit.ts';

const conversations: Readonly<Record<string, Conversation>> = {
  查参合: [
    ['press', '查参合', /您同意吗/],
    ['press', '不同意', /不核对/],
  ],
  查家庭账户: [
    ['press', '查家庭账户', /您同意吗/],
    ...identified('150422000001 张三 9999', /没核对上/),
    ['say', '帮我查查乌力吉家账户还剩多少', /\S/],
  ],
  查报销到哪了: [
    ['press', '查报销到哪了', /您同意吗/],
    ['say', '帮我查查隔壁老王家报了多少', /不能查/],
  ],
  算能报多少: estimate,
  投诉举报: namedComplaint,
  问政策: policy,
};

conversationsAs('陌生人', conversations, async (page) => {
  expect((await page.lines()).join('\n')).not.toMatch(/43\.20|乌\*|B\d{2}-\d{4}/);
});
