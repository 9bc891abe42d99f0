/**
 * What is compared but never kept in the clear: ID numbers, their last four, query codes. HMAC-SHA256 under the
 * deployment's key, as 64 hex digits behind the key's name; the purpose goes in, so that hashes of different things
 * never meet. A hash cannot be put under another key: while the key is changed, both are compared with.
 */
import { createHmac } from 'node:crypto';
import { currentOf, everyKey, type Keys, nameOf } from './keys.ts';

function keyedHash(keys: Keys, purpose: string, text: string): string {
  const key = currentOf(keys);
  return `${nameOf(key)}:${createHmac('sha256', key).update(`${purpose}\n${text}`).digest('hex')}`;
}

/** Of a whole ID number; x and X are one. */
export function idNumberHash(keys: Keys, idNumber: string): string {
  return keyedHash(keys, 'id-number', idNumber.trim().toUpperCase());
}

/** Of the last four of an ID number, "567X". */
export function idLast4Hash(keys: Keys, idLast4: string): string {
  return keyedHash(keys, 'id-last-4', idLast4.trim().toUpperCase());
}

/** Of a code by which a staff member binds their own account. */
export function staffCodeHash(keys: Keys, code: string): string {
  return keyedHash(keys, 'staff-code', code);
}

/** Of a complaint's query code; bound to its number, so that equal codes do not show. */
export function queryCodeHash(keys: Keys, complaintNumber: string, queryCode: string): string {
  return keyedHash(keys, 'query-code', `${complaintNumber}\n${queryCode.trim()}`);
}

/** Of an account on a channel whose holder has had everything erased. */
export function erasedAccountHash(keys: Keys, channel: string, externalId: string): string {
  return keyedHash(keys, 'erased-account', `${channel}\n${externalId}`);
}

/** Of a member who is not to be known any more on an account that is somebody else's. */
export function erasedTieHash(keys: Keys, channel: string, externalId: string, memberId: number): string {
  return keyedHash(keys, 'erased-tie', `${channel}\n${externalId}\n${String(memberId)}`);
}

/**
 * As the same thing may stand in the database: under either key, and as it was written before hashes named their key.
 * @param hash one of the above
 */
export function everyHash(keys: Keys, hash: (key: Buffer) => string): readonly string[] {
  return everyKey(keys).flatMap((key) => {
    const named = hash(key);
    return [named, named.slice(named.indexOf(':') + 1)];
  });
}
