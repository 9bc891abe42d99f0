/**
 * What the platform brings, as heyi's inbox takes it: pure.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_event_pushes.html
 */
import { z } from 'zod';
import type { DeliveryReport } from '../../src/delivery/report.ts';
import type { EnclosureKind, Inbound } from '../../src/kernel/message.ts';
import { reportIn } from './reports.ts';

export type Brought =
  | { readonly kind: 'message'; readonly inbound: Inbound; readonly account: string; readonly what: string }
  /** What became of a message of ours. */
  | { readonly kind: 'report'; readonly report: DeliveryReport; readonly what: string }
  /** Authentic, and nothing to do: acknowledged, else the platform brings it again. */
  | { readonly kind: 'ignored'; readonly what: string }
  | { readonly kind: 'unreadable' };

const openId = z.string().min(1).max(128);
const envelope = z.object({
  ToUserName: z.string().min(1).max(128),
  FromUserName: openId,
  CreateTime: z.string().regex(/^\d{1,15}$/),
  MsgType: z.string().min(1).max(64),
});
const numbered = z.object({ MsgId: z.string().regex(/^\d{1,25}$/) });
const media = z.object({ MediaId: z.string().max(500).optional() });
const spoken = media.extend({ Recognition: z.string().optional() });
const written = z.object({ Content: z.string().default('') });
const happened = z.object({ Event: z.string().min(1).max(64), EventKey: z.string().max(500).default('') });

/** Stands in the text of what the platform cannot hand over: a sticker, a file, a card. */
const notHandedOver = /^[【[]收到不支持的消息类型，暂无法显示[\]】]$/;
/** With `subscribe` the scene of the code stands behind this: "事件KEY值，qrscene_为前缀". */
const scenePrefix = 'qrscene_';

type Told = Pick<Inbound, 'text' | 'enclosure' | 'occasion' | 'code'>;

/** @param fields of the message, as readXml gives them */
export function broughtBy(fields: ReadonlyMap<string, string>): Brought {
  const all = Object.fromEntries(fields);
  const head = envelope.safeParse(all);
  if (!head.success) return { kind: 'unreadable' };
  const { ToUserName: account, FromUserName: from, MsgType: type } = head.data;
  const isEvent = type.toLowerCase() === 'event';
  const named = isEvent ? eventName(head.data, all) : messageName(type, all);
  if (!named) return { kind: 'unreadable' };
  const report = isEvent ? reportIn(named.what, from, fields) : undefined;
  if (report && report !== 'nothing') return { kind: 'report', report, what: named.what };
  const told = isEvent ? toldByEvent(all) : toldByMessage(type, all);
  if (!told) return { kind: 'ignored', what: known(named.what) };
  const inbound: Inbound = { channel: 'wechat', from, messageId: named.messageId, ...told };
  return { kind: 'message', inbound, account, what: named.what };
}

type Named = { readonly messageId: string; readonly what: string } | undefined;

function messageName(type: string, all: unknown): Named {
  const id = numbered.safeParse(all);
  return id.success ? { messageId: id.data.MsgId, what: type } : undefined;
}

/** "事件类型消息推荐使用FromUserName + CreateTime 排重"; two menu items can be pressed within one second. */
function eventName({ FromUserName, CreateTime }: z.infer<typeof envelope>, all: unknown): Named {
  const event = happened.safeParse(all);
  if (!event.success) return undefined;
  const { Event, EventKey } = event.data;
  const key = EventKey === '' ? [] : [EventKey];
  return {
    messageId: [FromUserName, CreateTime, Event, ...key].join(':'),
    what: Event.toLowerCase(),
  };
}

function toldByMessage(type: string, all: unknown): Told | undefined {
  const enclosed = (kind: EnclosureKind): Told => {
    const reference = media.catch({}).parse(all).MediaId;
    return { text: '', enclosure: { kind, ...(reference !== undefined && { reference }) } };
  };
  switch (type) {
    case 'text': {
      const { Content } = written.parse(all);
      return notHandedOver.test(Content.trim())
        ? { text: '', enclosure: { kind: 'other' } }
        : { text: Content };
    }
    case 'voice':
      return { ...enclosed('voice'), text: spoken.catch({}).parse(all).Recognition ?? '' };
    case 'image':
      return enclosed('photo');
    // Of a film the platform gives an address elsewhere instead of the bytes: it is not asked for.
    case 'video':
    case 'shortvideo':
      return { text: '', enclosure: { kind: 'video' } };
    case 'location':
      return { text: '', enclosure: { kind: 'location' } };
    case 'link':
      return { text: '', enclosure: { kind: 'link' } };
    default:
      return undefined;
  }
}

function toldByEvent(all: unknown): Told | undefined {
  const { Event, EventKey } = happened.parse(all);
  switch (Event.toLowerCase()) {
    case 'subscribe': {
      const code = EventKey.startsWith(scenePrefix) ? EventKey.slice(scenePrefix.length) : '';
      return { text: '', occasion: 'arrived', ...(code !== '' && { code }) };
    }
    case 'scan':
      return { text: '', occasion: 'arrived', ...(EventKey !== '' && { code: EventKey }) };
    case 'unsubscribe':
      return { text: '', occasion: 'left' };
    case 'click':
      return { text: EventKey, occasion: 'pressed' };
    default:
      return undefined;
  }
}

/** Kinds named in a count are ours to list: whatever else is sent must not make a thousand counters. */
const countedKinds: ReadonlySet<string> = new Set([
  ...['view', 'location', 'templatesendjobfinish', 'subscribe_msg_sent_event', 'masssendjobfinish'],
]);
const known = (what: string) => (countedKinds.has(what) ? what : 'other');
