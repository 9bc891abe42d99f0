/**
 * What is said to a reminder that the contribution is due: whole messages only, as people write them. Heard so only
 * after a broadcast (after-broadcast.ts); at any other time the same words mean what they always mean.
 */

export const broadcastAnswers = [
  /** 已交了 */
  'paid',
  /** 怎么交, 在哪交, 交多少 */
  'how',
  /** 能微信交吗 */
  'online',
  /** 不交了 */
  'unwilling',
  /** 交不起 */
  'hardship',
  /** 谁家的, 你是谁, 骗子吧 */
  'whose',
  /** 发错了, 我不是乌力吉 */
  'not-ours',
  /** 人没了, 搬走了 */
  'gone',
  /** 知道了, 明天去交 */
  'seen',
  /** 别催了: no more of these. */
  'stop',
] as const;
export type BroadcastAnswer = (typeof broadcastAnswers)[number];

/** A reminder is answered in few words; whatever is longer is read as any other message. */
const longest = 20;

/**
 * Words that say who, when and what, and change nothing. None is made of others among them: what can be read in one way
 * only is read fast, whatever somebody sends.
 */
const who =
  '(?:我们?|俺们?|咱们?|家里人?|家|老(?:伴|公|婆|头)|爸|妈|爹|娘|媳妇|对象|爱人|儿子|儿媳妇?|闺女|女儿|孩子们?|娃们?|小子|姑娘|大家|一家(?:子|人)|[一两三四五六七八九\\d]+口人?)';
const when =
  '(?:已经?|早|刚|才|都|全|上个?(?:月|周|星期|礼拜)|这个?月|本月|大?前天|前儿个?|昨天|昨儿个?|今天|今儿个?|今早|上午|中午|下午|晚上|前[几两一]?(?:天|段时间|阵子?)|[一二三四五六七八九十\\d]+(?:月份?|[号日]))';
const what = '(?:[今明]年度?|\\d{4}年?|这个?|那个?|参合|合作医疗|新?农合|医保|钱|费|的)';
const where = '(?:村里?|嘎查|队里?|苏木|乡里?|镇里?|政府|卫生院|合管办|街道办?|微信|手机|网上?|支付宝)';
const lead = '(?:嗯|哦|噢|啊|哎|诶|喂|您?你?好|谢谢|就|可|不是|他|她|给|帮|替|跟|把|去|在|到|上|搁|说)';
const around = `(?:${who}|${when}|${what}|${where}|${lead})*`;
const end = '(?:啊|呀|呢|吧|哈|哦|了|的|啦|嘛|呗|诶|谢谢|辛苦|放心|好?[几两三四五六七八九十\\d]+天)*';

/** 教 and 叫 are what a phone writes down for 交. */
const pay = '(?:交|缴|付|教|叫)';
const paid = new RegExp(
  `^${around}(?:交了)?(?:${pay}(?:过|完|齐|清|上|好|足|够)?(?:费|钱|款)?(?:了|过|啦|的|完)|${pay}(?:完|齐|清)|(?:已经?|早)${pay}(?:费|钱|款)?|(?:${pay}给|给)(?:村里?|嘎查长?|队长|村长|书记|会计|苏木|政府|他们|你们|上面)(?:了|啦|的))${end}`,
  'u',
);
/** What follows a first word of it: 怎么还发, 有收据, 查一下. */
const paidAndMore = new RegExp(
  `${paid.source}(?:(?:怎么|咋|为啥|为什么|干嘛|还|又|有|收据|票|查|看|能|你|您|不用|别|咱|是|钱|[一二两几三四五六七八九十\\d]).*)?$`,
  'u',
);
const notYetPaid =
  /[没不][教叫]|没交|没缴|未交|未缴|不交|还没|交不|交没|吗|[?？]|哪|明天|后天|多少|报销|材料|单子/u;

/** 交了钱没给收据: that is a complaint. */
const wronged = /没给|不给|没开|不开|没收到|乱|多收|凭什么|投诉|举报/u;

