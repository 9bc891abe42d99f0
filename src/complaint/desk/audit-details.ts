import type { StaffAction } from './actions.ts';
import type { QueueQuestion } from './queue.ts';

/** What the audit keeps of an action besides its kind; the words stand in the events. */
export function detailsOf(action: StaffAction): object | undefined {
  switch (action.kind) {
    case 'assign':
      return { to: action.to };
    case 'transfer':
      return { queue: action.queue, ...(action.sumu !== undefined && { sumu: action.sumu }) };
    case 'sort':
      return { target: action.target, ...(action.sumu !== undefined && { sumu: action.sumu }) };
    case 'merge':
      return { into: action.into };
    case 'accept':
    case 'take':
    case 'note':
    case 'ask':
    case 'hear':
    case 'answer':
    case 'close':
    case 'separate':
      return undefined;
  }
}

/** Words looked for may be somebody's name, and belong to no complaint with which they could be erased. */
export function listedAs({ tab, filters: { search, ...filters } = {} }: QueueQuestion): object {
  return { tab, ...filters, ...(search !== undefined && { searched: true }) };
}
