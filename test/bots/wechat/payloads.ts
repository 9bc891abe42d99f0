/** What people do, as WeChat sends it (its own documented examples, with our people), and what must reach the inbox. */
import type { Inbound } from '../../../src/kernel/message.ts';
import type { Fields } from '../../fakes/wechat/phone.ts';
import type { Opening } from '../../fakes/wechat/grants.ts';

export interface Payload {
  readonly name: string;
  readonly fields: Fields;
  readonly opening: Opening;
  readonly told: Omit<Inbound, 'channel' | 'from' | 'messageId'>;
  /** Events have none: theirs is made of sender, time, kind and key. */
  readonly messageId?: string;
}

/** More than a JavaScript number can hold. */
const id = '23456789012345678';
const message = (name: string, fields: Fields, told: Payload['told']): Payload => ({
  name,
  fields: { ...fields, MsgId: id },
  opening: 'message',
  told,
  messageId: id,
});
const event = (name: string, fields: Fields, told: Payload['told'], opening: Opening = 'event'): Payload => ({
  name,
  fields: { MsgType: 'event', ...fields },
  opening,
  told,
});

export const payloads: readonly Payload[] = [
  message('a text', { MsgType: 'text', Content: '家庭账户还剩多少' }, { text: '家庭账户还剩多少' }),
  message(
    'a text of signs',
    { MsgType: 'text', Content: 'a & b < c ]]> "d" &amp; 0123 <!DOCTYPE' },
    {
      text: 'a & b < c ]]> "d" &amp; 0123 <!DOCTYPE',
    },
  ),
  message(
    'a sticker that is not handed over',
    { MsgType: 'text', Content: '【收到不支持的消息类型，暂无法显示】' },
    {
      text: '',
      enclosure: { kind: 'other' },
    },
  ),
  message(
    'a photo',
    { MsgType: 'image', PicUrl: 'http://mmbiz.example/p', MediaId: 'media-1' },
    {
      text: '',
      enclosure: { kind: 'photo', reference: 'media-1' },
    },
  ),
  message(
    'a voice that was understood',
    { MsgType: 'voice', MediaId: 'm2', Format: 'amr', Recognition: '我要投诉' },
    {
      text: '我要投诉',
      enclosure: { kind: 'voice', reference: 'm2' },
    },
  ),
  message(
    'a voice that was not',
    { MsgType: 'voice', MediaId: 'm3', Format: 'amr' },
    {
      text: '',
      enclosure: { kind: 'voice', reference: 'm3' },
    },
  ),
  message(
    'a video',
    { MsgType: 'video', MediaId: 'm4', ThumbMediaId: 't4' },
    {
      text: '',
      enclosure: { kind: 'video' },
    },
  ),
  message(
    'a short video',
    { MsgType: 'shortvideo', MediaId: 'm5', ThumbMediaId: 't5' },
    {
      text: '',
      enclosure: { kind: 'video' },
    },
  ),
  message(
    'a place',
    { MsgType: 'location', Location_X: '43.97', Location_Y: '119.39', Scale: '16', Label: '林东镇' },
    {
      text: '',
      enclosure: { kind: 'location' },
    },
  ),
  message(
    'a link',
    { MsgType: 'link', Title: '公告', Description: '…', Url: 'https://a.example' },
    {
      text: '',
      enclosure: { kind: 'link' },
    },
  ),
  event('following', { Event: 'subscribe', EventKey: '' }, { text: '', occasion: 'arrived' }),
  event(
    'following by a code',
    { Event: 'subscribe', EventKey: 'qrscene_lindong-3', Ticket: 'T' },
    {
      text: '',
      occasion: 'arrived',
      code: 'lindong-3',
    },
  ),
  event(
    'a follower scanning a code',
    { Event: 'SCAN', EventKey: 'lindong-4', Ticket: 'T' },
    {
      text: '',
      occasion: 'arrived',
      code: 'lindong-4',
    },
  ),
  event(
    'a press on the menu',
    { Event: 'CLICK', EventKey: '查参合' },
    { text: '查参合', occasion: 'pressed' },
  ),
  event('leaving', { Event: 'unsubscribe', EventKey: '' }, { text: '', occasion: 'left' }, 'nothing'),
];

/** Authentic, and nothing to do. */
export const ignored: readonly (readonly [string, Fields, string])[] = [
  ['a menu link', { MsgType: 'event', Event: 'VIEW', EventKey: 'https://a.example' }, 'view'],
  [
    'a mass message that did not reach everybody, and does not say whom',
    {
      ...{ MsgType: 'event', Event: 'MASSSENDJOBFINISH', MsgID: '1000001625', Status: 'send success' },
      ...{ TotalCount: 100, FilterCount: 80, SentCount: 75, ErrorCount: 5 },
    },
    'masssendjobfinish',
  ],
  [
    'a notice without its number',
    { MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', Status: 'success' },
    'templatesendjobfinish',
  ],
  [
    'where somebody is',
    { MsgType: 'event', Event: 'LOCATION', Latitude: '43.9', Longitude: '119.3' },
    'location',
  ],
  ['an event of tomorrow', { MsgType: 'event', Event: 'brand_new_event' }, 'other'],
  ['a message of tomorrow', { MsgType: 'hologram', MsgId: '9' }, 'other'],
];
