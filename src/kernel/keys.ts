/**
 * The secret keys of one purpose. While they are being changed there are two: what is written is under the current one,
 * what is read may still be under the other.
 */
import { createHmac } from 'node:crypto';

export type Keys = Buffer | { readonly current: Buffer; readonly previous: Buffer };

export const keyNameLength = 12;

export function currentOf(keys: Keys): Buffer {
  return Buffer.isBuffer(keys) ? keys : keys.current;
}

/** The current one first. */
export function everyKey(keys: Keys): readonly Buffer[] {
  return Buffer.isBuffer(keys) ? [keys] : [keys.current, keys.previous];
}

/** Twelve hex digits that tell keys apart and nothing else about them. */
export function nameOf(key: Buffer): string {
  return createHmac('sha256', key).update('name of the key').digest('hex').slice(0, keyNameLength);
}
