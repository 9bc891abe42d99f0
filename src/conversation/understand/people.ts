/** Words for people: kin, and names inside a sentence. */

/** 孩子他爸, 儿媳妇, 孙女婿: called by a child's word and none. */
const byTheChild =
  /(?:孩子|孩儿|孩|娃|儿子|闺女|宝宝?)(?:他|她|的)?(?:爸|妈|爹|娘|爷|奶|姥|姑|舅)|(?:儿|孙)(?:子)?媳妇?|(?:孙|外孙)?女婿|姑爷|丈母娘|大姑娘小媳妇|姑姑|娘家/gu;
const child =
  /孩子|孩儿|儿子|儿女|闺女|女儿|姑娘|小子|丫头|娃|孙子|孙女|外孙|孙儿|[大小]孙|新生儿|婴儿|幼儿|宝宝|宝贝|我家?宝|双胞胎|学生|小孩|小家伙|[俺我咱吾余]儿(?!媳)|小女(?!人|生[^孩])|犬子|小犬|稚子|[长次幼独爱养继]子(?!女关系)|[长次幼独爱养继]女(?!婿|士)|干儿|妮子|小?妮儿|小不点|(?:大|二|三|小|老)儿(?!媳|科|童)|我崽|崽子|小崽|(?:我家|俺家|咱家)(?:老[大二三四五六幺小]|小的)|老疙瘩|老幺|小祖宗|[大二三小]宝(?![石库])|宝儿|的宝(?=[黄发住肺])|[呼胡奥敖]很|my (?:\w+ )?(?:son|daughter|child|kid|baby|boy|girl|children|kids|grand(?:son|daughter|child))/u;
const relative =
  /拙荆|内子|贱内|荆妻|[妻](?!儿)|岳丈|家翁|高堂|[我俺吾余其]母|[我俺吾余其]父|[舍胞][弟妹]|老太婆?|[我俺]老汉|老伴|媳妇|家属|亲属|妯娌|连襟|一担挑|继[父母]|公婆|[我俺]女人|屋里头|妈|爸|爹|娘|婆婆|公公|公爹|婆母|丈(?:人|母)|爷|奶|姥|对象|男人|老公|老婆|爱人|丈夫|妻子|太太|内人|家内|当家的|屋里的|孩他|老头|老婆子|老爷子|老太太|老(?:父|母)|父亲|母亲|父母|双亲|家[父母严慈兄姐岳]|掌柜的|岳(?:父|母)|一家|全家|(?:我|俺|咱)们?家|家里|家人|哥|姐|弟|妹|兄弟|嫂|叔|伯|姑|舅|姨|婶|大爷|大娘|侄|外甥|女婿|姑爷|亲家|表[哥姐弟妹]|堂[哥姐弟妹]|额吉|额么格|额莫格|额[莫么嫫姆]|额布格|阿爸|阿布|阿瓦|阿哈|额格其|(?:wife|husband|mother|father|mum|mom|dad|family|parents|brother|sister|uncle|aunt|grand(?:mother|father|ma|pa)|in-law|cousin|nephew|niece)|my old (?:man|lady|woman)/u;
/** 先生 is a husband, unless it is how the office is addressed. */
const husband =
  /(?:[我俺她]|家)(?:的|家)?先生|(?:^|[，,。;；\s])先生(?!你|您|好|们|请|女士|贵)|(?:我|俺)那口子|孩子爹/u;

/** 生完孩子大出血, 坐月子: whoever gave birth is ill, not the child; 刚生的孩子 is the child. */
const born =
  '(?:孩子|小孩|娃娃?|儿子|闺女|女儿|丫头|小子|姑娘|双胞胎|龙凤胎|宝宝)(?!住|病|发|黄疸|进|抢救|得|肺|早产|缺氧)';
const givingBirth = new RegExp(
  `(?:生|怀|添)(?:完|了|下|上|过|着)*(?:[一俩两]?[个对])?(?:大胖|胖|小)?${born}`,
  'gu',
);
/** 带孩子摔了, 看孙子闪了腰: minded, not ill. */
const minding =
  /(?:带|看|哄|伺候|照看|照顾|接送?|抱|背)(?:着|大)?(?:孩子|娃|(?:外)?孙(?:子|女|儿)?)(?!去|来|看|住|上|到|打|做|治|出|跑|转|检|就)/gu;
/** 姐您好, 大哥，我想问, 谢谢阿姨: the office is spoken to as kin are. */
const officeAs =
  '(?:大|老|小|好|亲|老大)?(?:哥哥?|姐姐?|妹妹?|妹子|妹儿|弟弟?|兄弟|叔叔?|婶子?|姨|阿姨|大爷|大娘|大妈|姑娘|闺女|孩子|阿哈|额格其|阿姐|姐们儿?|哥们儿?)们?';
