/** The smallest profile of a real office, and the faults that a change to it is refused for. */
import { SchemeFault } from '../../src/policy/fault.ts';
import { loadScheme } from '../../src/policy/load.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

const ruleSet = readRuleSet();

export const today = '2026-11-22';
export const office = `
name: { zh-CN: 某旗合作医疗, en: A scheme }
demo: false
telephones: { office: 0476-555-0101, complaint: 0476-555-0120 }
hours: { zh-CN: 周一至周五, en: Monday to Friday }
bannerOffice: { name: { zh-CN: 旗合管办, en: Office }, address: { zh-CN: 某街, en: A street } }
sumuOffices:
  - { sumu: 林东镇, sumuEn: Lindong, office: { zh-CN: 合管办, en: Office }, payAt: { zh-CN: 镇政府, en: Town hall } }
signedYears:
  - { year: 2026, signedOn: 2025-12-01, signedBy: 主任, source: 某文件1号 }
`;

export const load = (profileText: string) => loadScheme({ profileText, ruleSet, today });

/** The faults that an action is refused for, as lines; none where it succeeds. */
export function faultsOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof SchemeFault) return error.faults;
    throw error;
  }
  return [];
}
