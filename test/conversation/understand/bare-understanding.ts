/** One trained understanding for the tests of a file, with the two hospitals they name. */
import { planQuestions } from '../../../src/conversation/understand/plan-questions.ts';
import { createUnderstanding } from '../../../src/conversation/understand/understand.ts';
import { loadMaterial } from '../../../src/explanation/material.ts';
import { planDir } from '../../../src/scheme-files.ts';
import type { Understanding } from '../../../src/conversation/understand/understood.ts';

export function trainedUnderstanding(): Understanding {
  return createUnderstanding({
    alsoExamples: planQuestions(loadMaterial(planDir)),
    institutions: [
      { name: '林东镇卫生院', aliases: ['林东卫生院'], tier: 'sumu', designated: true },
      { name: '巴林左旗蒙医中医医院', aliases: ['旗蒙', '蒙医院'], tier: 'banner', designated: true },
      { name: '康复诊所', aliases: ['老康诊所'], tier: 'sumu', designated: false },
    ],
  });
}
