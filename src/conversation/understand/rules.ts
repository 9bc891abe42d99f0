/** The certain things: commands, greetings, closed phrases. Everything else is the classifier's. */
import type { Intent } from '../../kernel/intent.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import { readComplaintWish } from './complaint-wishes.ts';
import { isEmergency } from './emergency.ts';
import { asksForManner, isGreeting } from './manner.ts';
import { refusesNews, wantsNews } from './news.ts';

/** Politeness and particles around a command: "请帮我转人工谢谢" is still 转人工. */
const courtesy =
  /^(请|麻烦(你)?|劳驾|那个|嗯|哎|诶|喂|帮我|给我|我想|我要|我想要|你|那|就)+|(一下|谢谢|谢了|吧|啊|呀|呢|哈|了|啦|嘛|哦|喽|呗)+$/gu;
const punctuation = /[\p{P}\p{S}\s]+/gu;

const commands: readonly (readonly [Intent, RegExp])[] = [
  [
    'menu',
    /^(菜单|主菜单|功能|目录菜单|帮助|返回(主?菜单)?|回(到)?(主?菜单|首页|开头)|首页|主页|重新开始|重来|从头来|取消|算了|不弄了|退出|上一步|后退|menu|help|cancel|back|start|restart|home|quit|exit|能干(什么|嘛)|都能干什么|有什么功能|你会(干)?什么|你能(做|干|帮我(做|干)?)什么|你都(能|会)(干|做)?什么|怎么用(你)?|цэс)$/u,
  ],
  [
    'human',
    /^(人工|转人工|找人工|人工服务|人工客服|转人工服务|客服|真人|找人|找个人|工作人员|找工作人员|转工作人员|human|agent|operator|staff|person|talktoahuman|talktoaperson|realperson)$/u,
  ],
  [
    'opt-out',
    /^([退推]定|退订|t|td|stop|unsubscribe|取消(订阅|提醒)|(关闭|停止)提醒|不要再发|(别|不要|不用)(再)?提醒(我)?|别再发|别发|不要发|别给我发(消息|短信)?|拒收)$/u,
  ],
  ['opt-out', /^(恢复(订阅|提醒|接收)?|(重新|继续)(订阅|提醒|接收|发提醒)|resume|subscribe)$/u],
  [
    'greeting',
    /^(你好|您好|你们好|大家好|hello|hi|hey|在吗|在不在|在么|有人吗|有人在吗|早|早上好|上午好|中午好|下午好|晚上好|嗨|哈喽|哈罗|喂+|好人|老师好|同志(你)?好|大夫你好|赛音|赛音白努|сайнбайнауу|сайнуу|goodmorning|goodafternoon|goodevening|谢谢|谢|谢谢你|多谢|感谢|thanks|thankyou|再见|拜拜|bye|辛苦)$/u,
  ],
  [
    'language',
    /^(英语|英文|english|蒙语|蒙文|蒙古语|蒙古文|中文|汉语|普通话|chinese|mongolian|монгол|монголхэл|说英语|说蒙语|讲蒙语|用英语|用蒙语|换英语|换蒙语|换中文|说中文|speakenglish|inenglish|englishplease|切换语言|换语言|语言)$/u,
  ],
  [
    'privacy',
    /^(我的数据|我的信息|我的资料|隐私|隐私政策|个人信息|撤回同意|删除我的(数据|信息|资料)|导出我的(数据|信息)|mydata|privacy|deletemydata)$/u,
  ],
  [
    'complaint-status',
    /^(查投诉|投诉进度|投诉查询|我的投诉|投诉结果|查询投诉|投诉到哪了?|看投诉|查我的投诉|查(一下)?投诉)$/u,
  ],
  ['complaint', /^(投诉|举报|投诉举报|要投诉|投诉你们|complain|complaint)$/u],
  ['enrolment', /^(查参合|参合|查询参合|参合查询|参合情况|参合状态|查参保|enrolment|enrollment)$/u],
  [
    'account',
    /^(查家庭账户|家庭账户|账户|查账户|账户余额|余额|查余额|看每一笔|account|balance|familyaccount)$/u,
  ],
  ['claim', /^(查报销到哪|查报销|报销到哪|报销进度|我的报销|查进度|claim|claims|myclaim)$/u],
  ['estimate', /^(算能报多少|能报多少|算报销|报销估算|估算|算(一)?算|算账|别的医院能报多少|estimate)$/u],
  ['policy', /^(问政策|政策|查政策|政策咨询|怎么用账户|policy)$/u],
];

/**
 * Somebody else's household is asked about: nobody is ever told. Complaints about it stay complaints,
 * and a relative's own affairs are left to the identity check.
 */
