/** Words for people: kin, and names inside a sentence. */

/** 孩子他爸, 儿媳妇, 孙女婿: called by a child's word and none. */
const byTheChild =
  /(?:孩子|孩儿|孩|娃|儿子|闺女|宝宝?)(?:他|她|的)?(?:爸|妈|爹|娘|爷|奶|姥|姑|舅)|(?:儿|孙)(?:子)?媳妇?|(?:孙|外孙)?女婿|姑爷|丈母娘|大姑娘小媳妇|姑姑|娘家/gu;
const child =
  /孩子|孩儿|儿子|儿女|闺女|女儿|姑娘|小子|丫头|娃|孙子|孙女|外孙|孙儿|[大小]孙|新生儿|婴儿|幼儿|宝宝|宝贝|我家?宝|双胞胎|学生|小孩|小家伙|[俺我咱]儿(?!媳)|(?:大|二|三|小|老)儿(?!媳|科|童)|我崽|崽子|小崽|(?:我家|俺家|咱家)(?:老[大二三四五]|小的)|老疙瘩|my (?:\w+ )?(?:son|daughter|child|kid|baby|boy|girl|children|kids|grand(?:son|daughter|child))/u;
const relative =
  /老伴|媳妇|家属|亲属|妯娌|连襟|一担挑|继[父母]|公婆|[我俺]女人|屋里头|妈|爸|爹|娘|婆婆|公公|公爹|婆母|丈(?:人|母)|爷|奶|姥|对象|男人|老公|老婆|爱人|丈夫|妻子|太太|内人|家内|当家的|屋里的|孩他|老头|老婆子|老爷子|老太太|老(?:父|母)|父亲|母亲|父母|双亲|家[父母严慈兄姐]|岳(?:父|母)|一家|全家|我家|俺家|咱家|家里|家人|哥|姐|弟|妹|兄弟|嫂|叔|伯|姑|舅|姨|婶|大爷|大娘|侄|外甥|女婿|姑爷|亲家|表[哥姐弟妹]|堂[哥姐弟妹]|额吉|额么格|额莫格|额莫|额布格|阿爸|阿布|阿瓦|阿哈|额格其|(?:wife|husband|mother|father|mum|mom|dad|family|parents|brother|sister|uncle|aunt|grand(?:mother|father|ma|pa)|in-law|cousin|nephew|niece)|my old (?:man|lady|woman)/u;
/** 先生 is a husband, unless it is how the office is addressed. */
const husband =
  /(?:[我俺她]|家)(?:的|家)?先生|(?:^|[，,。;；\s])先生(?!你|您|好|们|请|女士|贵)|(?:我|俺)那口子|孩子爹/u;

/** 儿子给拿的钱, 闺女陪的床: who helped is not who was ill, where another is named. */
const helping =
  /(?:儿子|闺女|女儿|姑娘|儿女|孩子们?|小子|丫头)(?:们)?(?:都|也)?(?:给|帮|替)?(?:我|俺|他|她)?(?:拿|垫|掏|凑|寄|借|送|陪|领|带|拉|背|教|念|伺候)(?:了|的|着|过|去|来|钱)/gu;

export function kinOf(plain: string): 'child' | 'family' | undefined {
  const named = plain.replace(byTheChild, (word) => (word.length > 0 ? '亲家' : word));
  const ill = named.replace(helping, '');
  const rest = child.test(ill) || relative.test(ill) || husband.test(ill) ? ill : named;
  if (child.test(rest)) return 'child';
  return relative.test(rest) || husband.test(rest) ? 'family' : undefined;
}

export const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
/** Signs that Mongol names are written with: 乌力吉, 娜仁花, 巴图朝鲁. */
export const mongolSigns =
  '乌力吉巴图雅娜仁高娃其木格萨日斯琴塔哈布和宝音朝鲁额尔德尼敦孟根白达来那顺阿拉坦满都呼勒苏托娅特古银照毕玛陶套诺敏宁通嘎莫恩赛罕查干必力丹扎青永敖道希包山花香兰玉云';
const nameEnds =
  '(?=$|[\\s,，。.;；、!！?？\\d(（]|身份|证号?|医疗证|合作|[后末最尾][四4后号]|电话|手机|家住|今年|户口|想|要查|查|帮|看看|瞅|一家)';
const named = new RegExp(
  `(?<!什么|啥|别|快|就|没|谁|怎么|咋)(?:[我俺]叫|[我俺]是|我?名(?:字|:|：)?(?:是|叫|:|：)|名字|大名(?:是|叫)?|姓[\\p{sc=Han}]{1,2}[,，]?\\s?叫|姓名(?:是|叫|:|：)?|本人|叫做|(?<=[我他她伴妈爸爹娘爷奶姥哥姐弟妹叔姑舅姨孙媳婆子女儿人主])叫|户主(?:是|叫|:|：)?|[他她](?:叫|是))\\s*([\\p{sc=Han}·]{2,8}?)${nameEnds}`,
  'u',
);
/** 我赵铁柱，…; 乌力吉 证号…: only a common surname or the signs of Mongol names make a name of it. */
const byItself = new RegExp(
  `(?:^|[\\s,，。;；:：、])(?:我|俺|本人)?([${surnames}][\\p{sc=Han}]{1,2}|[${mongolSigns}]{2,6})(?:的)?${nameEnds}`,
  'u',
);
const credentials = /证号?|身份|后四位|尾号|末四位|(?<!\d)\d{9,14}(?!\d)/u;
const notAName =
  /残疾|党员|会计|工人|司机|军人|退伍|投诉|报销|参合|账户|医院|卫生|合作|谁|什么|哪|怎么|人工|政府|办|村|户|病|老伴|的|了|吗|孩|学生|生产|老师|医生|大夫|护士|目录|转诊|摊派|车|凑|低保|五保|农民|牧民|^(?:来|去|从|想|要|问|在|替|帮|给|查(?!干))|儿子|闺女|女儿|妈|爸|爷|奶|苏木|嘎查|镇|旗|号|吧|家$|证|钱|你好|谢谢|不/u;

/** A name said as one; beside a certificate or ID number also one that stands by itself. */
/** 我李秀英 查: nothing else stands before the pause. */
const withPause = new RegExp(
  `^(?:我|俺|本人)([${surnames}][\\p{sc=Han}]{1,2})[\\s,，](?=查|看看|想查|要查|参合|报销|账户)`,
  'u',
);
/** 查下包秀兰今年参合没: looked up by it. */
const lookedUp = new RegExp(
  `(?:查|查询|看看|问问)(?:一?下)?(?:户主)?([${surnames}][\\p{sc=Han}]{2}|[${mongolSigns}]{2,6})(?=今年|明年|去年|一家|参合|交|报|住|账户|入没|有没有)`,
  'u',
);
const inEnglish = /\bname(?: is|:) ([a-z]{2,}(?: [a-z]{2,}){0,2}?)(?=$|[,.;]| (?:and|certificate|id|my)\b)/u;

export function nameIn(plain: string): string | undefined {
  const english = inEnglish.exec(plain)?.[1];
  if (english !== undefined) return english.replace(/\b[a-z]/gu, (letter) => letter.toUpperCase());
  const said = named.exec(plain)?.[1];
  if (said !== undefined && !notAName.test(said)) return said;
  for (const pattern of [withPause, lookedUp]) {
    const found = pattern.exec(plain)?.[1];
    if (found !== undefined && !notAName.test(found)) return found;
  }
  if (!credentials.test(plain)) return undefined;
  const alone = byItself.exec(plain)?.[1];
  return alone !== undefined && !notAName.test(alone) ? alone : undefined;
}
