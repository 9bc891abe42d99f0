/**
 * Is a request from the platform, and of now? Looked at before a byte of its body is read.
 * https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html
 */
import { z } from 'zod';
import { isSignature } from './crypto.ts';
import { clocksApartMs } from './limits.ts';

const query = z.object({
  signature: z.string().length(40),
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(1).max(128),
  echostr: z.string().min(1).max(1_000).optional(),
  msg_signature: z.string().length(40).optional(),
});

export type SignedQuery = z.infer<typeof query>;

/** undefined: unsigned, forged, or signed too long ago. */
export function authenticQuery(given: unknown, token: string, at: Date): SignedQuery | undefined {
  const read = query.safeParse(given);
  if (!read.success) return undefined;
  const { signature, timestamp, nonce } = read.data;
  if (!isSignature(signature, token, timestamp, nonce)) return undefined;
  const apartMs = Math.abs(Number.parseInt(timestamp, 10) * 1_000 - at.getTime());
  return apartMs <= clocksApartMs ? read.data : undefined;
}
