/** How long what is kept: days after which it goes, and the reason, as the office can set them in its scheme profile. */
import { z } from 'zod';

export const retentionRules = [
  'chat-words',
  'chat-rows',
  'conversations',
  'closed-enquiries',
  'closed-complaint-files',
  'closed-complaints',
  'ended-bindings',
  'locks',
  'staff-codes',
  'disabled-staff',
  'staff-notices',
  'broadcast-recipients',
  'misses',
  'audit-values',
] as const;
export type RetentionRule = (typeof retentionRules)[number];

const rule = (days: number | null, reason: string) =>
  z
    .strictObject({
      /** null: kept. */
      days: z.int().min(1).max(36_500).nullable(),
      reason: z.string().trim().min(2),
    })
    .default({ days, reason });

export const retentionSchema = z.strictObject({
  /** Does the service keep to the rules by itself, once a day? Else only `heyi retention` does. */
  daily: z.boolean().default(false),
  rules: z
    .strictObject({
      'chat-words': rule(30, '答完的话不必再留（个人信息保护法第十九条：最短必要期限）'),
      'chat-rows': rule(400, '往来的次数、时间留一年多，查投递问题用；里面没有话'),
      conversations: rule(30, '说到一半的事，过一个月不会再接着说'),
      'closed-enquiries': rule(180, '办完的人工咨询，半年内可能再问起'),
      'closed-complaint-files': rule(null, '投诉的照片、语音随档案保存；办公室定了年限再填'),
      'closed-complaints': rule(null, '投诉按档案规定保存；办公室定了年限再填'),
      'ended-bindings': rule(400, '撤回的身份核对，留一年多，说得清当时是谁看的'),
      locks: rule(30, '输错次数，过一个月没有用了'),
      'staff-codes': rule(1, '绑定码十分钟内有效'),
      'disabled-staff': rule(
        365,
        '停用一年的工作账号，密码和绑定的微信不必再留；姓名留着，经办记录要写明是谁',
      ),
      'staff-notices': rule(400, '给工作人员的提醒，一年以后没有用了'),
      'broadcast-recipients': rule(800, '两个缴费年度以后，通知到了谁不必再留；人数留着'),
      misses: rule(400, '没听懂的话（不带身份），一年多没人用来教就删'),
      'audit-values': rule(1_095, '谁看过什么留三年（个人信息保护法第五十六条）；链条本身一直留'),
    })
    .prefault({}),
});

export type Retention = z.infer<typeof retentionSchema>;

/** What goes is older than this; undefined: it is kept. */
export function goesBefore({ rules }: Retention, name: RetentionRule, at: Date): Date | undefined {
  const { days } = rules[name];
  return days === null ? undefined : new Date(at.getTime() - days * 24 * 3_600_000);
}
