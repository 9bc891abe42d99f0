import { createHmac } from 'node:crypto';

/**
 * ID numbers are never stored: HMAC-SHA256 (hex) under the deployment's key, one purpose apart from the other.
 * The text is upper-cased and stripped of spaces first, so that 567x and 567X are the same.
 */
export function keyedHash(hashKey: Buffer, purpose: 'id' | 'id-last4' | 'query-code', text: string): string {
  const plain = text.replace(/\s/g, '').toUpperCase();
  return createHmac('sha256', hashKey).update(`${purpose}:${plain}`).digest('hex');
}
