import { join } from 'node:path';
import { createExplanation } from '../../src/explanation/explanation.ts';
import { loadMaterial } from '../../src/explanation/material.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

export const planFolder = join(import.meta.dirname, '../../src/policy/bairin-left-banner');
export const plan = readRuleSet();
export const material = loadMaterial(planFolder);
export const explanation = createExplanation(material, plan.clauses);
