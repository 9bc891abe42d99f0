/** The plan of Bairin Left Banner, put together from its files. */
import { readFileSync } from 'node:fs';
import { parseClauses } from './clauses.ts';
import { assembleTariff, blankStart, parseFigures } from './tariff.ts';
import type { RuleSet } from './types.ts';

export interface RuleSetTexts {
  readonly clausesZh: string;
  readonly clausesEn: string;
  readonly tariff: string;
}

/** Pure over the files' texts; throws SchemeFault naming every fault. */
export function loadRuleSet(texts: RuleSetTexts): RuleSet {
  const clauses = parseClauses({ zh: texts.clausesZh, en: texts.clausesEn });
  const figures = parseFigures(texts.tariff, new Set(clauses.keys()));
  return {
    id: 'bairin-left-banner',
    name: {
      'zh-CN': '《巴林左旗新型农村牧区合作医疗工作方案》',
      en: 'Work Plan of the New Rural-Pastoral Cooperative Medical Scheme of Bairin Left Banner',
    },
    clauses,
    figures,
    tariff: assembleTariff(figures, blankStart),
  };
}

/** Reads the plan that comes with the program. */
export function readRuleSet(): RuleSet {
  const read = (name: string): string =>
    readFileSync(new URL(`./bairin-left-banner/${name}`, import.meta.url), 'utf8');
  return loadRuleSet({
    clausesZh: read('clauses.zh-CN.md'),
    clausesEn: read('clauses.en.md'),
    tariff: read('tariff.yaml'),
  });
}
