/**
 * The platform's side of a conversation: what people do is posted, signed, to the account's server; without a 200
 * within five seconds it is posted again, three times, under the same MsgId; a passive answer is shown on the phone.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import WXBizMsgCrypt from 'wxcrypt';
import { z } from 'zod';
import { readXml, writeXml } from '../../../bots/wechat/xml.ts';
import { signatureOf } from '../../../bots/wechat/crypto.ts';
import type { FakeWechat } from './fake-wechat.ts';
import type { Opening } from './grants.ts';

export interface PhoneOptions {
  readonly fake: FakeWechat;
  /** …/webhooks/wechat */
  readonly address: string;
  readonly appId: string;
  readonly token: string;
  /** Absent: plain mode. */
  readonly aesKey?: string;
  readonly clock: () => Date;
  readonly patienceMs?: number;
  /** Is this answer lost between server and platform? */
  readonly lost?: () => boolean;
}

export type Fields = Readonly<Record<string, string | number>>;

export interface Delivery {
  readonly status: number | 'no-answer';
  readonly body: string;
}

export interface Phones {
  /** Somebody writes; every try of the platform, the last one first to have its 200. */
  say(openId: string, text: string, msgId?: string): Promise<readonly Delivery[]>;
  /** Anything else that somebody does, as the fields of its message. */
  bring(openId: string, fields: Fields, opening?: Opening): Promise<readonly Delivery[]>;
  /** Brings what the platform says of notices and mass messages it took; the last try of each. */
  report(): Promise<readonly Delivery[]>;
  /** One try, as it is on the wire. */
  post(xml: string): Promise<Delivery>;
  /** The address with a good signature. */
  signed(extra?: Readonly<Record<string, string>>): string;
  nextMsgId(): string;
  xmlOf(openId: string, fields: Fields): string;
}

/** The platform's are five seconds; enough for the server to have written down what it has given. */
const againAfterMs = 200;

/** Beyond what a JavaScript number holds exactly, as the platform's are. */
let lastMsgId = 23_456_789_012_345_000n;
export const account = 'gh_0123456789ab';

export function createPhones(options: PhoneOptions): Phones {
  const { fake, appId, token, aesKey, clock, patienceMs = 5_000, lost = () => false } = options;
  const crypt = aesKey === undefined ? undefined : new WXBizMsgCrypt(token, aesKey, appId);

  function query(extra: Readonly<Record<string, string>> = {}): string {
    const timestamp = String(Math.floor(clock().getTime() / 1_000));
    const nonce = randomBytes(5).toString('hex');
    const signature = signatureOf(token, timestamp, nonce);
    return new URLSearchParams({ signature, timestamp, nonce, ...extra }).toString();
  }

  const phones: Phones = {
    signed: (extra) => `${options.address}?${query(extra)}`,
    nextMsgId() {
      lastMsgId += 1n;
      return String(lastMsgId);
    },
    xmlOf: (openId, fields) =>
      writeXml({
        ToUserName: account,
        FromUserName: openId,
        CreateTime: Math.floor(clock().getTime() / 1_000),
        ...fields,
      }),

    async post(xml) {
      const timestamp = String(Math.floor(clock().getTime() / 1_000));
      const nonce = randomBytes(5).toString('hex');
      const base = { signature: signatureOf(token, timestamp, nonce), timestamp, nonce };
      const sealed = crypt && readXml(crypt.encryptMsg(xml, timestamp, nonce));
      const body = sealed ? writeXml({ ToUserName: account, Encrypt: sealed.get('Encrypt') ?? '' }) : xml;
      const asked = new URLSearchParams({
        ...base,
        openid: 'somebody',
        ...(sealed && { encrypt_type: 'aes', msg_signature: sealed.get('MsgSignature') ?? '' }),
      });
      try {
        const response = await fetch(`${options.address}?${asked.toString()}`, {
          method: 'POST',
          headers: { 'content-type': 'text/xml' },
          body,
          signal: AbortSignal.timeout(patienceMs),
        });
        const told = await response.text();
        if (lost()) return { status: 'no-answer', body: '' };
        return { status: response.status, body: opened(told) };
      } catch {
        return { status: 'no-answer', body: '' };
      }
    },

    async bring(openId, fields, opening = 'nothing') {
      fake.grants.open(openId, opening, clock());
      const xml = phones.xmlOf(openId, fields);
      const tries: Delivery[] = [];
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const delivery = await phones.post(xml);
        tries.unshift(delivery);
        if (delivery.status !== 200) {
          await pause(againAfterMs);
          continue;
        }
        const text = passiveText(delivery.body);
        if (text !== undefined) fake.show(openId, { way: 'passive', text });
        break;
      }
      return tries;
    },

    async report() {
      const deliveries: Delivery[] = [];
      for (const { openId, fields, nested } of fake.reports.splice(0)) {
        const xml = phones.xmlOf(openId, { MsgType: 'event', ...fields });
        for (let attempt = 0; attempt < 4; attempt += 1) {
          const delivery = await phones.post(xml.replace('</xml>', `${nested ?? ''}</xml>`));
          if (delivery.status === 200 || attempt === 3) deliveries.push(delivery);
          if (delivery.status === 200) break;
          await pause(againAfterMs);
        }
      }
      return deliveries;
    },

    say: (openId, text, msgId = phones.nextMsgId()) =>
      phones.bring(openId, { MsgType: 'text', Content: text, MsgId: msgId }, 'message'),
  };

  /** A passive answer in the clear, whatever the mode. */
  function opened(told: string): string {
    if (!crypt || !told.startsWith('<xml>')) return told;
    const { MsgSignature, TimeStamp, Nonce } = sealedSchema.parse(Object.fromEntries(readXml(told) ?? []));
    return crypt.decryptMsg(MsgSignature, TimeStamp, Nonce, told);
  }

  return phones;
}

const sealedSchema = z.object({
  MsgSignature: z.string(),
  TimeStamp: z.string(),
  Nonce: z.string(),
});

/** undefined: an acknowledgement only. */
export function passiveText(body: string): string | undefined {
  return body.startsWith('<xml>') ? readXml(body)?.get('Content') : undefined;
}
