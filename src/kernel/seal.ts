/** What lies in the database must not be readable from a copy of it: AES-256-GCM under the data key. */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;

/** @param key 32 bytes @param iv 12 bytes, never the same twice */
export function sealedBytes(bytes: Uint8Array, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const inside = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...inside]);
}

/** @param iv 12 bytes, never the same twice */
export function sealed(text: string, key: Buffer, iv: Buffer): string {
  return sealedBytes(Buffer.from(text), key, iv).toString('base64');
}

/**
 * The same text about the same thing has the same seal, so that an import can tell what is as it was without opening
 * it. The iv is a keyed hash of both (a synthetic one, as in RFC 5297): never the same for two texts. A copy of the
 * database tells by it that a thing's text has changed, and nothing of two things.
 * @param about what it is of: "telephone 150422000001"
 */
export function sealedAlike(text: string, key: Buffer, about: string): string {
  const iv = createHmac('sha256', key).update(`${about}\n${text}`).digest().subarray(0, ivLength);
  return sealed(text, key, iv);
}

/** undefined: sealed under another key, or changed since. */
export function unsealed(text: string, key: Buffer): string | undefined {
  return unsealedBytes(Buffer.from(text, 'base64'), key)?.toString();
}

export function unsealedBytes(bytes: Uint8Array, key: Buffer): Buffer | undefined {
  if (bytes.length < ivLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength));
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]);
  } catch {
    return undefined;
  }
}
