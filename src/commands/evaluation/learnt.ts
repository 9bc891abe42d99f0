/** Whether a message is among the examples heyi learns from: of one that is, a right answer proves little. */
import { readExamples } from '../../conversation/understand/examples.ts';
import { planQuestions } from '../../conversation/understand/plan-questions.ts';
import type { Material } from '../../explanation/material.ts';
import type { Share } from './figures.ts';

/** Word for word, whatever the punctuation. Short messages (起付线, 找人) are bound to be in both. */
export function learntShare(texts: readonly string[], material: Material): Share {
  const learnt = new Set([...readExamples(), ...planQuestions(material)].map(({ text }) => bare(text)));
  return { right: texts.filter((text) => learnt.has(bare(text))).length, of: texts.length };
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, '');
}
