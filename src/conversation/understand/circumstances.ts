/** Who, when, what kind of care, what kind of wrong; yes and no. Reads plain text (slips already put right). */
import { kinOf, nameIn } from './people.ts';
import type { ComplaintCategory, ForWhom, Slots } from './understood.ts';

type Circumstances = Pick<
  Slots,
  'kind' | 'year' | 'forWhom' | 'category' | 'language' | 'affirm' | 'deny' | 'personName'
>;

const categories: readonly (readonly [ComplaintCategory, RegExp])[] = [
  [
    'forced-enrolment',
    /(不入|不参|不交|不加入)[^,，。]{0,8}(就|不给|不让|扣|取消)|(强迫|逼|强制|硬(让|逼|要))[^,，。]{0,8}(参|入|交|加入)|必须(入|参|交)[^,，。]{0,8}(吗|不行|才给)|低保[^,，。]{0,6}(卡|要挟)|forced? (us|me)? ?to (join|enrol)/u,
  ],
  [
    'misused-fund',
    /挪用|贪|私吞|套取|骗保|套(医保|合作医疗)?(钱|资金)|吃回扣|回扣|装(自己)?(兜|腰包)|假(住院|病历|票)|挂床|冒名|embezzl|misus/u,
  ],
  [
    'no-receipt',
    /(不|没|拒|未)(给|肯)?(我|俺)?(们)?(开)?(个)?(收据|发票|票据|开票|条子?(?![件款])|票子|凭证|票(?!子))|白条|no receipt|without a receipt/u,
  ],
  [
    'apportionment',
    /摊派|硬摊|集体(的)?(那份|出资)?[^,，。]{0,6}(摊|让(我|俺)们|老百姓)|摊(到|给)(我|俺|各家|每家|老百姓)|按(地|亩|牲口|羊|牛)[^,，。]{0,4}(收|交|摊)|村(里|上)(要|收)[^,，。]{0,8}(赞助|集资|捐)/u,
  ],
  [
    'overtreatment',
    /大处方|过度(医疗|检查|治疗)|(开|用|给)[^,，。]{0,6}(一?大?堆|好多|乱七八糟|没用的?|那么多)[^,，。]{0,3}(药|检查)|乱(开|用|打)[^,，。]{0,4}(药|针|检查|激素|抗生素)|(没|不)(必要|用|该)(做)?的检查|滥用|激素|抗生素|小病(大治|住院|也让)|(非|硬|逼)[^,，。]{0,4}(让|要)(我|俺)?[^,，。]{0,4}(住院|检查|做)|药开得|overtreat/u,
  ],
  [
    'overcharging',
    /(乱|多|瞎|胡|高|重复|双倍)(收|要|扣|算|划)(了|我|俺|的)?[^,，。]{0,3}(费|钱|块|元|款)?|收费(太|不合理|高|乱)|宰人|坑(人|钱|我|俺)|(收|要)[^,，。]{0,6}(不止|超过)十|没(做|用|打)(过)?的[^,，。]{0,6}(收|算|也)|overcharg|wrong charge/u,
  ],
  [
    'refused-or-late',
    /(拖|压|卡)(着|了)?[^,，。]{0,6}(不给|不报|不办|没给|报销|才)|不给(我|俺)?(们)?(报|办|批)|拒(绝|不)(报|办|给)|推来推去|踢皮球|推三阻四|来回(跑|折腾|推)|(几|两|三|半)(个)?(月|年)[^,，。]{0,8}(没|不)(给|报|批)|少(报|给|补)了?|refus|late/u,
  ],
  [
    'staff-attitude',
    /态度|骂(人|我|俺)|吼|甩脸|爱(答|搭)不理|不(理人|耐烦)|说话(难听|冲)|脸(难看|子)|刁难|凶|瞪|rude|attitude/u,
  ],
];