const spokenTo = new RegExp(
  `(?<=^|[,，。;；!！?？\\s]|喂|嗨|哎)${officeAs}(?=[,，]?\\s?(?:您|你)|好|在吗|在不|辛苦|麻烦|请|帮我|[,，!！~]\\s?(?:我|俺|咱|麻烦|帮|请|劳|想|问|求|打听|跟|能不能|给我))|(?<=谢谢|多谢|麻烦|劳烦|辛苦|拜托|求求|有劳|难为)(?:您|你)?(?:了)?[,，]?${officeAs}(?=$|[了啦啊呀哈,，。!！~])`,
  'gu',
);
const anyKin =
  '(?:老?(?:妈|爸|爹|娘)|妈妈|爸爸|爷爷?|奶奶?|姥姥?|姥爷|额吉|阿爸|父亲|母亲|老伴|媳妇|老婆|老公|对象|男人|老头子?|儿子|儿媳妇?|闺女|女儿|姑娘|孩子|小子|丫头|孙子|孙女|女婿|[大二三四五老小]*(?:哥|姐|弟|妹|叔|婶|舅|姨|姑|嫂|大爷)(?:哥|姐|弟|妹|子|夫|妈|父)?|小舅子|小姨子|亲家|家里人?|家人)';
/** 媳妇说交了, 我妈让我问问: who said so is not whose it is. */
const hearsay = new RegExp(
  `(?:我|俺|咱)?(?:家|们)?(?:的)?${anyKin}(?:儿|他们|们)?(?:也|都|总|老|还|就|又|非|一直|跟我|和我|对我|给我)*(?:说(?!话|不出)|讲|告诉|让我|叫我|劝我|催我|问我|替我|帮我|给我(?:交|办|弄|报|打听)|替交|帮交|让(?=问|打听|查)|叫(?=问|打听|查)|以为|寻思|怨我|骂我)`,
  'gu',
);
/** 村长小舅子也花五千: another's kin. */
const anothersKin = new RegExp(
  `(?:村长|书记|主任|嘎查达|达嘎|队长|会计|邻居|隔壁|同村|同屋|邻床|人家|别人|老板|院长|所长)[^,，。;；我俺]{0,2}?${anyKin}`,
  'gu',
);
/** 查一下我, 我花了: the person says it is their own. */
const myself =
  /(?:查|看|瞅|找|问|核|有没有|有无|没有?|没见|不见|给)(?:一?下|查|看|看看|瞅瞅|到)?(?:我|俺|本人|余)(?:$|[,，。!！?？\s的名自这那有入参在今报账交]|本人)|(?:^|[,，。;；!！?？\s但可那])(?:我|俺|余)(?:自己|自个儿?|本人|这|那|今年|也|就|是|可|都|还|没|没有)*(?:花|住|手术|交|缴|参|入上|的(?!妈|爸|爹|娘|老|儿|闺|女|孙|媳|孩)|名|在册|有没有|报|出院|得了?|病|叫|在旗|在赤)/u;

/** 儿子给拿的钱, 闺女陪的床: who helped is not who was ill, where another is named. */
const helping =
  /(?:儿子|闺女|女儿|姑娘|儿女|孩子们?|小子|丫头)(?:们)?(?:都|也)?(?:给|帮|替)?(?:我|俺|他|她)?(?:拿|垫|掏|凑|寄|借|送|陪|领|带|拉|背|教|念|伺候)(?:了|的|着|过|去|来|钱)/gu;

/** 儿子给我交的: done for the person, so it is the person's. */
const forMe = new RegExp(
  `${anyKin}[^,，。;；!！?？]{0,3}(?:给|替|帮|陪|送|拉|背|伺候|照顾)(?:着|过|了)?(?:我|俺)(?!${anyKin})`,
  'u',
);
/** 妈呀, 老天爷, 窗口姑娘, 我家穷, 在儿子家住: words of kin in which nobody is ill. */
const nobodyIll = new RegExp(
  `妈[呀耶]|我[滴地][妈娘]|我的[妈娘](?:[呀啊哎咧嘞哟]|(?=[,，!！]))|[他你]妈的?(?=[,，!！]|也|不)|特么|[天佛神龙王]爷|老少爷们|父老|兄弟单位|(?:窗口|收费|护士|挂号|柜台|大夫|卖药)[^,，。]{0,3}(?:姑娘|大姐|丫头|妹子|大哥|小子|姐|妹|婶)|(?<=[我俺咱])们?家里?(?=穷|困难|没钱|离|远|是[低五贫]|[养种]|[牛羊地房]|牲口|草场|收入|条件|[低五]保|贫困|[\\d一二三四五六七八九两几]+口)|(?<=[在去上搁])${anyKin}(?=家|那)`,
  'gu',
);
/** What befalls one: with 我 in a clause that names no kin, or with kin in theirs. */
const befalls =
  /住(?:的|了|过)?院|住了|住的|手术|病|摔|折|炎|癌|瘤|梗|疝|血|疸|烧|疼|痛|伤|截|昏|晕|喝|吃|生(?:了|完|下)|剖|透析|化疗|(?:的|这|那|咋才)(?:报|账户|钱|单|名|参合|证|补助|款|药)/u;
