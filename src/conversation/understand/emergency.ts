/**
 * Stated present danger, or a call for an ambulance. Everything else waits behind it, so it must be seen;
 * but a bare 120, 急诊, 急性 or 着急, or an illness that is over and only has to be paid, is not one.
 * Reads the common (dialect-free) text.
 */
import { readPhrases } from './phrases.ts';

/** What each tells, and its words, stand in the file. */
const told = readPhrases(new URL('danger.yaml', import.meta.url), [
  ...(['danger', 'english', 'bodily', 'accident', 'serious', 'grave', 'despair', 'itsCost'] as const),
  ...(['ambulanceCall', 'aboutAmbulanceMoney', 'present', 'atOnce', 'now', 'past', 'money'] as const),
  ...(['inCare', 'complainsOfCare', 'nobodyComes', 'hypothetical', 'negated', 'inJest', 'ordinary'] as const),
]);
type Told = keyof typeof told;

/** The lives of people are asked after, not of a telephone or a cow. */
export function isEmergency(text: string): boolean {
  const says = (what: Told): boolean => told[what].test(text);
  if (says('inJest')) return false;
  const settled = says('past') && (!says('atOnce') || (says('money') && !says('now')));
  if (says('ambulanceCall')) {
    return !settled && !(says('aboutAmbulanceMoney') && !says('danger')) && !says('hypothetical');
  }
  if (settled || says('hypothetical') || says('negated')) return false;
  if (says('complainsOfCare')) return says('nobodyComes') && says('grave') && says('danger');
  if (says('despair')) return !says('itsCost') || (says('present') && !says('inCare'));
  const asksForMoney = says('money') && (!says('present') || says('inCare'));
  if (says('danger') || says('english')) return !asksForMoney;
  if (says('money') || !says('accident')) return false;
  return says('grave') || (says('serious') && says('present'));
}

/**
 * What the words alone say of danger. `bodily`: a body is spoken of, and neither money nor the past. `unsaid`: no word
 * for it (羊倌下井了不说话了). `beside`: money, the past or a supposition is in it as well. `none`: a beast, a jest, a denial,
 * a pain of every month.
 */
export type Danger = 'bodily' | 'unsaid' | 'beside' | 'none';

const beside: readonly Told[] = ['money', 'aboutAmbulanceMoney', 'past', 'hypothetical'];

export function dangerIn(text: string): Danger {
  if (told.negated.test(text)) return 'none';
  if (beside.some((what) => told[what].test(text))) return 'beside';
  if (told.bodily.test(text.replace(told.ordinary, ' '))) return 'bodily';
  if (told.ordinary.test(text)) return 'none';
  return [...text].length < shortestTold ? 'none' : 'unsaid';
}

/** 快3k: what is told without a word of danger takes some words. */
const shortestTold = 6;

/** Whether the words leave danger likely. */
export function mayBeEmergency(text: string): boolean {
  return dangerIn(text) === 'bodily';
}
