/** The words around a sum that say what it was: the whole bill, what is self-paid, an advance, or another thing. */

/** `covered`: the bill without what is self-paid. `aside`: an advance, or another stay's; the bill only where nothing else is. */
export type Role =
  | 'total'
  | 'ineligible'
  /** What somebody paid themselves: self-paid beside a whole bill, otherwise the bill. */
  | 'own-share'
  | 'covered'
  | 'plain'
  | 'aside'
  | 'not-the-bill';

const numeral = '\\d零一二三四五六七八九两几十百千万';
/** Between a word and its sum: no other sum and no other clause. */
const gap = `(?:一共|一总|一点|[^${numeral},，。;；!！?？])`;

const refused =
  '(?:不能|不给|不让|没法|不予|不|[不未]纳入)报销?(?!多少)|报不了|报销不了|报不上|不能?走(?:报销|合作医疗)|合作医疗不管|not reimburs\\w+';
const offList = [
  '(?:全)?自费|(?:目录|医保)里?没有|自购|自备|外购|外买|丙类|非医保|院外买',
  '(?:目录|医保|报销范围|政策范围|范围|政策)(?:之|以)?外|(?:不|没)(?:在|进|入)(?:报销|医保|合作医疗)?(?:的)?(?:目录|范围|医保|册|名录|药单)',
  '自(?:己|个儿?)(?:花钱|掏钱|掏腰包)?(?:在|上|去)?(?:外头|外面|药店|药房|外边)?买|(?:得|要|须)自(?:己|个儿?)(?:花钱|掏钱|出钱|掏|出|付|拿|负担|承担)|自(?:己|个儿?|家)(?:[掏出花付拿垫]|承担|负担)(?:了|过)?(?:钱)?的?(?:买的?)?(?:药|针|材料|检查|化验|钢[板钉]|支架|耗材|器械|营养)|外[头面边](?:的?药[店房]|买|[拿开]的?药)|出去买|院外买|药店(?:自己)?买',
  'self[- ]?paid|(?:not|isn.?t|aren.?t|wasn.?t) covered|uncovered|out[- ]of[- ]pocket|(?:outside|(?:not|isn.?t|aren.?t|wasn.?t) (?:in|on)) the (?:list|plan|catalogue)|bought (?:outside|elsewhere)|from (?:a|the) pharmacy|off[- ]list|own expense',
].join('|');
const selfPaid = `(?:${offList}|${refused})`;
const selfPaidBefore = new RegExp(
  `(?<!没|没有|没啥|没什么|无|不含)(?:(?:${selfPaid}|除外)(?:(?!没(?!准|超|到)|无|住)${gap}){0,8}|(?<![${numeral}块元钱])(?:${selfPaid})的?[了药]?(?:检查)?(?:比较少|不算多|少|不多)?[,，:：]\\s?(?:才|就|也就)?)$`,
  'u',
);
/** 除自费外花了三千: all but that. */
const apartFrom =
  /(?:除了?|不算|不含|刨去|刨掉|去掉|抛去|扣掉|扣除)(?:自费|目录外)[^\d,，。;；]{0,4}(?:外|花)[^\d,，。;；]{0,6}$/u;
