import { describe, expect, it } from 'vitest';
import {
  drops,
  fearsExposure,
  hasFinished,
  readComplainantName,
  readNaming,
  readTarget,
  saysWhatHappened,
} from '../../../src/conversation/dialogues/complaint-reading.ts';
import { countedWeekends, skippedHolidays } from '../../../src/conversation/dialogues/complaint-days.ts';
import { publishedCalendar } from '../../../src/kernel/working-days.ts';
import { event } from './complaint-desk.ts';

describe('whom it is about', () => {
  it.each([
    ['卫生院乱收费', 'health-centre'],
    ['林东镇卫生院的合管办不给办', 'sumu-office'],
    ['苏木合管办的人态度差', 'sumu-office'],
    ['旗合管办拖着不报', 'banner-office'],
    ['旗医院多收我钱', 'hospital'],
    ['村里说不入就不给办低保', 'village'],
    ['嘎查硬摊派', 'village'],
    ['镇政府收钱不开票', 'other'],
  ])('%s: %s', (text, target) => {
    expect(readTarget(text)).toBe(target);
  });

  it('is asked when 合管办 may be either office, when two are named, or none', () => {
    expect(readTarget('合管办的人骂人')).toBeUndefined();
    expect(readTarget('村里和卫生院一起收钱')).toBeUndefined();
    expect(readTarget('他们乱收费')).toBeUndefined();
  });
});

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
  ] as const)('named or anonymous: %s → %s', (text, naming) => {
    expect(readNaming(event(text))).toBe(naming);
  });

  it.each(['说完了', '没了', '就这些', '没有别的了', '完了', '就这样吧'])('finished: %s', (text) => {
    expect(hasFinished(event(text))).toBe(true);
  });

  it.each(['他还骂人', '没给我收据', '完了他又收了我20'])('not finished: %s', (text) => {
    expect(hasFinished(event(text))).toBe(false);
  });

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
  ])('a name: %s', (text, name) => {
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
