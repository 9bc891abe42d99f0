/**
 * Stated present danger, or a call for an ambulance. Everything else waits behind it, so it must be seen;
 * but a bare 120, 急诊, 急性 or 着急, or an illness that is over and only has to be paid, is not one.
 * Reads the common (dialect-free) text.
 */

/** Signs that a body is in danger, whoever's it is. */
const danger = new RegExp(
  [
    '晕(倒|过去|死过去)|昏迷|昏(倒|过去)|不省人事|叫不醒|没(了)?(知觉|反应|意识)|透不过气|嘴唇(发)?(紫|青)|上吊|没(有)?(气|呼吸|心跳|脉)(了|儿|$)|不(喘气|呼吸)了?|(气|脉)都?没了',
    '(喘|上)不(上|过|来)(来)?气|气(都)?(上|喘)不(来|上来|过来)|脸(都)?(发|憋得?)?(紫|青)|上不来气|喘不(上来|过来|动)|呼吸(不了|困难)|憋(得)?(不行|脸|慌|死)',
    '(血|吐血|便血)(止不住|流个?不停|不停)|止不住血|大出血|流(了)?(好|很)?多血|一直(在)?(流|吐)血|大口吐血|吐血了|满(头|脸|身)(都)?是血',
    '抽搐|抽(风|过去)了?|抽起来|口吐白沫|翻白眼',
    '(喝|吃)(了)?(农药|敌敌畏|百草枯|安眠药|老鼠药|耗子药)|煤气中毒|中毒了|触电了|电着了|掉(井|河|水)里|溺水',
    '(心口|胸口|心脏|心|胸)(疼|痛|闷)(得|的)?(厉害|不行|要命|受不了|喘)|(心口|胸口)(疼|痛)$',
    '(疼|痛|难受)(得|的)?[^,，。]{0,4}(不行|受不了|要命|打滚|满地|直冒汗|直打|死|快死|厉害)|(疼|痛)死(我|人|他|她)?了?',
    '(人|我|老伴|爸|妈|孩子|爷|奶|他|她|媳妇|老人)(快|要|眼看)?不行了|快要?死了|要死人|出人命|快没命',
    '羊水(破|流)|要生了|(半边|半拉)?身子(突然)?(动不了|不能动|没知觉)|(突然|一下子)(说不出话|不会说话|嘴歪)|嘴(都)?歪了',
    '烧(到|得|的)?(四十|40|41)|(高)?烧(得|的)?(迷糊|说胡话|抽)',
    '噎(着|住)了|卡(住)?(嗓子|喉咙)|倒(在)?地(上|下)?了?|(捂|抱)着(胸|心)口|(一动)?不动了|摔(得|的)?[^,，。]{0,3}(动不了|起不来)|爬不起来|脸(都)?(发|变)?(紫|白)了',
    '不想活|想死了|活不下去|要自杀|想自杀|要跳(楼|河|井)',
  ].join('|'),
  'u',
);

/** Accidents: as often an old bill as a present danger, so only with a word that says now and none about money. */
const accident =
  /(被|让|叫)(车|三轮|摩托|牛|马)(给)?(撞|轧|压|顶|踢)|(车|摩托)撞(人|了)|翻车了|从.{1,6}(摔|掉)下来|(蛇|狗)咬(了|着)|脑(出血|溢血|梗)|心(梗|脏病)|误(服|食|吃)|腿断了|(心脏病|癫痫|羊羔疯)犯/u;

const ambulanceCall =
  /(快|赶紧|赶快|帮|给我|求|马上|麻烦|来个?|要|派|呼)[^,，。?？!！]{0,6}((叫|打|派|喊|来|呼)[^,，。?？!！]{0,3}(救护车|120|急救)|救护车|急救车)|^(请|你)?(打|叫|呼叫|喊|派)(个|辆|一辆)?(救护车|120|急救车?)[了吧啊!！。]*$|救护车(快来|来一下|快点)|救命(?!钱|药|的钱)|快来(人|救)|来人(啊|呀|哪)|快救(救|人)|^ambulance( please)?|please send an ambulance/u;

const english =
  /\b(call (an |me an )?ambulance|need an? ambulance|send an? ambulance|can'?t breathe|cannot breathe|not breathing|unconscious|collapsed|passed out|chest pain|heart attack|bleeding (badly|a lot|heavily)|is dying|help me please.*(hurt|pain)|severe pain|suicid)/u;

const present =
  /现在|这会儿?|这阵|刚|正在|马上(?!摔|掉|下)|快点?|赶紧|赶快|立马|怎么办|救(?!助|济|护车费)|又|突然|一直|当场|今天|今晚|昨晚开始|right now|now\b|help/u;

const past =
  /去年|前年|大前年|上个?月|上(个)?(星期|礼拜|周)|上回|上次|那年|那次|那会儿?|当时|当年|以前|之前|过去(的|那|几年)|前几天|前阵|前些|半年前|年前|住(了|过)(\S{0,4}天)?(的)?院|出院|已经(好|治|没事)|治好|做(了|完)手术|last (year|month|week)|yesterday|was |had /u;

const money =
  /报销|报多少|(能|给|可以|不|怎么|咋|没|全|都|让|去哪|哪里|找谁)报(吗|不|么|的|了|$|，|,|。|\?|？)|能报|给报|报不报|报了|补助|费用?|花了|多少钱|起付|封顶|比例|定点|转诊|账户|参合|政策|规定|材料|手续|算不算|管不管|管吗|给管|合作医疗|投诉|reimburs|claim|cost|bill|pay|cover/u;

const hypothetical = /如果|要是|万一|假如|以后|将来|若是|下个月|明年|过几天|预产期|怕(会)?|\bif\b|would/u;
const negated =
  /(没|没有|不是|不会|并没)(再)?(晕|昏|中毒|抽|疼|事|大碍)|不疼|没(什么)?大事|开玩笑|牙疼|牙痛|头疼的(是|事)|心疼(钱|$)|花.{0,4}心疼|肉疼|手机|系统|软件|网(络|速)?|电视|(价|价钱|费用?|基金|合作医疗).{0,4}不行/u;

export function isEmergency(text: string): boolean {
  const settled = past.test(text) && !/又|现在|这会/u.test(text);
  if (ambulanceCall.test(text) || /call (an |me an )?ambulance/u.test(text)) {
    return !settled && !(aboutAmbulanceMoney.test(text) && !danger.test(text)) && !hypothetical.test(text);
  }
  if (settled || hypothetical.test(text) || negated.test(text)) return false;
  if (danger.test(text) || english.test(text)) return !money.test(text) || present.test(text);
  return accident.test(text) && present.test(text) && !money.test(text);
}

/** Whether a guess of danger by the classifier may stand: a body is spoken of, and neither money nor the past. */
export function mayBeEmergency(text: string): boolean {
  const bodily =
    /疼|痛|血|喘|晕|昏|摔|毒|抽|死|救|烧|噎|断了|动不了|倒|难受|没气|心脏|ambulance|breath|pain|blood|bleed|hurt|heart|dying/u;
  return (
    bodily.test(text) &&
    !money.test(text) &&
    !past.test(text) &&
    !hypothetical.test(text) &&
    !negated.test(text)
  );
}

/** "快打120那车费能报吗" asks about money; nobody in it is said to be in danger. */
const aboutAmbulanceMoney = /(救护车|120|急救).{0,8}(费|钱|报|贵|收)|(费|钱|报).{0,8}(救护车|120)/u;
