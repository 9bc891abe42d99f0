/** How somebody wants to be spoken to, and how people say good day: closed phrases with much around them. */

const tongue = '(蒙(古)?(勒)?(语|文|话|字)|英(语|文)|洋文|汉(语|话)|普通话|中文|mongol(ian)?|english)';
const wish =
  '会|能|可以|可否|用|说|讲|唠|换|切|改|有没有|有吗|有没|有不|提供|支持|回(复|答|我)?|发|写|翻(译|成)|只懂|只会|only|switch|speak|in';
const languageWish = new RegExp(
  `(${wish})[^,，。]{0,12}${tongue}|${tongue}[^,，。]{0,10}(${wish}|行不|行吗|中不)`,
  'u',
);
const cannotRead =
  /((看|听|认|读)不(懂|了|得|全|明白|大懂|太懂|来)|不(认识?|识|懂|会)|认的?(少|不多|不全)|(看|听)得?(费劲|吃力|慢))[^,，。]{0,4}(汉(字|语|话)|中(国)?(字|文)|普通话|chinese)|(汉(字|语|话)|中(国)?(字|文)|普通话)[^,，。]{0,6}((看|听|认|读)不(懂|了|得|全|明白|好|太懂)|不(认识?|识|懂|会|行|好)|认的?(少|不多|不全)|(看|听)着?得?(费劲|吃力))/u;
/** How it is put, not what: no statement about a paper that somebody holds. */
const plainer =
  /(字|话|句子|回(复|答)的?)(也)?(太|这么|那么|老)(多|长|小|密|深|绕)|(字(号|体)?|字儿)[^,，。]{0,6}(大|放大)(一?点|一?些|不)|别(打|发|写|整|说)(这么|那么)[^,，。]{0,3}(长|多)|(说|写|讲|打|发|用|来)(得|的)?(个)?(慢|短|简单|简短|直白|通俗|明白|白)(一?点|一?些|话|的)|(慢慢|简单话?)说|^(慢|简单|短|直白)(一?点|一?些)[^,，。]{0,3}$|大白话|白话(说|讲|解)|(别|不要)(说|整|拽|用)(那些?|这些?)?(文词|文绉绉|官话|术语|洋词)|(能|可以|会)[^,，。]{0,4}(发|说|用)[^,，。]{0,2}语音/u;
const aboutSomethingElse =
  /户口|材料|证|单子?|票|条子|本子|公示|医院|卫生院|医生|护士|窗口|办事|工作人员|村|嘎查|嘎达|投诉|举报|告|骂|不理|药|报销|账户|参合|多少钱|几块|疼|身份|老师|学校|学费|课|作业|电视|歌|那达慕|手机|起付|封顶|钱|手印|这段|这句|说得好|同志|蒙(古)?族/u;
const aPerson =
  /(找|要|叫|来|给|转|换|有没有|有)[^,，。]{0,8}(的人|个人|人工|真人|活人)|要人|(的人|个人)[^,，。]{0,3}(吗|没|不)|电话/u;

/** 说蒙话行不, 看不懂汉字, 慢点说: which language, or how plain. */
export function asksForManner(common: string): boolean {
  if (aboutSomethingElse.test(common) || aPerson.test(common)) return false;
  return languageWish.test(common) || cannotRead.test(common) || plainer.test(common);
}

const lateHour = '((都)?[这那]么晚了?|大?半夜(的|了)?|大?晚上的?|这个?点儿?了?|周末|现在)?(还|也)?';
const goodDay = `(你好|您好|你们好|大家好|赛音?(白|百|拜|拜音|白音)?(努|诺|奴)?|赛努|塞努|阿木尔白努|sain\\s?uu|sainuu|sain(bai)?n?uu|sainbaina(uu)?|sbnu|saibainuu|hello|hi|hey|yo|hiya|嗨|哈喽|哈罗|哈啰|halo|早|早啊|早上好|上午好|中午好|下午好|晚上好|晚好|过年好|新年好|节日快乐|在(吗|么|不|没|不在|呢吗|呢不|没在|线吗|家不)|${lateHour}有(没有)?人(在)?(吗|么|没|不|呢|没有|在)*|吃(饭|过|完饭)*(了)?(吗|么|没|不|没有|呢)+|忙(着|啥|什么)*(呢|不|吗|没)+|听得?见(不|吗|没))`;
const whom =
  '(同志们?|老师|大姐|大哥|大妹子|妹子|老妹儿?|老弟|老哥|兄弟|哥们儿?|师傅|姑娘|闺女|女儿|小伙子?|儿子|孩子|老乡|乡亲们?|朋友|领导|主任|医生|叔叔?|阿姨|婶|姨|老主顾|老客|老伙计|掌柜的?|亲|宝|小姐姐|小哥哥|机器人|合作医疗的?|合管办的?|公家的?(人)?|里头的?(人)?)';
const particles = '(啊|呀|哈|哎|诶|欸|喂|嗯|那个|扎|za|哟|喽|嘞|呢|吧|么|的|你们?|一声|吱|请问)';
/** 老师好: 好 alone is a nod. */
const greeting = `(${whom}${particles}*好|${goodDay})`;
const greets = new RegExp(
  `^${particles}*${whom}?${particles}*(${greeting}${particles}*${whom}?${particles}*){1,3}$`,
  'u',
);
const calls = new RegExp(`^(喂|哎|诶|欸|嗨|嘿)+${whom}${particles}*$`, 'u');
const wishesWell =
  /^.{0,16}(给(你|您|你们|大家)?拜(个)?(早)?年|拜年了|祝(你|您|大家)(们)?[^,，。]{0,8}(快乐|安康|健康|好|顺利|吉祥))[啊了啦哈呀]*$/u;

/** @param bare without punctuation and spaces */
export function isGreeting(bare: string): boolean {
  return (
    bare !== '' && [...bare].length <= 24 && (greets.test(bare) || calls.test(bare) || wishesWell.test(bare))
  );
}