const how = new RegExp(
  `^${around}(?:要|得|应该|该|一共|总共|现在|还能|每人|一?个人|一口人|最晚|最迟|请问|想问)*(?:(?:怎么|咋|如何|怎样)个?(?:交|缴|付|办|弄|整)(?:法|费|钱|呢)?|(?:在|去|上|到|搁|往)?(?:哪|哪里|哪儿|啥地方|什么地方)(?:去|能|可以)?(?:交|缴|办)(?:钱|费)?|(?:交|缴)(?:到|给)(?:哪|哪里|哪儿|谁)|(?:交|缴)?(?:多少|几块|几个)(?:钱|块|元)?|(?:什么时候|啥时候?|几号|哪天)(?:截止|到期|之?前?(?:交|缴)|为止|开始)?)(?:交|缴)?${end}$`,
  'u',
);
const online = /(微信|支付宝|手机|网上|线上|扫码|转账|红包|银行卡?|二维码|电脑)/u;
const unwilling = new RegExp(
  `^${around}(?:今年|明年|以后|再|也|可|能|是|必须|非得?|不|要是|如果)*(?:不|不想|不愿意?|不打算|不用|不准备|不乐意|懒得|可以不|能不能不)(?:再|想|去)?(?:交|缴|参加|参合|参|入|要)(?:了|费|钱|合|行|会|可以|的话|怎么样|怎样|咋样|啦|吧|呗|吗|呢|不)*${end}$`,
  'u',
);
const mustI = /^(?:必须|非得?|一定得?要?)(?:交|缴)(?:不可|吗|么|的?吗)+$/u;
const hardship =
  /交不起|缴不起|出不起|掏不起|拿不出|没钱(?!吗|了吗)|没有钱|钱不够|手头紧|手里紧|太穷|穷得|(?:家里|家庭|生活|有)困难|等有钱/u;
const notHardship = /账户|报销|医|院|药|病/u;
const whose = new RegExp(
  `^(?:这|那|说|讲|是|问|到底|你|您|你们|请问|的)*(?:谁家?的?|哪一?[家户位]的?|哪里的?|哪儿的?|什么人|干(?:什么|啥)的|骗子|骗人的?|诈骗|骗钱的?|真的?(?:还是)?假的?|真的|靠谱)(?:吗|吧|呀|啊|呢|么|不)*$`,
  'u',
);
const notOurs = new RegExp(
  `^(?:你们?|您|这|是|可能|好像|应该)*(?:(?:发|弄|搞|打|认|找)错(?:人|号|地方)?|错人|找错人)${end}$|^${around}(?:都)?(?:不是|不叫)(?!.*(?:交|缴|说|发过|吗))(?:本人|他|她|[\\p{sc=Han}·]{1,6})$|^(?:不认识|没有?)(?:这个?人|这户|这家)?${end}$|^你?找谁(?:啊|呀|呢)*$|^(?:这个?)?(?:号|手机号|微信)(?:已经)?换(?:人|主)了?$`,
  'u',
);
const gone =
  /^(?:人|他|她|老人|老?伴|我?(?:爸|妈|爹|娘|奶奶|爷爷|公公|婆婆))?(?:已经|早就|早|都|前年|去年|今年)*(?:去世|过世|不在|没|走|死|搬走|迁走|嫁走|嫁出去|搬家|迁出|分户|分家)(?:去|了)*(?:啊|呀|啦)?$/u;
const seen =
  /^(?:ok(?:ay)?|好|好的|好嘞|好吧|好好|行|行了|中|成|妥|妥了|嗯+|哦+|噢+|啊|知道|知道了|我知道了|晓得|晓得了|明白|明白了|收到|收到了|看到了|看见了|了解|得嘞|谢谢提醒|感谢提醒|多谢提醒|记住了|记下了|gotit|thanksforthereminder|noted)$/u;
