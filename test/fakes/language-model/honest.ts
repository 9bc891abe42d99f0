/** What a model that keeps to its material says. */
import type { AskedOfModel, Behaviour } from './server.ts';

/** The plain sentences, said again in another's mouth: 跟您说明白些。…. */
export function honest({ asked, routes }: AskedOfModel): Behaviour {
  if (routes) return { kind: 'routes', about: 'other' };
  const english = asked.includes('Clauses:');
  const plain = /(?:现有的大白话：|The plain sentences there are:)\n([\s\S]+?)\n\n/u.exec(asked)?.[1] ?? '';
  const joined = plain.split('\n').join(english ? ' ' : '');
  return { kind: 'says', text: english ? `Put simply. ${joined}` : `跟您说明白些。${joined}` };
}
