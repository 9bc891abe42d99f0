/**
 * Events that say what became of a message: no conversation, nobody wrote. Pure.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html (事件推送)
 * https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages/push.html
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Batch_Sends_and_Originality_Checks.html (事件推送群发结果)
 */
import { z } from 'zod';
import type { DeliveryReport } from '../../src/delivery/report.ts';

const id = z.string().regex(/^\d{1,25}$/);
const status = z.string().max(200);
const template = z.object({ FromUserName: z.string(), MsgID: id, Status: status });
const count = z.string().regex(/^\d{1,9}$/);
const mass = z.object({ MsgID: id, Status: status, TotalCount: count, SentCount: count });
/** One notice, or of several the first: each is sent by a call of its own. */
const listed = /^SubscribeMsgSentEvent\.List\.(?:0\.)?(MsgID|ErrorCode|ErrorStatus)$/;
const subscription = z.object({ MsgID: id, ErrorCode: status, ErrorStatus: status.default('') });

/** undefined: an event of another kind; `nothing`: it says of nobody in particular what became of them. */
export function reportIn(
  event: string,
  from: string,
  fields: ReadonlyMap<string, string>,
): DeliveryReport | 'nothing' | undefined {
  const all = Object.fromEntries(fields);
  switch (event.toLowerCase()) {
    case 'templatesendjobfinish': {
      const told = template.safeParse(all);
      if (!told.success) return 'nothing';
      const { MsgID, Status } = told.data;
      return { channel: 'wechat', platformId: MsgID, from, outcome: outcomeOf(Status === 'success', Status) };
    }
    case 'subscribe_msg_sent_event': {
      const named = [...fields].flatMap(([name, value]) => {
        const [, field] = listed.exec(name) ?? [];
        return field === undefined ? [] : [[field, value] as const];
      });
      const told = subscription.safeParse(Object.fromEntries(named));
      if (!told.success) return 'nothing';
      const { MsgID, ErrorCode, ErrorStatus } = told.data;
      const outcome = outcomeOf(ErrorCode === '0', `${ErrorStatus} (${ErrorCode})`);
      return { channel: 'wechat', platformId: MsgID, from, outcome };
    }
    case 'masssendjobfinish': {
      const told = mass.safeParse(all);
      return told.success ? massReport(told.data) : 'nothing';
    }
    default:
      return undefined;
  }
}

/** It counts whom it reached and does not name them: only all or nobody can be told apart. */
function massReport({
  MsgID,
  Status,
  TotalCount,
  SentCount,
}: z.infer<typeof mass>): DeliveryReport | 'nothing' {
  const report = { channel: 'wechat', platformId: MsgID } as const;
  if (Status !== 'send success') return { ...report, outcome: outcomeOf(false, Status) };
  return TotalCount === SentCount ? { ...report, outcome: { kind: 'delivered' } } : 'nothing';
}

/** "failed:user block": the person has switched the account's messages off. */
function outcomeOf(isDelivered: boolean, words: string): DeliveryReport['outcome'] {
  if (isDelivered) return { kind: 'delivered' };
  const code = /block|refuse|reject/i.test(words) ? 'unreachable' : 'no-answer';
  return { kind: 'failed', reason: `${code}: WeChat: ${words}` };
}
