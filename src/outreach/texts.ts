/** The words of a broadcast: one text a language, with fields; and one without any, for WeChat's mass messages. */
import { z } from 'zod';
import type { Language } from '../kernel/message.ts';

export const textLanguages: readonly Language[] = ['zh-CN', 'en'];

/** By the names staff write in braces: {户主} in Chinese, {household} in English. */
export const fieldNames = {
  /** The head of the household, masked as everywhere in chat: 乌*. */
  household: { 'zh-CN': '户主', en: 'household' },
  /** Members not yet enrolled, masked: 其*、苏*. */
  members: { 'zh-CN': '未参合的人', en: 'members' },
  /** How many they are. */
  count: { 'zh-CN': '人数', en: 'count' },
  /** The year that is collected for. */
  year: { 'zh-CN': '年度', en: 'year' },
  /** What one person pays (III.2.1-premium-10): 10.00 */
  premium: { 'zh-CN': '每人金额', en: 'premium' },
  /** premium × those who pay; empty when nobody does. */
  amount: { 'zh-CN': '应交金额', en: 'amount' },
  /** Members for whom civil affairs pays: they only show the certificate (III.2.1); empty when there are none. */
  certificateHolders: { 'zh-CN': '持证的人', en: 'certificate_holders' },
  /** The last working day on which it can be paid: 12月18日（周五）. */
  lastDay: { 'zh-CN': '最后一天', en: 'last_day' },
  /** Where (III.3.2); of several households all places. */
  payAt: { 'zh-CN': '缴费地点', en: 'where' },
} as const;
export type FieldName = keyof typeof fieldNames;

/** What stands in the braces; '' lets the whole line fall away. */
export type FieldValues = Readonly<Record<FieldName, string>>;

const text = z.string().max(4_000);

/** `generic` has no fields; '' : this broadcast is not sent as a mass message. */
const languageTexts = z.strictObject({ personal: text, generic: text });

export const textsSchema = z.strictObject({ 'zh-CN': languageTexts, en: languageTexts });
export type Texts = z.infer<typeof textsSchema>;

/** What is wrong with a text; nothing is saved as ready, sent or approved while there is one. */
export type TextFault =
  | { readonly kind: 'missing'; readonly language: Language }
  | { readonly kind: 'unknown-field'; readonly language: Language; readonly field: string }
  | { readonly kind: 'brace'; readonly language: Language }
  | { readonly kind: 'field-in-generic'; readonly language: Language; readonly field: string }
  | {
      readonly kind: 'too-long';
      readonly language: Language;
      readonly channel: 'telegram' | 'wechat' | 'wechat-mass';
      /** In the channel's own measure (characters, bytes), for the longest values there can be. */
      readonly length: number;
      readonly longest: number;
    };