const otherHousehold =
  /隔壁|邻居|邻家|对门|别人家?|人家(?!说)|他们家|旁人|同村|村里(人|谁|哪家|其他)|谁谁|老[赵钱孙李周吴郑王冯陈张刘杨黄马高林何郭罗白包宝韩于田](家|头|大|二)?|(大爷|大娘|婶|嫂|叔|队长|村长|书记|主任|会计|同学|朋友|同事|亲家|舅|姑|姨|姐夫|张三|李四|后院|前院)[^,，。]{0,3}(家|的|他)|(谁|哪)家|都谁欠|(村|嘎查|队)[^,，。]{0,4}谁(没|欠|得)|前妻|前夫|(姐|妹|哥|弟|叔|伯|舅|姑|姨|姐夫|妹夫|小姨子|小舅子|大姨姐|连襟|侄子|外甥|亲家)+(子|夫)?家的?(?=.{0,8}(账户|报|交|剩|余额|入|参合|什么病))|neighbou?r|someone else/u;
const lookUp =
  /(查|看看|告诉|打听|问问|想知道|瞅).{0,14}(报|账户|参合|交|余额|剩|低保|多少|病|住院|信息)|(报了|领了|补了|得了)多少|交没交|交了没|交[^,，。]{0,3}没|下来没|谁(没|欠)|名单|剩多少|有多少钱|(得|看)的?什么病|check|look up|how much did/u;
const ownRelative = /我(老)?(公|婆|爸|妈|爷|奶|儿|女|媳|伴)|我家/u;
const wrongdoing = /投诉|举报|告(他|她)|凭什么|不公平|套取|冒名|作假|假住院|骗/u;

export function asksAboutOtherHousehold(common: string): boolean {
  return (
    otherHousehold.test(common) &&
    lookUp.test(common) &&
    !wrongdoing.test(common) &&
    !ownRelative.test(common)
  );
}

/** The rule of complaining, not one's own complaint: 投诉几天给答复, 投诉电话是多少 (方案 三（五）2). */
const complaintRule =
  /(投诉|举报)[^,，。]{0,8}(多久|几天|多少天|多少个?工作日|多长时间|期限|电话|归谁|找谁|找哪|哪个部门|向谁|要不要|用不用|保密|保不保密)|(投诉|举报)(最晚|最迟|多久|几天)/u;
const ownComplaint =
  /我(的|们的|那个?|这个?|家的?)?(个|件)?(投诉|举报)|我[^,，。]{0,4}(投诉|举报)的|上(回|次|个|周|礼拜)|登记的|我那|早过|过了|(投诉|举报)(了|过|完|都)|已经|还没|到现在|咋没|我要(投诉|举报|告)|看到|到期/u;

/** What a family account may do is a rule (方案 三（四）1、2); what stands in it is the household's own. */
const accountRule =
  /(账户|余额|结转)[^。]{0,8}(能不能|可不可以|可以|能(?!用多少)|怎么用|作废|清零|归零|过期|取现|提现|抵|顶|退不退|怎么处理|归谁|怎么分|怎么拆|干什么用|算数|作数|有什么用|能干|白瞎|瞎了|打水漂|收回去)|账户[^。]{0,10}(明年|来年|下一?年|转年|过了?年|年底|跨年)[^。]{0,6}(还有(?!多少)|还在|还能|能用|没了|归)|(没动|没花|没用)[^。]{0,8}账户[^。]{0,10}(还有(?!多少)|还在)/u;
const ownAccount =
  /多少钱|还剩|还有多少|剩多少|余额(是)?多少|明细|流水|查|看看|够不够|清零了(吧|没|吗)|还能(用|拿|花|刷)(多少|几)/u;

const accountRuleInEnglish =
  /\baccount\b.*\b(end of (the|this) year|next year|new year|expires?|reset|carr(y|ied) over|keep)\b|\b(lose|keep|carry|what happens)\b.*\baccount\b|\b(can|may|is|are)\b.*\baccount\b.*\b(premium|contribution|fee|medicine|outpatient|relatives?)\b|\b(premium|contribution|fee)\b.*\bfrom (the|my|our) (family )?account\b/u;

/** 方案里没有写生孩子的补助: no bill of a birth is reckoned as if it were an illness. */
const birthBill =
  /(剖[腹宫]产|顺产|分娩|生育|接生|产检|生(孩子|娃|小孩|宝宝|二胎|三胎))[^。]{0,16}(报|给|补|多少|管|返)|caesarean|childbirth|giving birth/u;

/** 门诊能报多少 without a bill: there is no share to reckon with (方案 三（四）1). */
const outpatientShare =
  /(门诊|不住院|没住院|没办住院|卫生室|诊所)[^。]{0,8}(百分之|几成|比例|多少|怎么报|咋报|能不能报|能报|给报|报不报|报销(吗|不))|\boutpatient\b.*\b(rate|percent\w*|how much|share|covered|paid|reimbursed)\b|\b(rate|percent\w*|how much|share)\b.*\boutpatient\b/u;
const ownBill = /\d{2}|[百千万块]|花了|到哪|下来|批|账户|余额|还剩/u;

