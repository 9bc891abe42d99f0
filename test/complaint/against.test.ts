import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTarget, namedIn, sumuIn } from '../../src/complaint/against.ts';
import { complaintCategories, type ComplaintTarget } from '../../src/complaint/complaint.ts';
import { queueOf } from '../../src/complaint/decide.ts';

const targets: readonly ComplaintTarget[] = [
  'health-centre',
  'sumu-office',
  'banner-office',
  'hospital',
  'village',
  'other',
  'unclear',
];

describe('whom the words are against', () => {
  it.each([
    ['卫生院乱收费', 'health-centre'],
    ['林东镇卫生院的合管办不给办', 'sumu-office'],
    ['苏木合管办的人态度差', 'sumu-office'],
    ['镇合管办主任骂人', 'sumu-office'],
    ['旗合管办拖着不报', 'banner-office'],
    ['旗医院多收我钱', 'hospital'],
    ['村里说不入就不给办低保', 'village'],
    ['嘎查硬摊派', 'village'],
    ['镇政府收钱不开票', 'other'],
    ['the health centre took 300 yuan', 'health-centre'],
    ['the sumu office was rude', 'sumu-office'],
  ])('%s: %s', (text, target) => {
    expect(decideTarget({ text })).toBe(target);
  });

  it.each(['合管办的人骂人', '村里和卫生院一起收钱', '他们乱收费', '卫生院收了钱，合管办也收了'])(
    'has to be asked: %s',
    (text) => {
      expect(decideTarget({ text })).toBeUndefined();
    },
  );

  it('is the banner office whenever it is named, against any answer', () => {
    for (const chosen of targets) {
      expect(decideTarget({ text: '卫生院乱收费\n旗合管办的李主任收了红包', chosen })).toBe('banner-office');
    }
  });

  it('is not asked a second time which office is meant', () => {
    const text = '合管办的人骂人';

    expect(decideTarget({ text, chosen: 'unclear', officeAsked: true })).toBe('unclear');
    expect(decideTarget({ text, chosen: 'sumu-office' })).toBe('sumu-office');
    expect(decideTarget({ text, chosen: 'health-centre' })).toBeUndefined();
    expect(decideTarget({ text, chosen: 'health-centre', officeAsked: true })).toBe('health-centre');
  });
});

const spellings = [
  [
    '旗合管办',
    '旗里合管办',
    '旗里的合管办',
    '旗 合 管 办',
    '旗里那个合管办',
    '左旗合管办',
    '巴林左旗合管办',
    '旗合管辦',
  ],
  [
    '合管办主任',
    '合管办的李主任',
    '合医办',
    '旗合医办',
    '旗农合办',
    '旗新农合办公室',
    '旗合作医疗办公室',
    '旗和管办',
  ],
  [
    '合管委',
    '旗合管委',
    '管理委员会',
    '旗管委会',
    '旗卫生局',
    '卫生局的科长',
    '旗衛生局',
    '旗卫健委',
    '卫生健康局',
  ],
  [
    '旗、镇合管办',
    '旗和苏木两级合管办',
    '上面的合管办',
    '旗政府院里的合管办',
    '合管办（旗里的）',
    '旗里管合作医疗的',
  ],
  [
    'the banner office',
    'Banner scheme office',
    'banner health bureau',
    'the management committee',
    '旗heguanban',
  ],
].flat();
const contexts = [
  '卫生院乱收费',
  '村里的会计收了钱',
  '苏木合管办不给办',
  '林东镇',
  '医院',
  '药店',
  '，',
  '。',
  '\n',
  ' ',
  '300块',
  '他',
];
const around = fc.oneof(
  fc.array(fc.constantFrom(...contexts), { maxLength: 6 }).map((all) => all.join('，')),
  fc.string(),
);

