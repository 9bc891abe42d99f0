/**
 * News in the form the platform allows without a window: a template message or a subscription notice, with the
 * office's own template and fields.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html
 * https://developers.weixin.qq.com/doc/offiaccount/Subscription_Messages/api.html
 */
import type { Notice } from '../../src/kernel/message.ts';

/** What of the news a field shows; a text with no such name is shown as it stands. */
export type NoticeValue = 'number' | 'state' | 'day' | { readonly text: string };

export interface NoticeTemplate {
  readonly way: 'template' | 'subscription';
  readonly templateId: string;
  /** By the template's own field names: thing1, character_string2, … */
  readonly fields: Readonly<Record<string, NoticeValue>>;
}

export type NoticeTemplates = Partial<Record<Notice['kind'], NoticeTemplate | undefined>>;

/**
 * "订阅消息参数值内容限制": what a field takes is in its name. Those that are not texts (time, date, number) are passed as they are.
 * https://developers.weixin.qq.com/doc/offiaccount/Subscription_Messages/api.html
 */
const longestField: readonly (readonly [RegExp, number])[] = [
  [/^thing\d/, 20],
  [/^character_string\d/, 32],
  [/^phrase\d/, 5],
  [/^name\d/, 10],
  [/^const\d/, 20],
  [/^(first|remark|keyword\d)$/, 200],
];

export interface NoticeCall {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export function noticeCall(openId: string, notice: Notice, template: NoticeTemplate): NoticeCall {
  const entries = Object.entries(template.fields).map(
    ([name, value]) => [name, { value: fitted(name, valueOf(notice, value)) }] as const,
  );
  return {
    path:
      template.way === 'template' ? '/cgi-bin/message/template/send' : '/cgi-bin/message/subscribe/bizsend',
    body: { touser: openId, template_id: template.templateId, data: Object.fromEntries(entries) },
  };
}

function valueOf(notice: Notice, value: NoticeValue): string {
  return typeof value === 'string' ? notice[value] : value.text;
}

/** One line ("不能带有换行等控制字符"), no longer than its kind of field. */
function fitted(name: string, value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  const longest = longestField.find(([names]) => names.test(name))?.[1];
  const signs = [...line];
  if (longest === undefined || signs.length <= longest) return line;
  // An ellipsis is a sign that a phrase or a number does not take.
  return name.startsWith('thing')
    ? `${signs.slice(0, longest - 1).join('')}…`
    : signs.slice(0, longest).join('');
}
