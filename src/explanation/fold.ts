/** One spelling for what people write in many: width, dialect words and small numerals. No meaning is decided here. */

// Northeastern and Chifeng words beside the ones the plan would use. Longer ones first.
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/啥前儿|啥前|啥时候|多咱|多会儿|何时|几时|啥钱儿/gu, '什么时候'],
  [/哪嘎达|哪疙瘩|哪旮旯|哪嘎|哪地方|哪块儿|哪儿|何处|哪边/gu, '哪里'],
  [/上哪(?!里)/gu, '去哪里'],
  [/搁哪(?!里)/gu, '在哪里'],
  [/在哪(?!里)/gu, '在哪里'],
  [/去哪(?!里)/gu, '去哪里'],
  [/咋整|咋办|咋弄|咋个办|怎么弄|怎么整|如何处理/gu, '怎么办'],
  [/咋个|咋|如何|怎样/gu, '怎么'],
  [/为啥|为何/gu, '为什么'],
  [/干啥|干嘛|做啥/gu, '做什么'],
  [/啥/gu, '什么'],
  [/搁|打从/gu, '在'],
  [/老鼻子|老多|贼多|好些/gu, '很多'],
  [/俺们|咱们|咱|俺|我们/gu, '我'],
  [/自个儿|自个/gu, '自己'],
  [/中不中|中不|行不行|行不|成不|可不可以|能不能|能否|可否|是否可以/gu, '能吗'],
  [/报不报|给不给报|给报不|给报吗|能报不|报不$/gu, '能报吗'],
  [/老头子|老头|老爷子|老伴儿|老伴/gu, '老人'],
  [/块钱|圆/gu, '元'],
  [/(?<=[0-9一二两三四五六七八九十百千万几])块/gu, '元'],
  [/(?<=[0-9一二两三四五六七八九十])号/gu, '日'],
];

const digits = new Map(Array.from('零一二三四五六七八九', (sign, value) => [sign, String(value)]));
digits.set('两', '2');

function tens(written: string): string {
  const [before = '', after = ''] = written.split('十');
  const ten = before === '' ? '1' : (digits.get(before) ?? before);
  const unit = after === '' ? '0' : (digits.get(after) ?? after);
  return ten + unit;
}

/** Folds a question or an example the same way; punctuation becomes one space. */
export function fold(text: string): string {
  let folded = text.normalize('NFKC').toLowerCase();
  for (const [spoken, plain] of plainWords) folded = folded.replace(spoken, plain);
  folded = folded
    .replace(/百分之(?=[0-9一二三四五六七八九十])/gu, '%')
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?/gu, tens)
    .replace(/[零一二两三四五六七八九](?=[元口个次遍回年月日人%])/gu, (sign) => digits.get(sign) ?? sign);
  return folded.replace(/[^\p{L}\p{Nd}%]+/gu, ' ').trim();
}
