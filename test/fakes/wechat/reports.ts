/** What the platform says afterwards of a message it took, in the forms its pages show. */
import type { Fields } from './phone.ts';

export interface Report {
  readonly openId: string;
  readonly fields: Fields;
  /** XML of what stands within a tag of its own. */
  readonly nested?: string;
}

/** Beyond what a JavaScript number holds exactly, as the platform's are. */
let lastMsgId = 3_234_567_890_123_456_001n;

export function nextMsgId(): string {
  lastMsgId += 2n;
  return String(lastMsgId);
}

export function noticeReport(
  openId: string,
  templateId: string,
  msgId: string,
  subscribed: boolean,
  refused: boolean,
): Report {
  if (!subscribed)
    return {
      openId,
      fields: {
        Event: 'TEMPLATESENDJOBFINISH',
        MsgID: msgId,
        Status: refused ? 'failed:user block' : 'success',
      },
    };
  const [code, status] = refused
    ? (['43101', 'user refuse to accept the msg'] as const)
    : (['0', 'success'] as const);
  return {
    openId,
    fields: { Event: 'subscribe_msg_sent_event' },
    nested: `<SubscribeMsgSentEvent><List><TemplateId><![CDATA[${templateId}]]></TemplateId><MsgID>${msgId}</MsgID><ErrorCode>${code}</ErrorCode><ErrorStatus><![CDATA[${status}]]></ErrorStatus></List></SubscribeMsgSentEvent>`,
  };
}

export function massReport(msgId: string, total: number, sent: number, status = 'send success'): Report {
  return {
    openId: 'o-admin',
    fields: {
      ...{ Event: 'MASSSENDJOBFINISH', MsgID: msgId, Status: status },
      ...{ TotalCount: total, FilterCount: sent, SentCount: sent, ErrorCount: 0 },
    },
    nested:
      '<CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>1</CheckState></CopyrightCheckResult>',
  };
}
