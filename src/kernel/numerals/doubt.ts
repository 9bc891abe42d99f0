/** Words that put a sum in doubt: such a sum is read back before anything is reckoned from it. */

/** One who guesses, remembers or has it from hearsay; these may stand some words away from the sum. */
const guess =
  '大概[其齐]?|大约摸?|约摸|(?<!节)约莫|约么|差不多|差不离儿?|大差不差|估计|估摸着?|估么着?|估着|毛估|粗估|寻思|琢磨|好像|好象|仿佛|似乎|貌似|可能|也许|兴许|或许|没准儿?|说不定|恐怕|怕是|怕[得有要]|八成|印象[里中]?|依稀|隐约|听说|据说|说是(?!["“「]?(?:自费|不[给能]?报|报不|目录|医保|丙类|不在))|都说|记着|(?<!不)记得|预计|预估|猜|我想(?!问|知道|算|报|查|看|打听|了解|咨询|请)|我看(?!病|完|的|了|好|过|见|看|眼|牙|腿|腰)|看样子|看着像';
/** How near or how far a sum lies: these stand right beside it. */
const nearness =
  '(?<!节)约[合计为需略]?|概略|快[到有]|(?<=了)有个|有那么|(?<=^|[,，。\\s了都])[上过]|估的|大致|大体上?|粗略?地?算|算着|合着|将近|几乎|接近|(?<![附最])近|快|奔着?|刚[过到]|突破|挨着|靠近|逼近|不到|不足|没到|[不没]超过|超过|(?<![b彩])超|不止|不下|[高低多少]于|至[少多]|最少|少说|起码|最多|顶多|顶天|撑死|差一?点儿?|差不点|[得能总]有|总得|好赖|左不过|大数|(?:怎么|咋)着?[也都]|觉得|也就|小|≈|~|(?<![相类近])似[是为有]?|(?<![好偶画图])像[是有]|又像|想必|约计';
const between =
  '是|有|要|得|着|用|也|就|才|需要?|花了?|花费|交了?|收了?|掏了?|总共|一共|合计|共|在|个|能|会|啊|吧|呢|¥|\\s';
const doubtWord = new RegExp(`(?:${guess}|${nearness})(?:${between})*$`, 'i');
/** 大概在旗里花了三千: the doubt is of the sum, unless another figure or what is paid back stands between. */
const doubtBefore = new RegExp(
  `(?:${guess}|听[^,，。]{1,4}说|(?<!(?:不对|错了?|不是[^,，]{0,8})[,，。 ]?)应该)[^\\d,，。.!！?？;；、报住少零一二三四五六七八九两十百千万]{0,9}$`,
);
/** 大概吧，三千. */
const doubtAndPause = new RegExp(`(?:${guess}|约)(?:吧|是|有|的|啊|呢)?[,，、…。.\\s]{1,3}(?:${between})*$`);
const englishDoubt =
  /\b(?:about|around|roughly|approx\w*\.?|approaching|nearly|almost|over|above|below|more than|under|less than|up to|upwards of|at least|at most|as much as|just over|just under|just about|not quite|a bit (?:over|under)|maybe|perhaps|possibly|probably|some|like|close to|near|something like|in the region of|estimated?(?: at)?|i (?:think|guess|believe|suppose|reckon)|circa|must (?:be|have been))\s+(?:(?:it|that|was|were|is|cost|spent|paid|a|of|the|bill|total|came|to|rmb|¥)\s*)*$/i;

/** No sentence holds its word of doubt further from the sum. */
const reach = 24;

/** 大概, 差不多, 不到 … before a sum. */
export function followsDoubt(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  return [doubtWord, doubtBefore, doubtAndPause, englishDoubt].some((one) => one.test(before));
}

const pause = '(?=$|[\\s。.!！?？;；,，、)）])';
/** 三千大概能报多少 doubts what is paid back, not the sum. */
const ofTheAnswer =
  '(?![^,，。;；!！?？]{0,2}(?:能|会给|可以|报|返|退|补(?!药)|拿回|够|不|没|多少|几个|得等|要等))';
const money = '(?:块钱?|元钱?|钱)?';
const closing = '(?:吧|呢|的|了|是|啊|哈|来着|钱|数|记得|这么|这个|那个|多|还|也|些|点儿?)*';
const vagueEnd =
  '[多来]?(?:不足|不够|有了|起步?|往[下里]|靠[上边]|最[多少]|至[多少]|上浮|零头|零点儿?|仨瓜俩枣|以[里外]|之外|啥的|什么的|来着|[这那]样子?|是有的|[这那][么个]个?数|几百?|将近|约|估算|估|许|没个?准)';
const doubtAfter = new RegExp(
  [
    `^${money}算?(?:吧|呢|的)?[,，(（]?\\s?(?:我|俺|咱)?(?:就|也|还)?(?:${guess}|撑死|顶天|左近|许|give or take|i (?:think|guess|believe)|maybe|probably)${closing}(?:${pause}|这样|这么|那样)`,
    `^${money}(?:吧|呢)?(?:我|俺|也|还)?(?:${guess}|撑死|顶天)(?:吧|了|的)?${ofTheAnswer}`,
    `^${money}吧(?![唧台])`,
    `^${money}的?[,，(（]?${vagueEnd}(?:吧|的|了|呢)*${pause}`,
    `^${money}吧?[,，]?(?:或者?|也|还|可能|兴许)+(?:更|要)?多`,
    `^${money}(?:差|欠)(?:[一不]?点儿?|几十|几块)(?=$|[\\s。.!！?？;；,，]|不到)`,
  ].join('|'),
  'i',
);

/** 三千吧大概, 三千块，差不多. */
export function doubtFollows(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + reach);
  // 按六千估 asks for a reckoning from a sum, and doubts it no further.
  if (
    /^[块元]?钱?来?[估预]/.test(after) &&
    /(?:按照?|照着?|依|拿|以)着?$/.test(text.slice(Math.max(0, start - 4), start))
  )
    return false;
  return doubtAfter.test(after);
}
