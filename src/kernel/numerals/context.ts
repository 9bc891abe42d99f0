/** What stands around a number and says that it is no sum of money: dates, counts, ordinals, telephone numbers. */

const numeral = '[\\d零一二三四五六七八九十百千两]';

/** Whole stretches in which no sum is looked for. */
const otherThings: readonly RegExp[] = [
  // Dates and times.
  /\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?/g,
  /\d{4}\s*[-~至到]\s*\d{4}\s*年/g,
  new RegExp(`(?<!个)(?:${numeral}{1,3}|[正腊冬])月(?:份|初?${numeral}{1,3}(?![\\d千百万亿元块多来]))`, 'g'),
  /\d{1,2}[:：]\d{2}(?::\d{2})?/g,
  new RegExp(`(?:星期|礼拜|周)[一二三四五六日天1-7]`, 'g'),
  /初[一二三四五六七八九十](?![千百万])/g,
  /差一点|一(?:共|总|起|律|并|概|旦|向|边)/g,
  // 一分钱没报: not a fen, in other words nothing.
  /一[分毛]钱?(?:都|也)?[没不]|(?:没有?|无|不[花用是])[^,，。\d]{0,3}[一半][分毛]钱?/g,
  // 一块去的, 合一块儿: together; 一块石头.
  /一块(?:儿(?!八)|(?=\d{2,}|[去来走住办交报算跟和过吃到在弄送给石肉骨布板牌玻砖糖饼肿疤癣皮疙冰木铁]))/g,
  // Ordinals, shares, certificate and complaint numbers, telephone numbers.
  new RegExp(`第\\s*${numeral}+`, 'g'),
  /百分之[\d零一二三四五六七八九十百两点.]+/g,
  new RegExp(`(?<!${numeral})${numeral}+分之${numeral}+`, 'g'),
  /(?!rmb|yuan)(?<![a-z])[a-z]{1,3}-?\d[\w-]*/gi,
  /(?<!\d)\d[\d*xX]*\*+[\d*xX]*/g,
  /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g,
  /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /(?<![\d.])\d{9,}[xX]?/g,
  /(?<!\d)\d+(?:\.\d+){2,}/g,
  new RegExp(`[零幺一二三四五六七八九]{7,}`, 'g'),
  // A telephone number with a slip in it; a local one.
  /(?<!\d)(?:1[3-9]\d[- ]\d{3,4}[- ]\d{3,5}|0\d{2,3}[- ]?\d{3,4}[- ]?\d{3,5})(?!\d)/g,
  /(?!^\d{7,8}\s*$)(?<![\d.,，¥花费收交掏付共计了])\d{7,8}(?!\d|[.,，]\d|\s*[元块多])/g,
  // 二二〇医院, 301医院, 3号楼, 5病房.
  /[\d零幺一二三四五六七八九]{2,}(?=医院|军区|病[房区床]|号楼|部队|国道|省道|线公交)/g,
  /(?<![\d¥花费收交掏付共计了])123(?:45|20|93|33|15|48|58)(?!\d|[.,，]\d|\s*[元块多])/g,
  /(?:血[压糖脂]|心率|脉搏|体[温重]|身高|[高低]压|尿酸)[^\d,，。]{0,3}\d+(?:[./]\d+)?/g,
  // 差几十块不到三千: what is wanting to the sum.
  /差[\d一二三四五六七八九十几两百]+块?钱?(?=不到|就|不够|到)/g,
  /(?:密码|查询码|验证码|取件码)[^\d,，。;；]{0,6}\d+/g,
  /\b(?:in|since|year|until|till|during|before|after)\s+(?:19|20)\d{2}(?!\d|,\d|\s*(?:yuan|rmb))/gi,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?20\d{2}(?!\d)/gi,
  /\b(?:id|card|certificate|number|no\.|ending|ends|phone|tel)\b[^\d,.;¥]{0,10}\d+/gi,
  /(?:尾号|后四位|后4位|末四位|最后四位|证号|编号|号码|[单卡床]号|账号|(?:住院|门诊|病[案历]|流水)号|电话|手机号?|热线|身份证号?|医疗证号?|证)(?:是|为|:|：|\s|的)*\d+(?:[ -]\d{2,})*/g,
  /(?<![\d.,])\d{4}(?: \d{4}){2,}[xX]?(?![\d.,])/g,
  /(?:打|拨|叫|呼|拨打)(?:了|个|通|一下)?\s*(?:1[12]\d(?!\d|块|元)|123\d\d(?!\d)|幺[\u4e00-\u9fff]{2})/g,
  /(?<!\d)1[12]\d(?=急救|电话|救护|热线|服务)/g,
];

