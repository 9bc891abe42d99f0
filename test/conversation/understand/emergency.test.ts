import { describe, expect, it } from 'vitest';
import { dangerIn } from '../../../src/conversation/understand/emergency.ts';
import { trainedUnderstanding } from './bare-understanding.ts';

const { understand } = trainedUnderstanding();

describe('stated present danger and calls for an ambulance', () => {
  it.each([
    '我爸突然说话不清楚了',
    '他说不出话了',
    '人昏迷了怎么办',
    '肚子疼得不行了现在咋办',
    '我老伴晕倒了没气了',
    '快叫救护车',
    '心口疼喘不上气',
    '俺妈晕过去了，这可咋整啊',
    '俺爹没气了快来人',
    '孩子抽搐了翻白眼',
    '儿子喝农药了',
    '俺爹打电话说着说着没声了，手机还通着',
    '老太太栽灶坑边叫不应，拍她也不抬头',
    '手让脱粒机卷进去了',
    '伤口的血捂不住',
    '姥爷眼前发黑，拉的全是黑血',
    '孩子吞了颗硬币',
    '喊不行了都',
    '救命啊',
    '帮我打120',
    '打120',
    '求求你派个救护车来',
    '老头突然半边身子动不了了',
    '我不想活了',
    '想把这些药一把吞了拉倒',
    '再不给报销我就不想活了',
    '账我还不上，就想跳河，你们管不管',
    '大出血止不住',
    '现在喘不上气，去医院能报吗',
    '我媳妇要生了羊水破了',
    '心口疼的厉害',
    '我老伴云倒了',
    '我想喝药',
    '媳妇说要喝药，拦不住',
    '大夫快来',
    '他掐着脖子打我',
    '我妈昏过去了，大夫还不来，我要投诉',
    '卫生院大夫不肯来，我爸喘不上气了，我要告他们',
    '老伴从早上起就叫不大醒，先问问明天能住院不',
    '满头是血，快来人',
    '他从房上掉下来，现在叫不醒',
    '被车撞了现在流好多血',
    'call an ambulance',
    'my father collapsed and is not breathing',
    "I can't breathe",
  ])('%s', (text) => {
    expect(understand(text).intent).toBe('emergency');
  });
});

describe('near misses that are no emergency', () => {
  it.each([
    '昏迷的病人来不及开转院怎么办手续',
    '说不清楚了 麻烦让工作人员联系我',
    '夜班大夫叫了三遍不来 我爸疼得直哭 我要反映',
    '120',
    '急诊',
    '急诊能报吗',
    '急性阑尾炎能报吗',
    '急性肠胃炎住院花了800能报多少',
    '着急',
    '我挺着急的，报销啥时候下来',
    '打120的车费能报吗',
    '救护车费报不报',
    '叫救护车要多少钱',
    '120拉到医院的钱给报不',
    '去年心梗住院花了三万能报多少',
    '我爸去年脑出血住院花了两万',
    '上个月我老伴晕倒住院，花了四千能报多少',
    '要是晕倒了叫救护车能报吗',
    '肚子疼去门诊看病报不报',
    '牙疼得不行了拔牙给报吗',
    '心脏病常年吃药报不报',
    '让车撞了住院合作医疗管不管',
    '从马上摔下来住院能报吗',
    '被牛顶了住院能报不',
    '花钱花得心疼',
    '合作医疗基金快不行了吧',
    '手机快不行了',
    '羊羔站不起来快死了',
    '救命啊作业写不完',
    '救护车一趟三百谁出',
    '手机掉河里了',
    '我走不动了，让儿子替我领行不',
    '疼不疼',
    '高血压头晕能报吗',
    '农药中毒住院报不报',
    '救命钱都让他们吃了，我要举报',
    '医疗救助找谁',
    '快点给我查报销',
    '赶紧给我办',
    '媳妇下个月要生了，生孩子给报吗',
    '已经出院了，当时昏迷了三天',
    '急救站在哪',
    '孩子感冒要喝药，给报不',
    '我妈每天都要喝药，能报不',
    '大夫快来了吗',
    '现在交不行了吗',
    '住院的时候大夫半天不来，我爸疼得受不了，我要投诉',
    '去年秋天他又昏倒了，喊的救护车，那趟车费给报不',
    '前年他喝药自杀没死，住院的钱能不能报',
    '12',
    '急',
  ])('%s', (text) => {
    const { intent, options } = understand(text);

    expect(intent).not.toBe('emergency');
    expect(options).not.toContain('emergency');
  });
});

it.each([
  ['他肚子疼', 'bodily'],
  ['羊倌下井里去了，不说话了', 'unsaid'],
  ['去年他肚子疼', 'beside'],
  ['他肚子疼，能报销吗', 'beside'],
  ['要是他肚子疼', 'beside'],
  ['羊羔中毒了', 'none'],
] as const)('%s: danger is %s', (text, danger) => {
  expect(dangerIn(text)).toBe(danger);
});

describe('danger without a word for it', () => {
  it('takes some words to be told', () => {
    expect(dangerIn('快3k')).toBe('none');
    expect(dangerIn('羊倌下井里去了,不说话了')).toBe('unsaid');
  });
});
