/**
 * One text to many followers at once: https://developers.weixin.qq.com/doc/service/api/notify/message/api_masssend.html
 */
import { z } from 'zod';
import type { MassMessages } from '../../src/delivery/outbox.ts';
import type { Api } from './api.ts';
import { outcomeOf } from './errors.ts';
import { massLimits } from './limits.ts';

const taken = z.looseObject({ msg_id: z.union([z.int(), z.string()]).optional() });
/** "相同 clientmsgid 已存在群发记录，返回数据中带有已存在的群发任务的 msgid" */
const sentBefore = 45065;

export function massOf(api: Pick<Api, 'post'>): MassMessages {
  const accepted = (msgId: number | string | undefined) => ({
    kind: 'accepted' as const,
    way: 'mass',
    ...(msgId !== undefined && { platformId: String(msgId) }),
  });
  return {
    ...massLimits,
    async send(content, to, clientmsgid) {
      const body = { touser: to, msgtype: 'text', text: { content }, clientmsgid };
      const answer = await api.post('/cgi-bin/message/mass/send', body, taken);
      switch (answer.kind) {
        case 'done':
          return accepted(answer.answer.msg_id);
        case 'error':
          return answer.code === sentBefore
            ? accepted(taken.catch({}).parse(answer.told).msg_id)
            : outcomeOf(answer.code);
        case 'unreached':
          return { kind: 'again', reason: answer.reason };
      }
    },
  };
}
