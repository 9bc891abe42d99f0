/** Mass messages by a list of openids, with the platform's limits. */
import { z } from 'zod';
import type { FakeWechat } from './fake-wechat.ts';
import { massReport, nextMsgId } from './reports.ts';

const schema = z.object({
  touser: z.array(z.string()),
  msgtype: z.literal('text'),
  text: z.object({ content: z.string().min(1) }),
  clientmsgid: z.string().optional(),
});
const day = 86_400_000;

export class MassSends {
  readonly #keys = new Map<string, { readonly msgId: string; readonly at: number }>();
  readonly #counts = new Map<string, number>();

  take(fake: FakeWechat, asked: unknown, at: Date): unknown {
    const { touser, text, clientmsgid } = schema.parse(asked);
    if (touser.length < 2 || touser.length > 10_000)
      return { errcode: 40130, errmsg: 'invalid openid list size' };
    if (Buffer.byteLength(clientmsgid ?? '') > 64)
      return { errcode: 45067, errmsg: 'clientmsgid size out of limit' };
    if ([...text.content].length > 300) return { errcode: 45002, errmsg: 'content size out of limit' };
    const known = this.#keys.get(clientmsgid ?? '');
    if (known && at.getTime() - known.at < day)
      return { errcode: 45065, errmsg: 'clientmsgid exist', msg_id: `@${known.msgId}@` };
    const msgId = nextMsgId();
    if (clientmsgid !== undefined) this.#keys.set(clientmsgid, { msgId, at: at.getTime() });
    // By calendar month of Beijing; who has had four is passed over without a word.
    const month = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
    const told = touser.filter((openId) => fake.grants.follows(openId) && this.#had(openId, month) < 4);
    for (const openId of told) {
      this.#counts.set(`${openId} ${month}`, this.#had(openId, month) + 1);
      fake.show(openId, { way: 'mass', text: text.content });
    }
    fake.reports.push(massReport(msgId, touser.length, told.length));
    return { errcode: 0, errmsg: 'send job submission success', msg_id: `@${msgId}@`, msg_data_id: 1 };
  }

  #had(openId: string, month: string): number {
    return this.#counts.get(`${openId} ${month}`) ?? 0;
  }
}
