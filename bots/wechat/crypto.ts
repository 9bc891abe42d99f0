/**
 * Signatures and the safe mode (安全模式) of the message server: AES-256-CBC, padded to 32 bytes, the message between 16
 * random bytes with its length and the account's id.
 * https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html
 */
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const block = 32;
const randomLength = 16;
const lengthLength = 4;

/** SHA-1 over the sorted parts: the platform's choice, not ours. */
export function signatureOf(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** In constant time, so that a signature cannot be guessed sign by sign. */
export function isSignature(given: string, ...parts: readonly string[]): boolean {
  return sameBytes(Buffer.from(given), Buffer.from(signatureOf(...parts)));
}

export interface Cipher {
  /** @param random 16 bytes, fresh for every message */
  encrypt(text: string, random: Buffer): string;
  /** undefined: not encrypted under this key for this account. */
  decrypt(encrypted: string): string | undefined;
}

/** @param encodingAesKey the 43 signs of the account's page: base64 without its last `=` */
export function createCipher(encodingAesKey: string, appId: string): Cipher {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const iv = key.subarray(0, randomLength);
  const account = Buffer.from(appId);
  return {
    encrypt(text, random) {
      const message = Buffer.from(text);
      const length = Buffer.alloc(lengthLength);
      length.writeUInt32BE(message.length);
      const whole = Buffer.concat([random, length, message, account]);
      const padding = block - (whole.length % block);
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return Buffer.concat([
        cipher.update(whole),
        cipher.update(Buffer.alloc(padding, padding)),
        cipher.final(),
      ]).toString('base64');
    },

    decrypt(encrypted) {
      const bytes = Buffer.from(encrypted, 'base64');
      if (bytes.length === 0 || bytes.length % block !== 0) return undefined;
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      const whole = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
      if (!whole || whole.length < randomLength + lengthLength) return undefined;
      const begin = randomLength + lengthLength;
      const end = begin + whole.readUInt32BE(randomLength);
      if (end > whole.length || !sameBytes(whole.subarray(end), account)) return undefined;
      return whole.subarray(begin, end).toString();
    },
  };
}

function unpadded(padded: Buffer): Buffer | undefined {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > block) return undefined;
  const cut = padded.length - count;
  return padded.subarray(cut).every((byte) => byte === count) ? padded.subarray(0, cut) : undefined;
}

function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
