/** Template messages and subscription notices. */
import { z } from 'zod';
import type { FakeWechat } from './fake-wechat.ts';
import { nextMsgId, noticeReport } from './reports.ts';

const schema = z.object({
  touser: z.string(),
  template_id: z.string(),
  data: z.record(z.string(), z.object({ value: z.string() })),
});

export function takeNotice(
  fake: FakeWechat,
  templates: Readonly<Record<string, readonly string[]>>,
  path: string,
  asked: unknown,
): unknown {
  const { touser, template_id, data: fields } = schema.parse(asked);
  const template = templates[template_id];
  if (!template) return { errcode: 40037, errmsg: 'invalid template_id' };
  if (!fake.grants.follows(touser)) return { errcode: 43004, errmsg: 'require subscribe' };
  const tooLong = Object.entries(fields).some(
    ([name, { value }]) => name.startsWith('thing') && [...value].length > 20,
  );
  if (tooLong || template.join() !== Object.keys(fields).join())
    return { errcode: 47003, errmsg: 'argument invalid' };
  const text = Object.values(fields).map(({ value }) => value);
  const refused = fake.refusesNotices.has(touser);
  if (!refused) fake.show(touser, { way: 'notice', text: text.join(' | ') });
  const msgId = nextMsgId();
  fake.reports.push(noticeReport(touser, template_id, msgId, path.endsWith('bizsend'), refused));
  return { errcode: 0, errmsg: 'ok', msgid: `@${msgId}@` };
}
