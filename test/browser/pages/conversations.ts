/** The six conversations of the menu, as scripts: what is said or pressed, and what must be in the answer. */
import { expect } from 'vitest';
import type { TryPage } from './try-page.ts';

/** `press`: a choice that must be on offer; `say`: words of one's own. */
export type Step = readonly ['press' | 'say', string, RegExp];
export type Conversation = readonly Step[];

/** By typing, a choice is said in its own words; by pressing, it is pressed. */
export async function hold(page: TryPage, steps: Conversation, by: 'typing' | 'pressing'): Promise<void> {
  for (const [kind, words, expected] of steps) {
    if (kind === 'press') await page.choices.getByText(words, { exact: true }).waitFor();
    if (kind === 'press' && by === 'pressing') await page.press(words);
    else await page.say(words);
    expect(await page.answer(), `after “${words}”`).toMatch(expected);
  }
}

/** Consent, then all three at once. */
export function identified(credentials: string, then: RegExp): Conversation {
  return [
    ['press', '同意', /证号/],
    ['say', credentials, then],
  ];
}

export const estimate: Conversation = [
  ['press', '算能报多少', /哪一级医院/],
  ['press', '苏木乡镇卫生院', /多少钱/],
  ['say', '一千五', /560\.00元到840\.00元/],
  ['press', '没有自费', /560\.00元到840\.00元/],
  ['press', '别的医院能报多少', /390\.00元到650\.00元[^]*220\.00元到385\.00元/],
];

/** Number, due day on a working day, and the promise it rests on. */
export const filed = /编号 T\d{2}-\d{4}-\d[^]*最晚\d{1,2}月\d{1,2}日（周[一二三四五]）[^]*20个工作日/;

export const anonymousComplaint: Conversation = [
  ['press', '投诉举报', /20个工作日/],
  ['say', '林东镇卫生院乱收费，多收了我三十块钱检查费', /说完了/],
  ['press', '说完了', /姓名还是匿名/],
  ['press', '匿名', /多收了我三十块钱检查费/],
  ['press', '对，登记', filed],
  ['press', '查投诉', /T\d{2}-\d{4}-\d/],
];

export const namedComplaint: Conversation = [
  ['press', '投诉举报', /20个工作日/],
  ['say', '林东镇卫生院乱收费，多收了我三十块钱检查费', /说完了/],
  ['press', '说完了', /姓名还是匿名/],
  ['press', '留姓名', /称呼/],
  ['say', '王小花 13800000000', /王小花/],
  ['press', '对，登记', filed],
];

export const policy: Conversation = [
  ['press', '问政策', /\S/],
  ['say', '起付线多少钱', /100元[^]*200元[^]*400元[^]*依据：方案 三（四）2/],
  ['say', '生孩子剖腹产给多少', /没有写/],
];
