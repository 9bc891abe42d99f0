import type { Terms } from './terms.ts';
import { readAtMost } from './terms.ts';

/** Words that say nothing about the matter asked. */
const empty = new Set(
  (
    'a an the this that these those is are was were be been am do does did can could may might will would shall should ' +
    'must have has had i me my mine we us our you your he him his she her it its they them their of to in on at for by ' +
    'with from into about and or but so if then there here please tell know want like just what which how ' +
    'get got much many some any as'
  ).split(' '),
);

/** One word for what people say in several: each becomes the matter it names. */
const matters: readonly (readonly [string, RegExp])[] = [
  ['premium', /\b(premium|contribution|fee|membership fee|ten yuan|10 yuan)s?\b/u],
  ['pay-in', /\bpay(?! (me|us|out|back))|\bpaid in\b|\bcontribut|\bjoin/u],
  [
    'reimburse',
    /\b(reimburs\w*|refunded|repaid|paid back|pay back|get back|money back|claim\w*|cover\w*)\b/u,
  ],
  ['deductible', /\b(deductible|threshold|excess|deducted)s?\b/u],
  ['cap', /\b(cap|ceiling|maximum|max|upper limit|the most|at most|highest)\b/u],
  ['rate', /\b(rate|percent\w*|per cent|share|ratio|proportion)s?\b|%/u],
  ['account', /\baccounts?\b/u],
  ['left-over', /\b(left|left ?over|remain\w*|unused|carry|carried|expire\w*|lose|reset|balance)\b/u],
  ['outpatient', /\b(outpatient|out-patient|clinic|not admitted|without (a )?(hospital )?stay)s?\b/u],
  ['stay', /\b(hospital|inpatient|admitted|admission|stay|discharged?)\b/u],
  ['far', /\b(beijing|chifeng|shenyang|tongliao|outside|another (city|province|place)|city hospital)\b/u],
  ['transfer', /\b(transfer\w*|refer\w*|bigger|higher)\b/u],
  ['deadline', /\b(deadline|last day|latest|until when|by when|final date|due|too late)\b/u],
  ['when', /\b(when|what time|date|day)\b/u],
  ['where', /\b(where|place|address)\b/u],
  ['who', /\b(who|whom)\b/u],
  ['receipt', /\b(receipt|slip|proof|invoice)s?\b/u],
  ['complain', /\b(complain\w*|grievance)\b/u],
  [
    'forced',
    /\b(forced?|compulsory|obligat\w*|voluntar\w*|mandatory|optional|have to join|must (i|we) join)\b/u,
  ],
  [
    'birth',
    /\b(birth|baby|babies|caesarean|cesarean|c-section|maternity|pregnan\w*|deliver\w*|childbirth)\b/u,
  ],
  ['chronic', /\b(chronic|diabet\w*|insulin|blood pressure|hypertension|dialysis|long[- ]term)\b/u],
  ['injury', /\b(injur\w*|hurt|broke\w*|fell|burn\w*|bitten|accident|wound\w*)\b/u],
  ['traffic', /\b(traffic|road|car|crash|motorbike|vehicle|truck)\b/u],
  ['drug', /\b(drug|medicine|medication|pill|tablet)s?\b/u],
  [
    'neighbour',
    /\b(neighbou?r\w*|next door|someone else\w*|somebody else\w*|other people|another family)\b/u,
  ],
  ['resident', /\b(resident\w*|urban|medical insurance|health insurance|today's)\b/u],
  ['government', /\b(government|state|central|subsid\w*|region|city|finance)\b/u],
  ['five', /\b(five[- ]guarantees?|wubao|special[- ]poor|minimum living|destitute)\b/u],
  ['supervise', /\b(supervis\w*|watch\w*|oversee\w*|control\w*|check on)\b/u],
  ['notice', /\b(notice|bulletin|board|post(ed)?|publish\w*|public)\b/u],
  ['phone', /\b(phone|telephone|call|number|contact)\b/u],
  ['again', /\b(twice|again|second|two stays|each (time|stay)|every (time|stay)|per (stay|year|time))\b/u],
  ['choose', /\b(choose|choice|pick|prefer|which hospitals?|(may|can) (i|we) (go|use))\b/u],
  ['list', /\b(list|lists|designated)\b/u],
  ['next-year', /\bnext year|coming year/u],
];

/** A word without the endings that grammar puts on it. */
function stem(word: string): string {
  if (word.length <= 3) return word;
  return word
    .replace(/'s?$/u, '')
    .replace(/ies$/u, 'y')
    .replace(/(?<=[^aeious])s$|(?<=e)s$/u, '')
    .replace(/(?<=\w{3})(ing|ed|ment)$/u, '')
    .replace(/(?<=\w{3})e$/u, '');
}

/** A question mostly in Latin letters is looked up in the English texts. */
export function isEnglish(text: string): boolean {
  const read = text.slice(0, readAtMost * 2);
  const latin = read.match(/[a-z]/giu)?.length ?? 0;
  const han = read.match(/\p{sc=Han}/gu)?.length ?? 0;
  return latin >= 4 && latin > han * 4;
}

/** Cuts an English text into words, pairs of words and the matters it names; three letters each bear with slips. */
export function englishTermsOf(text: string): Terms {
  const read = text
    .slice(0, readAtMost * 4)
    .normalize('NFKC')
    .replaceAll('’', "'")
    .toLowerCase();
  const concepts = matters.filter(([, words]) => words.test(read)).map(([name]) => `#${name}`);
  const words = (read.match(/[a-z]+(?:'[a-z]+)?|\d+/gu) ?? []).filter((word) => !empty.has(word)).map(stem);
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
  const sounds = words.flatMap((word) => threesOf(`^${word}$`));
  return { signs: [...words, ...pairs, ...concepts], sounds, concepts };
}

function threesOf(word: string): string[] {
  return Array.from({ length: Math.max(1, word.length - 2) }, (_, at) => word.slice(at, at + 3));
}
