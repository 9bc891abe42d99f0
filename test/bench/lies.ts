/** How many of a lying model's figures are shown: none, of two thousand lies told through the whole conversation. */
import { askALiar } from '../language-model/lying.ts';
import type { Row } from './measure.ts';

const atLeast = 2_000;

export async function benchLies(): Promise<Row[]> {
  const { lies, byTwist, changed, reworded } = await askALiar(atLeast, 1_220);
  return [
    { what: 'lies told, each another one', figure: String(lies), bar: `${String(byTwist.size)} kinds` },
    {
      what: 'replies with another figure than without a model',
      figure: String(changed.length),
      bar: 'bar 0',
    },
    { what: 'replies in other words, their figures right', figure: String(reworded.length), bar: '' },
  ];
}
