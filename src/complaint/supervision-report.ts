/** The monthly report for the notice board (III.5.2-village-bulletin): what may be published, and nothing that identifies. */
import type { Figure, SupervisionFigures } from './supervision.ts';

/** Below this a figure could point at a person whom the village knows. */
export const leastPublished = 5;

/** Absent: fewer than may be published, or left out so that the others do not give it away. */
export interface PublishedCell {
  readonly name: string;
  readonly received?: number;
}

export interface MonthlyReport {
  /** "2026-11" */
  readonly month: string;
  /** Absent when all of them are fewer than may be published. */
  readonly total?: Pick<Figure, 'received' | 'answered' | 'inTimePercent'>;
  readonly byCategory: readonly PublishedCell[];
}

export function monthlyReport(month: string, figures: SupervisionFigures): MonthlyReport {
  const { received, answered, inTimePercent } = figures.total;
  const named = figures.byCategory.map(({ name, received: count }) => ({ name, count }));
  if (received < leastPublished) return { month, byCategory: [] };
  return {
    month,
    total: { received, answered, ...(inTimePercent !== undefined && { inTimePercent }) },
    byCategory: withoutSmall(named),
  };
}

/**
 * Leaves out what is too small, and then as many of the next larger ones as it takes until neither one alone nor
 * fewer than may be published can be reckoned from the total.
 */
function withoutSmall(
  cells: readonly { readonly name: string; readonly count: number }[],
): readonly PublishedCell[] {
  const bySize = cells.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const left = new Set<string>();
  let hidden = 0;
  for (const { name, count } of bySize) {
    const enough = left.size === 0 || hidden >= leastPublished;
    if (count >= leastPublished && enough) break;
    left.add(name);
    hidden += count;
  }
  return cells.map(({ name, count }) => ({ name, ...(!left.has(name) && { received: count }) }));
}
