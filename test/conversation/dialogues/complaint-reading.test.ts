import { describe, expect, it } from 'vitest';
import {
  confirms,
  drops,
  fearsExposure,
  hasFinished,
  saysWhatHappened,
} from '../../../src/conversation/dialogues/complaint-reading.ts';
import { readComplainantName, readNaming } from '../../../src/conversation/dialogues/complaint-naming.ts';
import { countedWeekends, skippedHolidays } from '../../../src/conversation/dialogues/complaint-days.ts';
import { publishedCalendar } from '../../../src/kernel/working-days.ts';
import { event } from './complaint-desk.ts';

describe('does the message say what happened', () => {
  it.each([
    '卫生院乱收费，我要告',
    '我要投诉卫生院乱收费300块不给票',
    '村里说不入就不给办低保，这合理吗',
    '大夫骂人',
  ])('yes: %s', (text) => {
    expect(saysWhatHappened(event(text))).toBe(true);
  });

  it.each(['投诉', '我要投诉', '我要投诉卫生院', '我想举报村里', '5', '怎么投诉', '…', '我要告你们'])(
    'no: %s',
    (text) => {
      expect(saysWhatHappened(event(text))).toBe(false);
    },
  );

  it('no: a pressed choice', () => {
    expect(saysWhatHappened({ ...event('卫生院乱收费不给票'), choice: 'intent-complaint' })).toBe(false);
  });
});

describe('filing', () => {
  it.each([
    '对',
    '对的',
    '对对',
    '對',
    '是的',
    '没错',
    '登记',
    '登记吧',
    '对，登记。',
    '好，登记吧',
    '没错，确认',
    'yes',
    'Right, register it',
  ])('files: %s', (text) => {
    expect(confirms(event(text))).toBe(true);
  });

  it.each(
    [
      [
        '留',
        '留吧',
        '嗯',
        '嗯……',
        '嗯？',
        '有',
        '交了',
        '想',
        '好',
        '好的',
        '行',
        '同意',
        '需要',
        '当然',
        '留姓名',
      ],
      [
        '对？',
        '对吗',
        '对不对',
        '对……',
        '对吧？',
        '登记？',
        '登记了没有',
        '什么叫登记',
        '先别登记',
        '不登记',
        '对了他还骂人',
      ],
      ['', '。', '？', 'please', 'it', 'yes?', 'ok', 'not right', "don't register it"],
    ].flat(),
  )('does not: %s', (text) => {
    expect(confirms(event(text))).toBe(false);
  });
});

describe('answers', () => {
  it.each([
    ['留姓名', 'named'],
    ['实名', 'named'],
    ['我叫王小花', 'named'],
    ['匿名', 'anonymous'],
    ['不留名', 'anonymous'],
    ['不想写名字', 'anonymous'],
    ['不投诉了', 'dropped'],
    ['还是别告了吧', 'dropped'],
    ['好', undefined],
    ['留', 'named'],
    ['他把我的证留下了', undefined],
    ['匿名能查到我吗', undefined],
    ['匿名？', undefined],
    ['我是农民', undefined],
  ] as const)('named or anonymous: %s → %s', (text, naming) => {
    expect(readNaming(event(text))).toBe(naming);
  });

  it.each(['说完了', '没了', '就这些', '没有别的了', '完了', '就这样吧'])('finished: %s', (text) => {
    expect(hasFinished(event(text))).toBe(true);
  });

  it.each(['有', '留', '说完了？', '嗯……', '还没有', '他还骂人', '没给我收据', '完了他又收了我20'])(
    'not finished: %s',
    (text) => {
      expect(hasFinished(event(text))).toBe(false);
    },
  );

  it('dropping is not read into a story', () => {
    expect(drops(event('不投诉了'))).toBe(true);
    expect(drops(event('他说不投诉就退钱'))).toBe(false);
  });

  it.each(['我怕他报复', '请给我保密', '别让卫生院知道', '他威胁我'])('fear: %s', (text) => {
    expect(fearsExposure(text)).toBe(true);
  });

  it('no fear in plain words', () => {
    expect(fearsExposure('多收了我20元')).toBe(false);
  });

  it.each([
    ['王小花', '王小花'],
    ['我叫王小花', '王小花'],
    ['王小花 13800000000', '王小花 13800000000'],
    ['王小花，电话0476-5550131', undefined],
    ['凭什么问我', undefined],
    ['1', undefined],
    ['那顺乌力吉', '那顺乌力吉'],
    ['谢玉兰', '谢玉兰'],
    ['阿拉坦 其其格', '阿拉坦 其其格'],
    ['Wang Xiaohua', 'Wang Xiaohua'],
    ['王小花？', undefined],
    ...[
      '好的谢谢',
      '说完了',
      '同意',
      '不知道',
      '嗯嗯',
      '没有',
      '起付线',
      '报销进度',
      'ok thanks',
      'done',
    ].map((text): [string, undefined] => [text, undefined]),
  ] as readonly (readonly [string, string | undefined])[])('a name: %s', (text, name) => {
    expect(readComplainantName(event(text))).toBe(name);
  });
});

describe('the days of the count', () => {
  const skipped = ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'];

  it('are named by holiday, first to last', () => {
    expect(skippedHolidays(skipped, publishedCalendar, 'zh-CN')).toBe(
      '中秋节（9月25日）、国庆节（10月1日—10月7日）',
    );
    expect(skippedHolidays(skipped, publishedCalendar, 'en')).toBe(
      'Mid-Autumn Festival (25 Sep), National Day (1 Oct–7 Oct)',
    );
  });

  it('stand by themselves when no holiday is named', () => {
    expect(skippedHolidays(['2026-03-03', '2026-03-04'], publishedCalendar, 'zh-CN')).toBe('3月3日、3月4日');
    expect(skippedHolidays([], publishedCalendar, 'zh-CN')).toBe('');
  });

  it('that are worked at a weekend are named with their weekday', () => {
    expect(countedWeekends(['2026-09-20', '2026-10-10'], 'zh-CN')).toBe('9月20日（周日）、10月10日（周六）');
  });
});
