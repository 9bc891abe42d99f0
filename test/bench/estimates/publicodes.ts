/** The plan in publicodes, whose values carry their own explanation. */
import Engine, { type PublicodesExpression } from 'publicodes';
import { parse } from 'yaml';
import { inFen, type Peer } from './peer.ts';

const rules = `
tier: "'sumu'"
total: 0
ineligible: 0
paid by others: 0
paid this year: 0
rate: non

deductible:
  variations:
    - si: tier = 'sumu'
      alors: 100
    - si: tier = 'banner'
      alors: 200
    - sinon: 400
lowest:
  variations:
    - si: rate != non
      alors: rate
    - si: tier = 'sumu'
      alors: 40%
    - si: tier = 'banner'
      alors: 30%
    - sinon: 20%
highest:
  variations:
    - si: rate != non
      alors: rate
    - si: tier = 'sumu'
      alors: 60%
    - si: tier = 'banner'
      alors: 50%
    - sinon: 35%

base:
  valeur: total - ineligible
  abattement: deductible
room:
  valeur: 20000 - paid this year
  plancher: 0
open:
  valeur: total - paid by others
  plancher: 0
raw low:
  valeur: base * lowest
  arrondi: 2 décimales
raw high:
  valeur: base * highest
  arrondi: 2 décimales
low:
  le minimum de:
    - raw low
    - room
    - open
high:
  le minimum de:
    - raw high
    - room
    - open
`;

export function publicodesPeer(): Peer {
  const engine = new Engine(parse(rules) as Record<string, PublicodesExpression>, { warn: false });
  const amount = (value: unknown): number => {
    if (typeof value !== 'number') throw new Error(`publicodes gave ${String(value)}`);
    return inFen(value);
  };
  return {
    name: 'publicodes',
    reckon: async (asked) => {
      engine.setSituation({
        tier: `'${asked.tier}'`,
        total: asked.total,
        ineligible: asked.ineligible,
        'paid by others': asked.paidByOthers,
        'paid this year': asked.paidThisYear,
        ...(asked.rate === null ? {} : { rate: asked.rate }),
      });
      const [low, high] = [engine.evaluate('low'), engine.evaluate('high')];
      return { low: amount(low.nodeValue), high: amount(high.nodeValue), trace: [low, high] };
    },
  };
}
