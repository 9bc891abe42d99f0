/** What the guard looks for in a text, by language. In doubt a word too many: what is rejected costs only eloquence. */
import type { Language } from '../../kernel/message.ts';

/** One expression a place, parted by semicolons. */
const each = (places: string, flags: string): readonly RegExp[] =>
  places.split(/\s*;\s*/u).map((place) => new RegExp(place, flags));

export interface GuardWords {
  /** Letters and signs a text may be made of. */
  readonly signs: RegExp;
  readonly longest: number;
  /** Ends of sentences, and of the segments within them. */
  readonly sentence: RegExp;
  readonly segment: RegExp;
  /** Phrases that hold a numeral and state no figure. */
  readonly noFigure: RegExp;
  readonly figure: RegExp;
  /** All, nothing, double, free: a figure without a number. Each must stand in the material as it is. */
  readonly wholesale: RegExp;
  /** Times, bodies, institutions, money bags and papers: each must stand in the material, by any of its names. */
  readonly things: readonly RegExp[];
  /** What may happen to money and people: said with or without a "not" only as the material says it. */
  readonly acts: readonly RegExp[];
  readonly negation: RegExp;
  /** Holds a "not" and denies nothing. */
  readonly noNegation: RegExp;
  /** Never said, whatever the material says: promises, exceptions, doubts, commands, requests for secrets. */
  readonly never: RegExp;
}

const chinese: GuardWords = {
  signs: /^[\p{sc=Han}0-9，。；：、（）《》“”%—–\-.]+$/u,
  longest: 200,
  sentence: /[。；;]/u,
  segment: /[，,：:]/u,
  noFigure:
    /一起|一样|一个样|一定|一下|统一|一般|一直|万一|十分|一点儿?|一家人|一家子|唯一|一旦|一边|一路|千万别|百姓|[半]夜/gu,
  figure: /[0-9零〇○一二三四五六七八九十百千万亿两俩仨半几倍廿卅卌壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億幺兆%]/u,
  wholesale:
    /全[额部数报免包]|全都|都[^，。]{0,3}[报免给付出补]|[报免给付补]光|[报免补]完|所有|任何|一律|统统|通通|凡是|一切|照单|实报实销|免[费交缴收除]|白[看送拿给领]|不[要用收花掏][^，。]{0,3}钱|不[用必][交缴付掏花]|分文|分毫|翻番|翻[一两]?倍|加倍|减半|折半|对半|打折|上不封顶|不封顶|无上限|没有?上限|不限|无限|随便|多少[^，。]{0,4}多少|只多不少|大头|小头|大半|多半|绝大|大部分|小部分|零头|翻|折/gu,
  things: each(
    `今年|当年|本年; 明年|下一?年|次年; 去年|上年|往年; [后前]年; 年底|年末|12月; 年初; 月底|月末; 每年|年年|按年; 每月|按月;
     每次|每回|按次; 每户|按户|以户|按家庭|全家|一家; 每人|每个人|按人; 终身|永远|永久|一辈子; 马上|立刻|当天|即时|当场|现场;
     及时|尽快; 提前|逾期|过期|补交|滞纳; 以前; 以后|之后; 最多|顶多|最高|至多; 最少|至少|最低; 以上|之上; 以下|之下;
     合管办|经办; 合管委|管委会|管理委员会; 监督委员会|监委会; 民政; 财政; 卫生局; 审计; 银行; 政府; 街道|办事处;
     公安|派出所|法院|纪委|信访|市长; 旗长|书记; 医保局|医保中心|社保|居民医保|商业保险; 中央|国家; 自治区|内蒙; 集体; 个人;
     嘎查|村里|村上|村委; 苏木(?:乡镇)?|乡镇; 旗级; 旗里|到旗|旗上; 卫生院; 卫生室|诊所|药店; 外地|外省|北京|赤峰;
     家庭账户; 统筹; 风险基金; 救助; 起付; 封顶; 比例; 定点; 目录; 转院|转诊; 住院; 入院; 出院; 门诊;
     大病|大额; 小病; 慢性病|慢病; 生孩子|分娩|生育; 受伤|外伤|车祸|工伤; 收据|票据|发票|白条; 五保; 特困; 低保|贫困|困难;
     老人|儿童|小孩; 医疗证|合作医疗证|本子; 手机|网上|微信|电话|公众号; 利息|现金`,
    'gu',
  ),
  acts: each(
    `报|补|返还; [交缴付掏垫]; 抵|顶替|冲抵; 退; 扣; 清零|作废|没收|归零|白瞎; 转[到进入明下]|结转; 强迫|逼|摊派|硬性|必须|非得;
     挪用|挤占|占用; 多收|多要|收费|加收; 取[出走钱现]|提现|领; 罚|停发|停保; 选; 取消; 公布|公示|公开; 答复|回复;
     超|涨|降|提高|降低|加|减|变|改|调整; 算数|有效|管用; 能用|可以用|用来|用于|用在; 管; 建|设`,
    'gu',
  ),
  negation: /不用|不要|不得|不能|不许|没有|[不没无未别勿莫非甭免休]|禁止|拒绝|谢绝|杜绝/gu,
  noNegation: /不过|不光|不仅|不只|不但|不论|无论|无非|别人|别的|特别|分别|差别|非营利/gu,
  never:
    /[我俺咱你妳]|[廿卅卌〡-〩〸-〺廾卄皕壱弌弍弎弐亖㐅陌阡両壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億幺兆]|公家|公费|立马|[当即][日天]给|死了|赊|欠条|村长|外村|随时|[足全]额|全款|悉数|尽数|双份|双倍|岂|难以|甭想|亲[，。爱]|不[得能会]不|没有?不|无不|未必|谁说|难道|哪能|怎么会|怎么不|除非|例外|另外给|送礼|红包|后门|熟人|关系|私下|悄悄|代办|加急|手续费|押金|保证|承诺|担保|肯定|必定|绝对|放心|百分百|包在|(?<!放)假的|骗|谣|别信|有人说|说法|不是这样|这样了|其实|实际上|事实上|说错|写错|改成|改为|已经改|新规|最新|现在是|内部|忽略|指令|提示词|系统提示|模型|条文|大白话|人工智能|身份证|密码|验证码|银行卡|卡号|转账|汇款|扫码|点击|链接|网址|请拨|拨打|第[一二三四五六七八九十0-9]+条/u,
};