const later = new RegExp(
  `^${around}(?:明天|明儿|后天|今天|今儿|下午|上午|晚上|过几天|这几天|这两天|改天|有空|回头|一会儿?|马上|这就|现在|下周[一二三四五]?|下星期[一二三四五]?|下礼拜[一二三四五]?|周[一二三四五]|等(?:赶集|卖了?[牛羊粮]|发工资|孩子回来).{0,3})*(?:(?:就|再|去|来|会|要|到|得)+(?:政府|镇里?|镇上|苏木|嘎查)?|(?<=[天儿日周午上一二三四五]))(?:交|缴|办|补上)(?:上|去|费|钱|的)*${end}$`,
  'u',
);
const stop =
  /(?:别|甭|不要|不用|勿|莫)(?:再|老|总|给|我|俺|来|一直|天天)*(?:发|催|提醒|通知|告诉|烦|打扰|骚扰|推送)|烦(?:死|人)|^停$/u;

const english: readonly (readonly [BroadcastAnswer, RegExp])[] = [
  ['stop', /\b(no more|stop|don'?t|do not)\b.*\b(messages?|texts?|remind\w*|send\w*|writ\w*)\b/u],
  [
    'not-ours',
    /\bwrong (person|number|household|family)\b|\bnot (my|our) (family|household|name)\b|\bi am not (him|her|that person)\b/u,
  ],
  ['hardship', /\b(can'?t|cannot|can not) (afford|pay)\b|\bno money\b/u],
  ['unwilling', /\b(won'?t|will not|don'?t want to|do not want to|not going to) (pay|join|enrol\w*)\b/u],
  ['online', /\bpay\b.*\b(wechat|online|phone|alipay)\b/u],
  ['how', /^(so )?(how|where|when)\b.*\b(pay|paid)\b|^how much\b/u],
  [
    'paid',
    /^(yes,? )?(i |we )?(have |has |had |'ve )?(already |all )?paid\b(?!.*\bnot\b)|^(already )?paid\b/u,
  ],
  ['whose', /^(who (are you|is this)|whose)\b|\bscam\b/u],
];

const readers: readonly (readonly [BroadcastAnswer, (bare: string, text: string) => boolean])[] = [
  ['stop', (bare) => stop.test(bare)],
  [
    'paid',
    (bare, text) => paidAndMore.test(bare) && !notYetPaid.test(firstClause(text)) && !wronged.test(bare),
  ],
  ['hardship', (bare) => hardship.test(bare) && !notHardship.test(bare) && [...bare].length <= 14],
  ['online', (bare) => online.test(bare) && /[交缴付转](?!过|了)/u.test(bare) && [...bare].length <= 16],
  ['how', (bare) => how.test(bare)],
  ['unwilling', (bare) => unwilling.test(bare) || mustI.test(bare)],
  ['whose', (bare) => whose.test(bare)],
  ['gone', (bare) => gone.test(bare)],
  ['not-ours', (bare) => notOurs.test(bare)],
  ['seen', (bare) => seen.test(bare) || later.test(bare)],
];

export function readBroadcastAnswer(text: string): BroadcastAnswer | undefined {
  const plain = text.trim().toLowerCase();
  if ([...plain].length > longest && /\p{sc=Han}/u.test(plain)) return undefined;
  if (!/\p{sc=Han}/u.test(plain)) {
    const said = english.find(([, words]) => words.test(plain))?.[0];
    if (said) return said;
  }
  return readWhole(plain) ?? readClauses(plain.split(/[,，。;；!！?？、\s]+/u).filter((each) => each !== ''));
}

function readWhole(text: string): BroadcastAnswer | undefined {
  const bare = text.replaceAll(/[\p{P}\p{S}\s]+/gu, '');
  return readers.find(([, reads]) => reads(bare, text))?.[0];
}

/** 好，怎么交; 发错了，我不是他: each part must be an answer, save for a short word of no weight. */
function readClauses(clauses: readonly string[]): BroadcastAnswer | undefined {
  const read = clauses.map((each) => ({ answer: readWhole(each), length: [...each].length }));
  if (clauses.length < 2 || read.some(({ answer, length }) => !answer && length > 3)) return undefined;
  const answers = read.flatMap(({ answer }) => answer ?? []);
  return answers.find((answer) => answer !== 'seen') ?? answers[0];
}

/** 交了，怎么查不到: the question behind it does not undo what was said first. */
function firstClause(text: string): string {
  return text.split(/[,，。;；!！]/u)[0] ?? '';
}