/** No other sum follows that the word belongs to: 三千自费五百. */
const standsFor = `(?!(?:的|药|部分)?[都也]?(?:没|无|为?零|为?0|不多|很?少|不清|忘))(?!(?!的(?:能|给|可以|还能)报|的?[,，]?(?:剩下?|余下?|其余|下剩|别的|另外))(?:[^\\d,，。;；]{0,6}(?:报多少|多少|几)|(?:(?!一共|一总|总|共|花|住)[^${numeral},，。;；]){0,8}(?!一共|一总|一起|一点)[${numeral}]))`;
const selfPaidAfter = new RegExp(
  `^(?:多|来)?(?:块钱?|元钱?|整)?(?:左右)?\\s?(?:yuan |rmb )?(?:(?!没|无自|不含|零自|能报|给报|总|共|花|住|算算)[^${numeral},，。;；!！?？]){0,9}?(?:${offList})${standsFor}`,
  'u',
);
const englishSelfPaidAfter = new RegExp(`^ ?(?:yuan|rmb)?[a-z ']{0,32}\\b(?:${offList}|not reimburs)`, 'u');
const refusedAfter = new RegExp(
  `^(?:多|来)?(?:块钱?|元钱?)?(?:左右)?\\s?(?![^,，。;；]{0,7}(?:凭|为[啥什]|怎|咋|哪))[^${numeral},，。;；!！?？]{0,7}?(?:${refused})${standsFor}`,
  'u',
);
/** "自己掏了八百" is one's own share of the bill, unless it is a part of it: 里头自己掏的八百. */
const partBefore = new RegExp(
  `(?:其中|里头|里面|里边|当中|包括|含)${gap}{0,4}(?:自付|自负|自理|自己掏|自己出|自己花)${gap}{0,4}$`,
  'u',
);

const sumOfAllWords =
  '一共|总共|共计|共|合计|总计|总费用|总额|总数|总的?|加起来|加一块儿?|加一起|合一块儿?|合起来|凑一块儿?|归其|归里包堆|满打满算|前前后后|前后|里里外外|末了|到头来|拢共|统共|通共|一总|(?<![估预会设统伙])计|[两三四五][样项](?!的|都)|里外里|全下来|算下来|下来|全部|等于|=|具体|准确说?|确切|精确|准数|in all|altogether|total(?: of| was| is|:)?';
export const sumOfAll = new RegExp(`(?:${sumOfAllWords})[^\\d,，。;；]{0,3}$`, 'u');
const totalBefore = new RegExp(
  `(?:${sumOfAllWords}|费用|花了|花掉|花销|花费|花|扔进去|搭进去|造了|收了(?:我|俺)?|掏了|账单|单子上?|发票|票子|结账|结算|结完账|结的|结了|实际|spent|bill (?:of|was|is)|came to|charged|costs?|paid)${gap}{0,8}$`,
  'u',
);

const coveredBefore = new RegExp(
  `(?:(?:医保|目录|政策|报销|报销范围|范围)(?:之|以)?内|合规|可报销?)(?:的)?(?:部分|费用)?${gap}{0,3}$`,
  'u',
);

const notTheBillBefore =
  /(?:电话|编号|码|第|尾号|后四位|证号)[是为:： ]{0,3}$|(起付线|起付|门槛|封顶线|封顶|每人|(?:一个人|一人)(?![^,，。]{0,3}[住看花])|人均|押(了)?|押金|预交|定金|账户(里|还)?|报[了过]|给报|(?<!能)报销了?|报[回下]来?|已经报|(?:说|才|只|就|光)报|(?:能|该|算|可以|应该)报(?:个|到|[回下]来?)?(?:大概|大约)?|到账|补了|补助了|救助了?|退(?:了|回来?了?|给|我|俺|钱)|罚|赔|收入|工资|工钱|养老金|低保(?:金|费|钱|(?=一?个?每?月|是|就|给|发))|挣了?|欠了?|还差|还剩|剩下?|余额|捐|路费|车费|打车|饭钱|住宿费?|比例|百分之|deposit|reimbursed|got back|per person|each|pension|salary|premium)[^\d零一二三四五六七八九十百千万,，。;；]{0,6}$/u;