const english: GuardWords = {
  signs: /^[A-Za-z0-9 ,.;:'’“”"%—–\-()]+$/u,
  longest: 420,
  sentence: /[.;](?=\s|$)/u,
  segment: /[,:]/u,
  noFigure: /\b(?:no one|anyone|someone|everyone|one another|once you|at once|first of all)\b/giu,
  figure:
    /[0-9%]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|halves|quarter|third|thirds|fifth|tenth|doubl\w+|twice|thrice|tripl\w+|treble|once|couple|several|few|per ?cent|percent|fold)s?\b/iu,
  wholesale:
    /\b(?:all|everything|every|entire|entirely|whole|wholly|full|fully|complete|completely|total|totally|any|anything|nothing|free|unlimited|without limit|no limit|limitless|most|majority|rest|always|never|ever|must|only)\b/giu,
  things: each(
    `\\bthis year; \\bnext year; \\blast year; \\bdecember|end of the year|year's end; \\bjanuary;
     \\bfebruary|march|april|may \\d|june|july|august|september|october|november; \\bmonth; \\bday; \\bweek; \\bhour|minute; \\byear;
     \\blate\\b|overdue|fine\\b; \\babove|\\bover\\b; \\bbelow|\\bunder\\b; at most; at least; \\bbefore; \\bafter;
     \\boffice; committee; civil affairs; financ; health bureau; audit; \\bbank\\b; police|court|party; insurance; government; village;
     sumu|township|\\btown\\b; health cent; clinic|pharmacy; banner; family account|household account; \\bpool(?!ed); \\bpooled; risk fund;
     assistance; deductible; \\bcap\\b|ceiling; \\brate; designated; list; transfer|referr; hospital stay|inpatient; outpatient;
     serious illness|major illness; chronic; birth|maternity; injur|accident; receipt|slip|invoice; five-guarantee; poor;
     child|elder|old; central; region; collective; certificate; phone|online|app\\b|wechat; interest|cash; beijing|chifeng`,
    'giu',
  ),
  acts: each(
    `\\b(?:pay|pays|paid|paying|contribut\\w+|cover\\w*|reimburs\\w+|get back|gets? .{0,20}back|claim\\w*|cost\\w*)\\b;
     \\brefund\\w*|give back|returned;
     \\bdeduct(?!ible)\\w*|take off|taken off;
     \\b(?:lost|lose|loses|expire\\w*|void|cancel\\w*)\\b;
     \\b(?:move|moves|carr(?:y|ies|ied)|roll\\w*)\\b;
     \\b(?:forc\\w+|oblig\\w+|compulsory|compel\\w*)\\b;
     \\b(?:charge\\w*|fee\\w*|extra)\\b;
     \\b(?:withdraw\\w*|hand(?:ed)? out)\\b;
     \\b(?:choose|chosen|choice)\\b;
     \\b(?:publish\\w*|announc\\w*|public)\\b;
     \\b(?:answer\\w*|repl(?:y|ies|ied))\\b;
     \\b(?:above|over|exceed\\w*|more|less|below|under|rais\\w+|lower\\w*|increas\\w+|chang\\w+)\\b;
     \\b(?:join\\w*|count\\w*|use|used|uses|spend|spent|help\\w*)\\b`,
    'giu',
  ),
  negation: /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|refus\w+)\b|n['’]t\b/giu,
  noNegation: /\bnot only\b/giu,
  never:
    /\b(?:i|we|my|our|i'm|promise\w*|(?<!five-)guarantee[ds]?|certainly|surely|definitely|unless|except\w*|exempt\w*|actually|in fact|really|wrong|false|fake|true|truth|lie|bribe|gift|friend|contact|id card|password|code|account number|card|click|link|http|www|call|dial|ignore|instruction\w*|prompt|system prompt|model|ai|assistant|article \w+|section \w+|clause \w+)\b/iu,
};

export const guardWords: Readonly<Record<Language, GuardWords>> = { 'zh-CN': chinese, en: english };
