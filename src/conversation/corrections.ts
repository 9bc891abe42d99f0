/** “不是这个意思”: the person says that the answer before was none to their question. */

export interface Correction {
  /** What they then ask instead, where they say it in the same breath. */
  readonly asks?: string;
}

const breath = '[\\s,，.。!！、;；]*';
const denial = new RegExp(
  `^(?:(?:不对|不是|错了|错|唉|哎呀?|嗯|哦|no|sorry)${breath})*(?:${[
    '(?:这|那)?(?:个)?(?:也)?(?:不是|不叫)(?:这个|那个|这|那)(?:个)?(?:意思|问题|事儿?|回事)',
    '我?(?:没|不是)(?:想|要)?问(?:的)?(?:这个|那个|这|那)(?:事儿?|问题)?',
    '我?问的(?:根本|压根)?不是(?:这个|那个|这|那)?(?:事儿?|问题)?',
    '(?:这)?不是我(?:要|想)?问的',
    '(?:你)?答非所问|所答非所问|驴唇不对马嘴|文不对题',
    '你?(?:回?答|说|理解|弄|搞|听)(?:的)?错(?:了|啦)|(?:回?答|说)的?不对',
    '你?(?:没|没有)(?:听|看|弄|搞|整)(?:懂|明白)(?:我)?(?:的)?(?:意思|话|问题|说的|问的)?',
    "(?:that(?:'?s|’s| is| was)? )?not what i (?:asked|meant|wanted|want)(?: to know)?(?: about)?",
    'you (?:got|understood) (?:me|it|that) wrong|you(?: have)? misunderst(?:and|ood)(?: me)?|wrong answer',
    "you (?:don't|don’t|didn't|didn’t) understand(?: me)?",
  ].join('|')})[啊呀吧呢了的嘛]*${breath}`,
  'iu',
);
/** 不对，我是问…: the denial and the question in one. */
const rather = new RegExp(
  `^(?:不对|不是|错了|no)${breath}(?=(?:我|俺)(?:是|想|要|就是)*问|i (?:am asking|meant|mean|asked|wanted to ask))`,
  'iu',
);
const leadIn =
  /^(?:(?:我|俺)?(?:其实|就)?(?:是|想|要|就是)*问(?:的)?(?:是|就是)?(?:一下)?|i (?:am asking|meant|mean|asked|wanted to ask)(?: about)?)[\s,，:：]*/iu;

/** @param text normalised */
export function readCorrection(text: string): Correction | undefined {
  const denied = denial.exec(text) ?? rather.exec(text);
  if (!denied) return undefined;
  const asks = text.slice(denied[0].length).replace(leadIn, '').trim();
  return /\p{L}{2}/u.test(asks) ? { asks } : {};
}