const notTheBillAfter = /^(?:块钱?|元)?(?:的)?(?:押金|定金|工资|低保|路费|车费|保费|参合费|起付线|饭钱)/u;
const advanceBefore = new RegExp(
  `(?:(?<!住了?)(?:一天|每天|一宿|一晚|一针|一瓶|一盒|一片|一次|每次|一个月|一年|每月|每年|per day|a day)|门诊(?:费|看病|拿药|花了?|看)?|卖了?|凑了?|攒了?|借了?|存了?|垫|垫付|垫钱|先交|先付|先掏|存进去|预存|paid in advance)${gap}{0,5}$`,
  'u',
);
/** One item of a bill: all of it only where nothing else is said. */
const itemBefore = new RegExp(
  `(?:药费|药钱|药|检查费?|化验费?|床位费?|床(?:钱|费)?|护理费?|材料费?|输液费?|手术(?:费|钱)?|治疗费?|理疗|针灸|扎针|打针|片子|ct|b超|彩超|钢[板钉]|支架|救护车|伙食费?)${gap}{0,3}$`,
  'u',
);
/** 又花了五百 comes to what was said before it. */
const besides = new RegExp(`(?:又|还|再|另|${sumOfAllWords})[^\\d,，。;；]{0,5}$`, 'u');
/** 上回花了三千，这回五千: the other stay's sum reaches until this one is named. */
const earlier =
  /(?:上个?月|上[回次]|上一[次回]|前回|头一[次回]|去年|前年|年前|早先|(?<![原首优事])先[在去到搁上]|last (?:time|year)|first)(?:(?!这[回次趟]|这一[次回]|这个?月|现在|今年|二回|第二|后来|又|再|转|送|合|共|总|加|最后|this|now|then|报[过了][^,，。]{1,8}[,，])[^。!！?？])*$/u;

/** Told beside a stay, and never of it. */
const besideTheBill =
  /(?:吃饭|路费|车费|车钱|打车|油钱|加油|护工|陪护|雇人|住店|旅[店馆]|宾馆|买东西)[^\d,，。;；]{0,5}$/u;
const ownShare =
  /(?:自个儿?|自理|自己(?:承担|负担)|自担)(?:掏|出|花|付|拿)?(?:了|的|部分|有|是|费用){0,2}\s?$/u;
/** 花了四百没治好，转旗医院花了三千六: the first is another stay's. */
const leftUncured = /^(?:块钱?|元)?[,，]?(?:也|都|又)?(?:没|不)(?:治好|见好|见效|看好|管用|顶用|好)/u;

const depositAfter = /^ ?(?:yuan |rmb |kuai )?(?:as )?(?:an? )?deposit/u;
/** 6500=1200+3800+1500 begins with the whole. */
const wholeAfter =
  /^ ?(?:yuan |rmb |kuai )?(?:in total|total|altogether|in all)(?![a-z])|^[块元]?\s?=[^,，。;；=]*\+/u;

const firstOfParts = /=\s?[^\d=,，。]{0,4}$/u;

export function roleOf(before: string, after: string): Role {
  if (firstOfParts.test(before) && /^[块元]?\s?\+/u.test(after)) return 'aside';
  if (besideTheBill.test(before)) return 'not-the-bill';
  if (leftUncured.test(after) || depositAfter.test(after)) return 'aside';
  if (wholeAfter.test(after)) return 'total';
  if (apartFrom.test(before)) return 'total';
  if (
    selfPaidBefore.test(before) ||
    partBefore.test(before) ||
    selfPaidAfter.test(after) ||
    englishSelfPaidAfter.test(after)
  )
    return 'ineligible';
  if (coveredBefore.test(before)) return 'covered';
  if (ownShare.test(before)) return 'own-share';
  const total = totalBefore.test(before);
  // 花了三千不给报 is a bill refused, 里头有三百不给报 a part of one.
  if (refusedAfter.test(after) && (!total || /(?:其中|里头|里面|里边)/u.test(before))) return 'ineligible';
  if (notTheBillAfter.test(after)) return 'not-the-bill';
  if (advanceBefore.test(before) || (itemBefore.test(before) && !besides.test(before))) return 'aside';
  if (total && !isRefund.test(before)) return 'total';
  if (notTheBillBefore.test(before)) return 'not-the-bill';
  return 'plain';
}

const anothers =
  /(?:邻居|别人|人家|他们?家?|她们?家?|隔壁|同村|亲戚|朋友|同事|老乡|听说|哥|姐|弟|妹|叔|婶|姨|舅|姑(?!娘)|[老小][王李张刘陈杨赵孙周吴马])[^,，。;；!！?？]*$/u;
