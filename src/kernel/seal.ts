/**
 * What lies in the database must not be readable from a copy of it: AES-256-GCM under the data key. Every sealed value
 * names its key (kernel/keys.ts), so that the key can be changed; values from before they did are still opened.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { currentOf, everyKey, type Keys, nameOf } from './keys.ts';

const ivLength = 12;
const tagLength = 16;
/** No file that heyi takes in begins so; the key's name follows in six bytes. */
const mark = Buffer.from([0x00, 0x6b]);
const headLength = 8;

/** What bytes sealed under the key begin with. */
export function sealHead(key: Buffer): Buffer {
  return Buffer.concat([mark, Buffer.from(nameOf(key), 'hex')]);
}

/** What a text sealed under the key begins with. */
export function sealPrefix(key: Buffer): string {
  return `${nameOf(key)}:`;
}

/** @param iv 12 bytes, never the same twice */
export function sealedBytes(bytes: Uint8Array, keys: Keys, iv: Buffer): Buffer {
  const key = currentOf(keys);
  return Buffer.concat([sealHead(key), encrypted(bytes, key, iv)]);
}

/** @param iv 12 bytes, never the same twice */
export function sealed(text: string, keys: Keys, iv: Buffer): string {
  const key = currentOf(keys);
  return `${sealPrefix(key)}${encrypted(Buffer.from(text), key, iv).toString('base64')}`;
}

/**
 * The same text about the same thing has the same seal, so that an import can tell what is as it was without opening
 * it. The iv is a keyed hash of both (a synthetic one, as in RFC 5297): never the same for two texts. A copy of the
 * database tells by it that a thing's text has changed, and nothing of two things.
 * @param about what it is of: "telephone 150422000001"
 */
export function sealedAlike(text: string, keys: Keys, about: string): string {
  const iv = createHmac('sha256', currentOf(keys)).update(`${about}\n${text}`).digest().subarray(0, ivLength);
  return sealed(text, keys, iv);
}

/** undefined: sealed under another key, or changed since. */
export function unsealed(text: string, keys: Keys): string | undefined {
  const [head, body] = text.split(':', 2);
  if (body === undefined) return openedBy(everyKey(keys), Buffer.from(text, 'base64'))?.toString();
  const named = everyKey(keys).filter((key) => nameOf(key) === head);
  return openedBy(named, Buffer.from(body, 'base64'))?.toString();
}

/** undefined: sealed under another key, or changed since. */
export function unsealedBytes(bytes: Uint8Array, keys: Keys): Buffer | undefined {
  const named = everyKey(keys).filter((key) => startsWith(bytes, sealHead(key)));
  // A value without a name may by chance begin with one.
  return openedBy(named, bytes.subarray(headLength)) ?? openedBy(everyKey(keys), bytes);
}

/** Sealed under any key that is named. */
export function isSealed(bytes: Uint8Array): boolean {
  return bytes.length >= headLength + ivLength + tagLength && startsWith(bytes, mark);
}

function startsWith(bytes: Uint8Array, head: Buffer): boolean {
  return head.equals(bytes.subarray(0, head.length));
}

function encrypted(bytes: Uint8Array, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const inside = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...inside]);
}

function openedBy(keys: readonly Buffer[], bytes: Uint8Array): Buffer | undefined {
  for (const key of keys) {
    const opened = decrypted(bytes, key);
    if (opened) return opened;
  }
  return undefined;
}

function decrypted(bytes: Uint8Array, key: Buffer): Buffer | undefined {
  if (bytes.length < ivLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength));
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]);
  } catch {
    return undefined;
  }
}
