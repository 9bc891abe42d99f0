/**
 * What the platform's error codes mean; they come inside HTTP 200.
 * https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html
 */
import type { Refusal, SendOutcome } from '../../src/delivery/outbox.ts';

type Consequence =
  /** The access token has run out or was replaced: another is fetched, and the call made again. */
  | { readonly kind: 'token' }
  | { readonly kind: 'again' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Meaning {
  /** One sentence for whoever reads the log or the dead letter. */
  readonly sentence: string;
  readonly consequence: Consequence;
}

const token: Consequence = { kind: 'token' };
const again: Consequence = { kind: 'again' };
const minute: Consequence = { kind: 'wait', ms: 60_000 };
const quarter: Consequence = { kind: 'wait', ms: 15 * 60_000 };
const refused = (refusal: Refusal): Consequence => ({ kind: 'refused', refusal });
const closed = refused('window-closed');
const unreachable = refused('unreachable');
const notTaken = refused('not-taken');

const meanings = new Map<number, readonly [string, Consequence]>([
  [-1, ['the platform is busy', again]],
  [40001, ['the access token is refused, or WECHAT_APP_SECRET is not the one of this account', token]],
  [40014, ['the access token is not valid', token]],
  [42001, ['the access token has run out', token]],
  [40003, ['there is no such follower', unreachable]],
  [40007, ['the media id is not valid or its three days are over', notTaken]],
  [40013, ['WECHAT_APP_ID is not an account', quarter]],
  [40125, ['WECHAT_APP_SECRET is not valid: take the one from 设置与开发 → 开发接口管理', quarter]],
  [40164, ["this server's address is not on the account's list (IP白名单)", quarter]],
  [41001, ['the access token is missing', token]],
  [43004, ['the person does not follow the account', unreachable]],
  [43101, ['the person has not subscribed to this notice', closed]],
  [40037, ['the template id of the notice is not one of this account', notTaken]],
  [41030, ["the notice's page does not exist", notTaken]],
  [41028, ['the form of the notice is not valid', notTaken]],
  [
    47003,
    ["a field of the notice does not fit its template: compare the profile's wechat.notices", notTaken],
  ],
  [45002, ['the text is too long', notTaken]],
  [45028, ['no mass message is left for this month', closed]],
  [45065, ['this mass message was sent before', notTaken]],
  [45066, ['this mass message was tried less than a minute ago', again]],
  [45067, ['the key of a mass message is too long', notTaken]],
  [45009, ['today’s number of calls is used up', quarter]],
  [45011, ['too many calls in a minute', minute]],
  [45015, ['the person has not written for 48 hours, or has unfollowed', closed]],
  [45047, ['all customer-service messages after their last message are used up', closed]],
  [45064, ['too many templates or menus were made', notTaken]],
  [
    48001,
    ['the account may not use this interface: it must be verified (认证), see docs/wechat.md', notTaken],
  ],
  [48002, ['the person has switched off messages of the account', unreachable]],
  [48004, ['the account was barred from this interface', notTaken]],
  [50002, ['the account is restricted', quarter]],
  [50005, ['the person does not follow the account', unreachable]],
  [61450, ['the platform’s own system failed', again]],
  [65400, ['customer-service messages must be switched on for the account (客服功能)', notTaken]],
]);

export function meaningOf(code: number): Meaning {
  const [sentence, consequence] = meanings.get(code) ?? ['a code that heyi does not know', notTaken];
  return { sentence: `WeChat ${String(code)}: ${sentence}.`, consequence };
}

/** What an error means for the message that was being sent. */
export function outcomeOf(code: number): SendOutcome {
  const { sentence: reason, consequence } = meaningOf(code);
  switch (consequence.kind) {
    case 'token':
    case 'again':
      return { kind: 'again', reason, code };
    case 'wait':
      return { kind: 'wait', ms: consequence.ms, wholeChannel: true, reason, code };
    case 'refused':
      return { kind: 'refused', refusal: consequence.refusal, reason, code };
  }
}
