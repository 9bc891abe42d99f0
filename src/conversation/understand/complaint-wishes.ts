/** What somebody wants done with a complaint they filed: 补充：…, 再办, 撤回投诉, 五分. Whole messages only. */

export type ComplaintWish =
  | { readonly kind: 'view' }
  | { readonly kind: 'add'; readonly text?: string | undefined }
  /** `implied`: not content, but 再办 was not said. */
  | { readonly kind: 'reopen'; readonly reason?: string | undefined; readonly implied?: true | undefined }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'rate'; readonly satisfaction?: number | undefined };

const digit = '[\\d零〇一幺二两三四五六七八九]';
const apart = '[\\s,，.。、杠横-]*';
/** As it is typed: t26 0418 7, T260418７, T二六零四一八七. */
const writtenNumber = new RegExp(
  `(?<![a-z])t${apart}${digit}{2}${apart}${digit}{4,6}?${apart}${digit}(?!${digit}|-)`,
  'giu',
);
const writtenCode = /(?:查询码|查询密码|密码|code)?\s*(?:是|为|:)?\s*(?<!\d)\d{6}(?!\d)/giu;
const around =
  /^(?:(?:编号|投诉|举报|我的?|那个?|这个?|件|号|的|给|把|对|请)*[\s\p{P}]+)+|^[\s\p{P}]+|[\s\p{P}]+$/gu;

/** The message without the number and the code in it. */
export function besidesNumber(text: string): string {
  const written = text.slice(0, 5_000).normalize('NFKC');
  const without = written.replace(writtenNumber, ' ');
  if (without === written) return written.trim();
  return without.replace(writtenCode, ' ').replace(around, '').trim();
}

const who = '(?:我|俺|我们|俺们|咱)?';
const wants = '(?:还|也|再|就|有)?(?:要|想|得|能|可以|需要|申请|要求|请|希望|点)?(?:再)?';
const end = '(?:吧|了|啊|呀|呢|哈|啦|谢谢)*';
const which = '(?:我的?|那个?|这个?|件|投诉|举报|事儿?|的)*';
const former = '(?:(?:上[次回]|之前|以前|前面)(?:我|俺)?(?:投诉|举报|登记)?的?)?';

const add = new RegExp(
  `^${former}${which}${who}${wants}(?:给)?${which}(?:补充(?!医疗|保险|养老)|补一?[句点条](?!钱)|添一?[句点](?!钱)|加一?[句条](?!钱))(?:一?下|一?点|几?句|一?条|些|说明|内容|情况)*${which}${end}(?:[\\s:,，。;；]+(.*))?$`,
  'su',
);
/** Nothing between the word and what is added: 补充那天是9月3号. */
const addAtOnce = /^(?:我|俺)?(?:要|想|再|还)*补充(?!医疗|保险|养老|材料|资料)(.+)$/su;
const addMaterial =
  /^(?:我|俺)?(?:要|想|再|还)*(?:补|补充|补交)(?:材料|资料|证据|照片|票据|收据)(?:吧|了|啊)*$/u;
const addInEnglish =
  /^(?:i (?:want|would like|need) to )?add(?: (?:more|something))?(?: to (?:it|my complaint))?(?:\s*[:,]\s*(.*))?$/su;

const again = '(?:再|重新|从新|重)(?:给我|帮我)?';
const reopen = new RegExp(
  `^${who}(?:很|非常|还是|也)?(?:不满意|不服|不认可)?[\\s,，。]*${who}${wants}(?:你们|他们)?${again}(?:办|处理|调查|受理|核实)(?:理)?(?:一?[次下遍回])?${which}${end}(?:[\\s:,，。;；]+(.*))?$`,
  'su',
);
const lookAgain = /^(?:我|俺)?(?:要|请|要求)*(?:再|重新)(?:查|看|审|答复)(?:一?[次下遍])?(?:吧|了|啊)*$/u;
const notContent =
  /^(?:我|俺)?(?:很|非常|还是|都|一点也|一点都)*(?:不满意|不服|不认可|不同意)[\s:,，。;；]+(.{2,})$/su;
const notContentWith =
  /^(?:我|俺|我们)?(?:对)?(?:你们?的?|这个|这次|合管办的?)*(?:答复|结果|处理|说法)?(?:很|非常|还是)*(?:不满意|不服|不认可|不同意)(?:你们?的?|这个|这次|合管办的?)*(?:答复|结果|处理结果|处理|说法)(?:了|啊)*$|^(?:我|俺)?对(?:你们?的?|这个|这次|合管办的?)*(?:答复|结果|处理结果|处理|说法)(?:很|非常|还是)*(?:不满意|不服|不认可|不同意)(?:了|啊)*$/u;
const reopenInEnglish = /^(?:please )?reopen(?: it| my complaint)?(?:\s*[:,]\s*(.*))?$/su;

