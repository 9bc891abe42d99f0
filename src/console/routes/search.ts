/** The box in the top bar: a number leads to its page. Each section is asked in turn. */
import { z } from 'zod';
import { normalizeText } from '../../kernel/text.ts';
import type { ConsoleSection } from '../visit.ts';

const asked = z.object({ q: z.string().catch('') });

export function searchSection(sections: readonly ConsoleSection[]): ConsoleSection {
  return {
    routes: {
      'GET /search': async (visit) => {
        const typed = normalizeText(asked.parse(visit.query).q, { longest: 100 });
        if (typed !== '') {
          for (const { find } of sections) {
            const to = await find?.(typed, visit);
            if (to !== undefined) return { kind: 'go', to };
          }
        }
        const status = typed === '' ? 200 : 404;
        return { kind: 'page', view: 'search', title: visit.say('search.title'), status, values: { typed } };
      },
    },
  };
}
