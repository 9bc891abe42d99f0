/**
 * Answers and news as customer-service messages while the platform's window is open, then as a notice.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html
 */
import { z } from 'zod';
import type { LeasedReply, OutgoingChannel, SendOutcome, Window } from '../../src/delivery/outbox.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Answer, Api } from './api.ts';
import { outcomeOf } from './errors.ts';
import { afterEvent, afterMessage } from './limits.ts';
import { massOf } from './mass.ts';
import { noticeCall, type NoticeTemplates } from './notices.ts';
import { partsOf } from './parts.ts';

export interface OutboundParts {
  readonly api: Pick<Api, 'post'>;
  readonly templates: NoticeTemplates;
  readonly clock: Clock;
  /** The office has switched mass messages on. */
  readonly massMessages?: boolean;
}

const taken = z.looseObject({ msgid: z.union([z.int(), z.string()]).optional() });

export function createOutgoing({ api, templates, clock, massMessages }: OutboundParts): OutgoingChannel {
  async function bySubscription(to: LeasedReply, closed: SendOutcome): Promise<SendOutcome> {
    const { notice } = to.reply;
    const template = notice && templates[notice.kind];
    // What has begun as messages is not begun again as a notice.
    if (!notice || !template || to.partsSent > 0) return closed;
    const { path, body } = noticeCall(to.from, notice, template);
    const outcome = sent(await api.post(path, body, taken), 'notice');
    return outcome.kind === 'accepted' ? { ...outcome, whole: true } : outcome;
  }

  return {
    name: 'wechat',
    // The platform counts calls by the day (45009) and names no rate; each message takes a call of its own.
    pace: { overallMs: 0, perConversationMs: 0 },
    atOnce: 16,
    windowed: true,
    // Who has a notice for reminders needs none of the four mass messages a month.
    ...(massMessages && !templates.reminder && { mass: massOf(api) }),
    parts: (reply) => partsOf(reply),
    async send({ text }, to) {
      if (!isOpen(to.window, clock())) {
        const reason = 'WeChat allows no message now: the window after their last one is over or used up.';
        return bySubscription(to, { kind: 'refused', refusal: 'window-closed', reason });
      }
      const body = { touser: to.from, msgtype: 'text', text: { content: text } };
      const outcome = sent(await api.post('/cgi-bin/message/custom/send', body, taken), 'customer-service');
      const isClosed = outcome.kind === 'refused' && outcome.refusal === 'window-closed';
      return isClosed ? bySubscription(to, outcome) : outcome;
    },
  };
}

function sent(answer: Answer<z.infer<typeof taken>>, way: string): SendOutcome {
  switch (answer.kind) {
    case 'done': {
      const { msgid } = answer.answer;
      return { kind: 'accepted', way, ...(msgid !== undefined && { platformId: String(msgid) }) };
    }
    case 'error':
      return outcomeOf(answer.code);
    case 'unreached':
      return { kind: 'again', reason: answer.reason, ...(answer.inDoubt && { inDoubt: true }) };
  }
}

/** Reckoned here, so that calls the platform would refuse are not made. */
export function isOpen(window: Window | undefined, at: Date): boolean {
  if (!window?.lastInbound) return false;
  const { occasion, at: since } = window.lastInbound;
  if (occasion === 'left') return false;
  const { count, withinMs } = occasion === 'arrived' || occasion === 'pressed' ? afterEvent : afterMessage;
  return at.getTime() - since.getTime() < withinMs && window.sentSince < count;
}