const clauses = /[,，。;；!！?？\s]+/u;

/** 我这肺炎住的院，儿子陪着: the person's own, and nothing befell the kin. */
function isTheirOwn(text: string): boolean {
  const told = text.split(clauses);
  return (
    told.some((one) => !isKin(one) && /我|俺|余|自己/u.test(one) && befalls.test(one)) &&
    !told.some((one) => isKin(one) && (befalls.test(one) || amountSaid.test(one)))
  );
}

const amountSaid = /[\d一二三四五六七八九两几]+[千百万块元]|\d{3}/u;

export function kinOf(plain: string): 'child' | 'family' | undefined {
  const named = plain.replace(byTheChild, (word) => (word.length > 0 ? '亲家' : word));
  const addressed = named.replace(nobodyIll, '').replace(spokenTo, '').replace(givingBirth, '生');
  const minded = addressed.replace(minding, '，');
  const ill = minded.replace(helping, '，');
  const own = ill.replace(hearsay, '，').replace(anothersKin, '，');
  if (!/她|他/u.test(own)) {
    const theirs = myself.test(own) || forMe.test(addressed) || minded !== addressed;
    if (!isKin(own) && theirs && /我|俺|余|本人/u.test(plain)) return undefined;
    if (isTheirOwn(own)) return undefined;
  }
  const rest = [own, ill].find(isKin) ?? addressed;
  if (child.test(rest)) return 'child';
  return relative.test(rest) || husband.test(rest) ? 'family' : undefined;
}

function isKin(text: string): boolean {
  return child.test(text) || relative.test(text) || husband.test(text);
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
const ofKin =
  '(?:我|俺|咱|吾)?家?的?(?:老?[爸妈爹娘]|妈妈|爸爸|父亲|母亲|爷爷?|奶奶?|姥姥|姥爷|额吉|阿爸|老伴儿?|媳妇儿?|老婆|老公|爱人|对象|丈夫|妻子|内人|男人|老头子?|儿子|儿媳妇?|闺女|女儿|姑娘|孙子|孙女|女婿|公公|婆婆|丈母娘|老丈人|哥哥?|姐姐?|弟弟?|妹妹?|姐夫|妹夫|嫂子|弟媳|叔叔?|婶子?|舅舅?|姨|姑姑?|户主|患者|病人|本人|参合人)(?:是|叫|名|:|：)?\\s?';
/** 我赵铁柱，…; 乌力吉 证号…: only a common surname or the signs of Mongol names make a name of it. */
const byItself = new RegExp(
  `(?:^|[\\s,，。;；:：、]|${ofKin})(?:我|俺|本人)?([${surnames}][\\p{sc=Han}]{1,2}|[${mongolSigns}]{2,6})(?:的)?${nameEnds}`,
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
/** 包玉兰的单子批没: three signs with a surname may also be an illness (高血压), and those are none. */
const ownerOfPapers = new RegExp(
  `(?:^|[\\s,，。;；:：]|查|看看|问问|一下)(?:我|俺)?(?!查(?!干))([${surnames}][\\p{sc=Han}](?![压障症炎病瘤癌骨疸糖费药检术治板证期款单家人])[\\p{sc=Han}]|[${mongolSigns}]{2,6})(?:的|那)(?=报销|单子|账户|参合|医疗证|补助|材料|件|款|钱到)`,
  'u',
);
const inEnglish = /\bname(?: is|:) ([a-z]{2,}(?: [a-z]{2,}){0,2}?)(?=$|[,.;]| (?:and|certificate|id|my)\b)/u;

export function nameIn(plain: string): string | undefined {
  const english = inEnglish.exec(plain)?.[1];
  if (english !== undefined) return english.replace(/\b[a-z]/gu, (letter) => letter.toUpperCase());
  const said = named.exec(plain)?.[1];
  if (said !== undefined && !notAName.test(said)) return said;
  for (const pattern of [withPause, lookedUp, ownerOfPapers]) {
    const found = pattern.exec(plain)?.[1];
    if (found !== undefined && !notAName.test(found)) return found;
  }
  if (!credentials.test(plain)) return undefined;
  const alone = byItself.exec(plain)?.[1];
  return alone !== undefined && !notAName.test(alone) ? alone : undefined;
}