describe('no text that names the banner office is worked by it or below it', () => {
  const complaint = fc.record({
    before: around,
    spelling: fc.constantFrom(...spellings),
    after: around,
    target: fc.constantFrom(...targets),
    category: fc.constantFrom(...complaintCategories),
    sumu: fc.constantFrom(undefined, '林东镇'),
  });

  it('wherever in the story it is named, whatever was answered', () => {
    fc.assert(
      fc.property(complaint, ({ before, spelling, after, target, category, sumu }) => {
        const text = `${before}，${spelling}，${after}`;
        const queue = queueOf({ text, target, category, ...(sumu !== undefined && { sumu }) });
        expect(queue).not.toBe('banner-office');
        expect(queue).not.toBe('sumu-office');
      }),
      { numRuns: 2_000 },
    );
  });

  it('nor when only the words on whom it is about name it', () => {
    fc.assert(
      fc.property(complaint, ({ before, spelling, target, category, sumu }) => {
        const queue = queueOf({
          text: before,
          about: spelling,
          target,
          category,
          ...(sumu !== undefined && { sumu }),
        });
        expect(['supervision-committee', 'unclear']).toContain(queue);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(spellings)('%s goes to the supervision committee', (text) => {
    expect(queueOf({ text, target: 'other', category: 'misused-fund' })).toBe('supervision-committee');
  });
});

describe('the safest queue', () => {
  const queue = (text: string, target: ComplaintTarget, about?: string) =>
    queueOf({
      text,
      target,
      category: 'staff-attitude',
      sumu: '林东镇',
      ...(about !== undefined && { about }),
    });

  it('an office of which it stays unclear whose it is waits to be sorted', () => {
    expect(queue('合管办的人骂人', 'unclear')).toBe('unclear');
    expect(queue('卫生院和合管办的人骂人', 'health-centre')).toBe('unclear');
    expect(queue('合管办的人骂人', 'sumu-office')).toBe('banner-office');
  });

  it('so do people of the banner whose workplace is not said', () => {
    expect(queue('卫生院收钱，旗里的领导也分了', 'health-centre')).toBe('unclear');
    expect(queue('旗长收了钱', 'other')).toBe('unclear');
  });

  it('another body is worked by the banner only when it is known to be none of the banner’s', () => {
    expect(queue('镇上药店乱收费', 'other')).toBe('banner-office');
    expect(queue('镇政府收钱不开票', 'other')).toBe('banner-office');
    expect(queue('他们收钱不开票', 'other')).toBe('unclear');
  });

  it('a village goes to its sumu only when nobody of the sumu is named besides', () => {
    expect(queue('村里会计骂人', 'village')).toBe('sumu-office');
    expect(queue('村里会计和卫生院的人骂人', 'village')).toBe('banner-office');
    expect(queue('村里会计和镇里的干部骂人', 'village')).toBe('banner-office');
  });

  it('the supervision committee does not work what is about itself; about the office as well, it waits', () => {
    expect(queue('收了钱', 'unclear', '监督委员会')).toBe('banner-office');
    expect(queue('合管办收了钱', 'unclear', '监督委员会')).toBe('unclear');
    expect(queue('旗合管办收了钱', 'banner-office', '监督委员会的人')).toBe('unclear');
  });

  it('plain stories of the banner’s hospital and of one’s own home are not taken for the office', () => {
    for (const text of ['旗医院的主任骂人', '我是左旗林东镇人，卫生院骂人', '我家在旗里，卫生院骂人']) {
      expect(namedIn(text)).toMatchObject({ banner: false, officeUnclear: false, bannerPeople: false });
    }
  });
});

describe('the sumu that the words name', () => {
  const sumus = ['林东镇', '隆昌镇', '三山乡'];

  it.each([
    ['隆昌镇卫生院多收了钱', '隆昌镇'],
    ['从三山乡到林东镇', undefined],
    ['卫生院多收了钱', undefined],
  ])('%s: %s', (words, sumu) => {
    expect(sumuIn(words, sumus)).toBe(sumu);
  });
});

it('a township hospital is the health centre in English', () => {
  expect([...namedIn('the township hospital overcharged me').targets]).toEqual(['health-centre']);
  expect([...namedIn('the banner hospital overcharged me').targets]).toEqual(['hospital']);
});
