/**
 * The answer in the response to the request that brought the message.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Passive_user_reply_message.html
 */
import type { Cipher } from './crypto.ts';
import { signatureOf } from './crypto.ts';
import { writeXml } from './xml.ts';

export interface PassiveText {
  /** The person's openid. */
  readonly to: string;
  /** The account's own name, as its messages are addressed. */
  readonly from: string;
  readonly text: string;
  /** In whole seconds. */
  readonly at: number;
}

export function passiveXml({ to, from, text, at }: PassiveText): string {
  return writeXml({
    ToUserName: to,
    FromUserName: from,
    CreateTime: at,
    MsgType: 'text',
    Content: text,
  });
}

/** The same in safe mode: encrypted and signed. @param random 16 fresh bytes; they also make the nonce */
export function sealedXml(xml: string, at: number, cipher: Cipher, token: string, random: Buffer): string {
  const Encrypt = cipher.encrypt(xml, random);
  const Nonce = random.toString('hex').slice(0, 10);
  const MsgSignature = signatureOf(token, String(at), Nonce, Encrypt);
  return writeXml({ Encrypt, MsgSignature, TimeStamp: at, Nonce });
}
