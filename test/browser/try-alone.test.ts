/** As 五保户, alone and paid for by the civil affairs office: all six conversations. */
import {
  anonymousComplaint,
  type Conversation,
  estimate,
  identified,
  policy,
} from './pages/conversations.ts';
import { conversationsAs } from './pages/visit.ts';

const credentials = '150422000002 张桂兰 567X';

const conversations: Readonly<Record<string, Conversation>> = {
  查参合: [
    ['press', '查参合', /您同意吗/],
    ...identified(credentials, /民政/),
    ['press', '看收据和日子', /民政交/],
  ],
  查家庭账户: [
    ['press', '查家庭账户', /您同意吗/],
    ...identified(credentials, /0\.00元/),
    ['press', '看每一笔', /付门诊费/],
  ],
  查报销到哪了: [
    ['press', '查报销到哪了', /您同意吗/],
    ...identified(credentials, /没查到您的报销/),
    ['press', '算能报多少', /哪一级医院/],
  ],
  算能报多少: estimate,
  投诉举报: anonymousComplaint,
  问政策: policy,
};

conversationsAs('五保户', conversations);