/** After a number these always count something else than money. */
const measure =
  /^\s*(?:年|月|日|号(?!线)|天|周岁|岁|口|个|位|人(?!民币)|次|遍|趟|户|斤|楼|层|床|倍|亩|瓶|盒|针|粒|片|支|辆|栋|届|章|款|级|甲|寸|厘|毫|公里|公斤|克|升|颗|顿|袋|碗|杯|匹|头|只|米|小时|分钟|秒|工作日|世纪|星期|礼拜|分之|刻|成|折|[%‰℃°]|ml\b|mg\b|kg\b|cm\b|mm\b|[a-jl-vx-z])/i;
/** These count something else unless the number is plainly money by the word before it. */
const doubtfulMeasure =
  /^\s*(?:回|家|里|院|等|把|点|分|期|度|条|项|包|根|件|张|台|下|样|直|定|般|起|些|会|切|半|边|面|旦|块儿|块地|趟)/;
const moneyWord =
  /(?:花|费|收|交|掏|付|共|计|要|垫|是|缴|欠|值|报|退|补|给|自个儿?|押金|钱|金额|款|总|合|[:：])(?:了|得|有|过|我|俺|出|去|掉|我们|他|到|大概|大约|差不多|约|快|将近|不到|近|\s)*$/;

/** Written without a pause, a sum is followed by the next word: 三千家里没钱, 五千天天打针. */
const anotherWord =
  /^\s*(?:只(?:报|给|能|有|是|要|得|够|返|补|算)|头(?:孢|晕|痛)|支[架付]|成[吗不]|折腾|分(?:文|钱|[两几])|人工|口腔|次要|(?:ct|b超|x光|mri|icu|dr)(?![a-z])|根本|包扎|下来|等(?:报|着|钱|我)|直接|半(?:个|年|拉)|起付|定点|人(?:没|也|都|还|走|就|现|家|民币)|天天|月(?:底|初|末)|年(?:前|底|初|后|轻|头)|头(?:两|几|三|疼|年|一)|日子|家(?:里|属|人)|回(?:来|家|头|去|旗|报)|个人|次日|点滴|成天|包(?:括|含)|里(?:头|面|边|有)|床位|片子|床(?:费|位|钱)|针对|分别|条件|款|院(?:里|长)|户口|号称|起码|会(?:给|报|不)|把[我俺])/;

/** Places of the text (by index) where no sum begins. */
export function placesOfOtherThings(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const pattern of otherThings) {
    for (const match of text.matchAll(pattern)) {
      for (let at = match.index; at < match.index + match[0].length; at += 1) places.add(at);
    }
  }
  return places;
}

/** From a thousand up, 里 or 回 after the number is more likely the next word than a measure (3.5万里有…). */
const plainlyMuch = 1000_00;

export function followedByMeasure(text: string, start: number, end: number, hundredths: number): boolean {
  const after = text.slice(end, end + 6);
  if (hundredths >= 100_00 && anotherWord.test(after)) return false;
  if (measure.test(after)) return true;
  return doubtfulMeasure.test(after) && hundredths < plainlyMuch && !followsMoneyWord(text, start);
}

export function followsMoneyWord(text: string, start: number): boolean {
  return moneyWord.test(text.slice(Math.max(0, start - 14), start));
}