/** Of this the person says that it is their own. */
const myOwn = /(?:我|俺|咱)(?:这|那)?(?:回|次|边|个)?(?:也|就|才|是|只)?[^,，。;；!！?？]{0,4}$/u;

/** 邻居花了两万，我花了八千: whose sum the words before it say it is. */
export function ownerOf(before: string): 'own' | 'another' | 'unsaid' {
  if (myOwn.test(before)) return 'own';
  return anothers.test(before) ? 'another' : 'unsaid';
}

/** What was paid in advance, and what of it came back. */
export const paidInAdvance =
  /(?:押(?:金|了)?|预交金?|先[交付掏垫]|又[交补付垫]|再[交补付]|补[交缴])(?:了|的|金)?\s?$/u;
export const cameBack = /(?:退(?:还|给|回来?)?)(?:了|我|俺|给){0,2}\s?$/u;

/** 一共给报了三千 is what came back. */
const isRefund = /(?:给报|报了|报销了|报[回下]来?|补了|退了|reimbursed)[^\d,，。;；]{0,4}$/u;

/** Is the sum before this place another stay's? */
export function isEarlier(before: string): boolean {
  return earlier.test(before);
}

const noneSelfPaid =
  /(没有?|无|不[含带]|没花|没啥|没什么|没用|没开|没买|零|(?<!\d)0)(?:什么|啥|过|任何|别的)?(?:一?丁?点儿?|[一半][分毛]钱?|半点儿?|[一半哪]?[样项种笔个])?(?:都|是)?(?:的)?(?:自费|目录外|不能报的|外购|外头买的?药)|自费(?:的|药|部分|项目?|款|费用?|那[块项]|这[块项]){0,2}(?:一?丁?点儿?|[一半][分毛]钱?|一[样项种笔个]|半点儿?|啥|什么)?(?:都|也)?[是为:：]?\s?(?:没(?!有?(?:多|花多|准|超|到)|给|算|告|说|写|标|列|看|弄|细|数|人)有?|无|零|0(?![\d.])|是0)|没有?(?:什么|啥)?(?:(?:不|不能|不给)报的|报不[了上]的)|(?:都|全部?)(?:是|在|属于)?(?:可报|目录内|目录里|医保内|报销范围|范围内|能报)(?!吗|么|不|嘛)|(?:no|nothing|none)(?: \w+){0,3} (?:self[- ]?paid|uncovered)|(?:all|everything)(?: \w+){0,2} (?:covered|(?:in|on) the list)|nothing (?:outside|off)/u;

/** Nothing is self-paid, the person says. */
export function saysNoneSelfPaid(plain: string): boolean {
  return (
    noneSelfPaid.test(plain) && !/(有没有|有无)[^,，。]{0,4}自费|没有?[^,，。]{0,3}自费(吗|么)/u.test(plain)
  );
}

const vagueMemory =
  /(?:记不[太大很]?[清准住]|没记住|说不[好清]|忘了是|不记得|记不起来|拿不准|说不准|不太准|不一定准|没个准|没准数|记不真|不准成|大概的?数|估的数|忘了(?:具体|准)|[闹弄搞]不[清准]|不敢说准|不敢保准|知道对不对|不太?确定(?=$|[,，。!！?？数])|不一定对|没细[算看]|凭(?:记性|印象|记忆)|not sure|don'?t remember|i think|i guess)/u;
const ofAnotherThing =
  /定点|自费[^,，。\d零一二三四五六七八九两十百千万]{0,6}(?:记不|不记得|忘了|没记|拿不准|说不准|不太?确定|[闹弄搞]不)|(?:证|号码?|编号|名字?|哪天|几号|日子|密码)[^,，。]{0,4}(?:记不|不记得)|(?:记不[清准住]|不记得)[^,，。]{0,4}(?:证|号|名|哪|几号|密码|日)/u;

/** 两千，他记不清了: every sum in it is to be confirmed. */
export function isSaidFromMemory(plain: string): boolean {
  return vagueMemory.test(plain) && !ofAnotherThing.test(plain);
}
