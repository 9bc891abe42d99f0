/**
 * What is compared but never kept in the clear: ID numbers, their last four, query codes. HMAC-SHA256 under the
 * deployment's key, as 64 hex digits; the purpose goes in, so that hashes of different things never meet.
 */
import { createHmac } from 'node:crypto';

function keyedHash(key: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('hex');
}

/** Of a whole ID number; x and X are one. */
export function idNumberHash(key: Buffer, idNumber: string): string {
  return keyedHash(key, 'id-number', idNumber.trim().toUpperCase());
}

/** Of the last four of an ID number, "567X". */
export function idLast4Hash(key: Buffer, idLast4: string): string {
  return keyedHash(key, 'id-last-4', idLast4.trim().toUpperCase());
}

/** Of a code by which a staff member binds their own account. */
export function staffCodeHash(key: Buffer, code: string): string {
  return keyedHash(key, 'staff-code', code);
}

/** Of a complaint's query code; bound to its number, so that equal codes do not show. */
export function queryCodeHash(key: Buffer, complaintNumber: string, queryCode: string): string {
  return keyedHash(key, 'query-code', `${complaintNumber}\n${queryCode.trim()}`);
}
