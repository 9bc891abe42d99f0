/** As 本人, head of a household of four: all six conversations. */
import {
  anonymousComplaint,
  type Conversation,
  estimate,
  identified,
  policy,
} from './pages/conversations.ts';
import { conversationsAs } from './pages/visit.ts';

const credentials = '150422000001 乌力吉 1234';

const conversations: Readonly<Record<string, Conversation>> = {
  查参合: [
    ['press', '查参合', /您同意吗/],
    ...identified(credentials, /已参合 4 人[^]*还没交 1 人/),
    ['press', '看收据和日子', /收据 SJ\d+/],
  ],
  查家庭账户: [
    ['press', '查家庭账户', /您同意吗/],
    ...identified(credentials, /43\.20元[^]*32\.00元[^]*11\.20元/),
    ['press', '看每一笔', /\+32\.00元[^]*\+11\.20元/],
    ['press', '怎么用', /不能抵明年/],
  ],
  查报销到哪了: [
    ['press', '查报销到哪了', /您同意吗/],
    ...identified(credentials, /查到 2 笔报销/),
    ['say', '第1笔', /缺|补/],
  ],
  算能报多少: estimate,
  投诉举报: anonymousComplaint,
  问政策: policy,
};

conversationsAs('本人', conversations);