/** 参合费怎么交: the enrolment dialogue tells how, where and until when, to anybody. */
const howToPay =
  /^(那|请问|我想问)?((今|明)年的?)?(参合费?|参合的钱|合作医疗(费|的钱)?|新?农合(费|的钱)?)(要|应该)?(怎么|咋|如何)(个)?(交|缴)(费|法)?[呢啊呀吗]?$/u;

/** Nobody names the account whose money is left over: 八块没动，过了年还有没有. */
const leftOver =
  /(八块|[8八]元|8块|(剩|余)(下)?的?(那)?(几块|点)?钱|没(动|花|用|花完|用完)的?)[^。]{0,14}(过了?年|明年|来年|转年|下一?年|年底)[^。]{0,6}(还(有没有|有没|在不在|在吗|能不能|算不算)|归零|清零|作废|没了)/u;

/** How and whom the money is paid to is a rule; whether it has come is one's own. */
const payment =
  /(多久|几天|多少天|几个?工作日|多长时间)(能|才|可以)?(到账|到卡|打款|发钱)|到账(要|得)?(多久|几天|多长时间)|(打|汇|发|转)(到|进|给|在)?[^,，。]{0,6}(卡|折|户头)?(上|里)?还是[^,，。]{0,8}(卡|折|户头|的)/u;
const ownPayment =
  /(?<!还是)我(的|那)(?!卡|折)|还没|没到|没见|交了|递了|都|已经|上(个|周|礼拜|星期)|[一二三四五六七八九十\d]月/u;

/** Whether one may complain without a name (方案 三（五）2). */
const unnamed =
  /(匿名|不(想|愿)?(留|署|写|报|露)(真|姓)?名(字)?)[^。]{0,6}(告|举报|投诉|反映)[^。]{0,4}(行不|行吗|能不|可以|成不|中不|可不|可否|吗)|(可以|能不能|能|可否)(匿名|不(留|署|写|报|露)(真|姓)?名(字)?)[^,，。]{0,3}(告|举报|投诉|反映)/u;

export function asksAboutRule(common: string): boolean {
  if (leftOver.test(common)) return !ownAccount.test(common);
  if (payment.test(common)) return !ownPayment.test(common) && !wrongdoing.test(common);
  if (unnamed.test(common)) return true;
  if (outpatientShare.test(common) && !ownBill.test(common.replace('百分之', '')))
    return !wrongdoing.test(common);
  if (birthBill.test(common))
    return !wrongdoing.test(common) && !/我(的)?(报销|材料|单子)[^。]{0,8}(到哪|下来|批)/u.test(common);
  if (complaintRule.test(common)) return !ownComplaint.test(common);
  if (accountRuleInEnglish.test(common)) return !/how much|balance|did my/u.test(common);
  return accountRule.test(common) && !ownAccount.test(common);
}

/** By its number; mistyped, where nothing else was said. */
function namesComplaint(plain: string): boolean {
  const read = readNumber(plain);
  if (read.kind === 'number') return read.of === 'complaint';
  if (read.kind !== 'wrong-check-digit') return namesQueryCode.test(plain) && !paidOut.test(plain);
  return /^t[\s\d,，.。、-]+$/u.test(plain) || /(^|[^a-z\d])t\d{2}-\d{4,10}-\d(?!\d)/u.test(plain);
}

/** Whoever complained without a name was given one; nothing else has any. */
const namesQueryCode = /查询码[^\d]{0,6}(?<!\d)\d{6}(?!\d)|(?<!\d)\d{6}(?!\d)[^\d]{0,6}查询码/u;
const paidOut = /报销|打款|到账|材料|票据|补助/u;

/** The intent that is certain from a rule, or undefined. */
export function ruledIntent(plain: string, common: string): Intent | undefined {
  if (isEmergency(common)) return 'emergency';
  const bare = common.replace(punctuation, '');
  const core = bare.replace(courtesy, '') || bare;
  for (const [intent, pattern] of commands) {
    if (pattern.test(bare) || pattern.test(core)) return intent;
  }
  if (isGreeting(bare)) return 'greeting';
  if (readComplaintWish(plain, false) || namesComplaint(plain)) return 'complaint-status';
  if (refusesNews(common)) return 'opt-out';
  if (wantsNews(common)) return /投诉|举报|complain/u.test(common) ? 'complaint-status' : 'claim';
  if (/^\/(start|menu|help|cancel)\b/u.test(plain)) return 'menu';
  if (/(转|找|要|叫|接)(个|一个|一下)?(人工|真人|活人)|人工(服务|客服|坐席)/u.test(common)) return 'human';
  if (/退订|unsubscribe/u.test(common)) return 'opt-out';
  if (asksForManner(common)) return 'language';
  if (howToPay.test(bare)) return 'enrolment';
  if (asksAboutOtherHousehold(common) || asksAboutRule(common)) return 'policy';
  return undefined;
}