/** 余, 老朽: how the old write of themselves. 余额 and 余下的 are none. */
const self =
  /我|俺|咱|自己|自个|本人|老朽|鄙人|敝人|在下(?![面边午雨旗])|吾|老夫|老身|草民|小民|晚辈|(?<=^|[,，。;；:：!！?？\s而因查为请望惟令代])余(?![额下款留数者量外生热震钱粮的年岁个,，。\d一二三四五六七八九十])|\b(i|my|me)\b/u;

const yes =
  /^(对+|是+|是的|好+|好的|好吧|好嘞|行+|行吧|中|成|可以|同意|我同意|嗯+|恩|嗯呐|嗯那|对的|对对|没错|没问题|确认|确定|要|需要|愿意|当然|是这样|就是|是我|就这样|就这么办|妥|妥了|ok|okay|yes|y|yep|sure|agree|i agree|得|得嘞|登记吧|办吧|弄吧|тийм|за|болно|赛音)(的|了|啊|呀|吧|呢|哈|嘞|哦|啦)?$/u;
const no =
  /^(不|不是|不对|不行|不好|没|没有|没的|没了|无|不用|不用了|不要|不需要|不想|不同意|我不同意|不愿意|不可以|不中|不成|甭|算了|别|不了|不留|匿名|先不|先不投诉|拒绝|不确认|不告诉|不说|没交|还没|还没有|不知道|no|nope|n|disagree|үгүй|没啥|没了吧)(的|了|啊|呀|吧|呢|哈|哦|啦)?$/u;

/** Yes and no only where the message is nothing else: 不给开票 is a report, not a no. */
export function readCircumstances(plain: string): Circumstances {
  const bare = plain.replace(/[\p{P}\p{S}\s]+/gu, '');
  const kind = kindOfCare(plain);
  const year = yearOf(plain);
  const category = categories.find(([, pattern]) => pattern.test(plain))?.[0];
  const language = tongueOf(plain);
  const personName = nameIn(plain);
  const forWhom = whom(personName === undefined ? plain : plain.replace(personName, ''));
  return {
    ...(kind && { kind }),
    ...(year && { year }),
    ...(forWhom && { forWhom }),
    ...(category && { category }),
    ...(language && { language }),
    ...(personName !== undefined && { personName }),
    ...(yes.test(bare) && !no.test(bare) && !/[?？]/u.test(plain) && { affirm: true }),
    ...(no.test(bare) && { deny: true }),
  };
}

function kindOfCare(plain: string): 'inpatient' | 'outpatient' | undefined {
  if (/没(有)?住院|不住院|没住(?!院)|不用住院/u.test(plain)) return 'outpatient';
  if (
    /住(了)?(\S{0,6})?院|住的(就)?是|出院|手术|开刀|住(了)?[\d一二三四五六七八九十两几半]+[多来]?(个)?(天|宿|礼拜|星期|月)|inpatient|hospitali[sz]ed/u.test(
      plain,
    )
  )
    return 'inpatient';
  if (
    /门诊|拿药|买药|开药|抓药|卫生室|诊所|村医|药店|打(点滴|吊瓶|吊针|针)|输液|outpatient|clinic/u.test(plain)
  )
    return 'outpatient';
  return undefined;
}

function yearOf(plain: string): 'this' | 'next' | 'last' | undefined {
  if (/明年|来年|下(一)?年|转年|过了年|next year/u.test(plain)) return 'next';
  if (/去年|上(一)?年(?!级)|头年|last year/u.test(plain)) return 'last';
  if (/今年|本年|当年|这(一)?年|this year/u.test(plain)) return 'this';
  return undefined;
}

function whom(plain: string): ForWhom | undefined {
  return kinOf(plain) ?? (self.test(plain) ? 'self' : undefined);
}

function tongueOf(plain: string): 'zh-CN' | 'en' | 'mn' | undefined {
  if (/蒙(古)?(语|文|话)|mongol|монгол/u.test(plain)) return 'mn';
  if (/英(语|文)|english/u.test(plain)) return 'en';
  if (/汉(语|话)|中文|普通话|chinese/u.test(plain)) return 'zh-CN';
  return undefined;
}
