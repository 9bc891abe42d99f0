/** What a lesson did to the marks: the same sentences answered before and after it. */
import type { Figures, Lesson } from '../../learning/lesson.ts';

export const marks = [
  'intentRight',
  'clauseFirst',
  'clauseAmongThree',
  'silent',
] as const satisfies readonly (keyof Figures)[];

/** So many points fewer, and it is to be thought over. */
const worthAWord = 0.5;

/** undefined: not measured yet. */
export function marksOf({ figures }: Pick<Lesson, 'figures'>) {
  if (figures === undefined) return undefined;
  const rows = marks.map((mark) => {
    const [before, after] = [points(figures.before[mark]), points(figures.after[mark])];
    // Of what is shown, so that nobody reckons otherwise.
    const moved = Math.round((after - before) * 10) / 10;
    return {
      ...{ mark, before: before.toFixed(1), after: after.toFixed(1), moved: Math.abs(moved).toFixed(1) },
      turn: moved > 0 ? 'up' : moved < 0 ? 'down' : 'same',
      fell: moved <= -worthAWord,
    } as const;
  });
  return { rows, messages: figures.after.messages, fell: rows.some(({ fell }) => fell) };
}

/** 0.91249 → 91.2 */
function points(share: number): number {
  return Math.round(share * 1_000) / 10;
}