const withdraw = new RegExp(
  `^${who}(?:要|想|请|申请|帮我|给我|把)*${which}(?:撤回|撤销|撤掉|撤|取消)(?:了|掉)?${which}${end}$`,
  'u',
);
const namesComplaint = /投诉|举报|撤诉|告/u;
const giveUp = new RegExp(
  `^${who}(?:不想?|不要|不用)(?:再)?(?:投诉|举报|告|追究)(?:他们?|下去)?(?:了|啦|咧)+${end}$`,
  'u',
);
const dropCase = /^(?:我|俺)?(?:要|想|请)*撤诉(?:了|吧)*$/u;
const withdrawInEnglish = /^(?:please |i want to )?withdraw(?: it| my complaint| the complaint)?$/u;

/** With a complaint that is being talked of, fewer words are enough. */
export function readComplaintWish(text: string, inContext: boolean): ComplaintWish | undefined {
  const said = besidesNumber(text);
  const lower = said.toLowerCase().trim();
  const bare = lower.replace(/[\s\p{P}\p{S}]+/gu, '');
  if (bare === '') return undefined;
  if (dropCase.test(bare) || giveUp.test(bare) || withdrawInEnglish.test(lower.replace(/[.!]+$/u, '')))
    return { kind: 'withdraw' };
  if (withdraw.test(bare) && (inContext || namesComplaint.test(bare))) return { kind: 'withdraw' };
  const added = add.exec(said) ?? addAtOnce.exec(said) ?? addInEnglish.exec(lower);
  if (added && !/[?？吗]$/u.test(said)) return { kind: 'add', text: wordsIn(text, added[1]) };
  if (inContext && addMaterial.test(bare)) return { kind: 'add' };
  const reopened = reopen.exec(said) ?? reopenInEnglish.exec(lower);
  if (reopened) return { kind: 'reopen', reason: wordsIn(text, reopened[1]) };
  if (notContentWith.test(bare) || (inContext && lookAgain.test(bare))) return { kind: 'reopen' };
  const why = inContext ? notContent.exec(said)?.[1] : undefined;
  if (why !== undefined) return { kind: 'reopen', reason: wordsIn(text, why), implied: true };
  if (
    /^(?:我|俺)?(?:要|想|来|给)*(?:打个?分|评个?分|评价|打分评价|评价一下|rate(?: it)?)(?:吧|了)?$/u.test(
      lower.trim(),
    )
  )
    return { kind: 'rate' };
  const satisfaction = readRating(said, inContext);
  return satisfaction === undefined ? undefined : { kind: 'rate', satisfaction };
}

/** In the signs as they were written, which were folded to be read. */
function wordsIn(text: string, words: string | undefined): string | undefined {
  const found = words?.trim();
  if (found === undefined || found === '') return undefined;
  const written = text.trim().slice(-found.length);
  return written.normalize('NFKC').toLowerCase() === found.toLowerCase() ? written : found;
}

const figures: Readonly<Record<string, number>> = {
  ...{ 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 },
  ...{ 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
};
const points =
  /^(?:我|俺)?(?:给|打|评)*(?:个)?(\d{1,3}|[零一二两三四五六七八九十])(?:分|颗?星)(?:吧|了|啊|的)*$/u;
const barePoints = /^(?:我|俺)?(?:给|打|评|选)*(?:个)?(\d|[一二两三四五])(?:吧|了)?$/u;

const contentment: readonly (readonly [number, RegExp])[] = [
  [
    1,
    /^(?:我|俺)?(?:很|非常|特别|十分|极其?|太|相当|一点儿?都?也?|根本|完全)不满意(?:了|的)*$|^(?:太差|很差|差评|太气人|verydissatisfied)(?:了|的)*$/u,
  ],
  [
    2,
    /^(?:我|俺)?(?:不|不太|不大|不怎么|不是很|不够|有点不)满意(?:的|吧)*$|^(?:dissatisfied|notsatisfied)$/u,
  ],
  [5, /^(?:我|俺)?(?:对这个答复)?(?:很|非常|特别|十分|太|最|相当|老)满意(?:了|的)*$|^(?:verysatisfied)$/u],
  [4, /^(?:我|俺)?(?:对这个答复)?(?:挺|比较|还算|基本)?满意(?:了|的|吧)*$|^satisfied$/u],
];
/** So-so may be said of anything. */
const soSo = /^(?:还)?(?:一般般?|凑合|行吧|可以|还行|马马虎虎|过得去|soso)(?:吧|了)?$/u;

/** 5, 四分, 很满意; any number with 分 is taken as one, so that it can be told which there are. */
export function readRating(text: string, inContext: boolean): number | undefined {
  const bare = text.toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
  const said = points.exec(bare)?.[1] ?? (inContext ? barePoints.exec(bare)?.[1] : undefined);
  if (said !== undefined) return figures[said] ?? Number.parseInt(said, 10);
  const found = contentment.find(([, words]) => words.test(bare))?.[0];
  return found ?? (inContext && soSo.test(bare) ? 3 : undefined);
}
