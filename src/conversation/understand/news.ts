/** Whether somebody wants to be told of progress without asking (有进展告诉我), or no more (不用告诉我了): whole messages only. */

const bareOf = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, '');

const whose = '(?:我|俺|我们|俺们)?(?:家)?(?:的)?(?:报销|投诉|举报|单子|材料|审核|钱)?(?:的)?';
const when =
  '(?:要是|如果|只要|一旦|一)?(?:有(?:了|啥|什么|点)?(?:新)?(?:进展|消息|动静|信儿?|结果|变化|情况)|(?:批|付|办|审核?|报|打|发)?(?:下来|到账|到了|好了|完了|批了|付了))';
const then =
  '(?:了|的话|以后|之后|后|时候?|的时候)*(?:请|就|记得|麻烦|可以|能不能|给我|跟我|你|您|也|都|要|再)*';
const tell =
  '(?:告诉|通知|告知|告|喊|叫|说|发)(?:我|俺|我们|俺们|给我)?(?:一?声|一下|说|个|条|消息|信息?|短信|通知)*(?:吧|啊|呗|哈|行吗|好吗|可以吗)?';
const wanted = new RegExp(`^(?:请|麻烦|那)?${whose}${when}${then}${tell}(?:谢谢|多谢)?$`, 'u');
const wantedInEnglish =
  /^(please )?((tell|notify|inform|message) me|let me know) (when|if|once|about|of|as soon as) .*(news|progress|update|paid|moves|changes|approved|settled)/u;

const refused =
  /^(?:以后|今后|往后|报销|投诉|举报|有|了|新|进展|消息|的|也|都|就|请|那|我)*(?:不用|不要|别|甭|不必|不需要|用不着|不想)(?:你|您|再|老|总|让你|听)*(?:告诉|通知|告知|跟我说|给我说)(?:我|俺|我们|俺们)?(?:报销|投诉|的|有|新|啥|什么)*(?:进展|消息|结果)?(?:了|啦|吧|呗|哈)*(?:谢谢|多谢)?$/u;
const refusedInEnglish =
  /^(please )?(do not|don'?t|stop|no need to) (tell|telling|notify|notifying|inform|informing)( me)?( any ?more| again| about .*| of .*)?[.!]*$/u;

export function wantsNews(text: string): boolean {
  return !refusesNews(text) && (wanted.test(bareOf(text)) || wantedInEnglish.test(text.trim().toLowerCase()));
}

export function refusesNews(text: string): boolean {
  return refused.test(bareOf(text)) || refusedInEnglish.test(text.trim().toLowerCase());
}
