/**
 * The plan in json-rules-engine: a rule a tier names the figures, and since its rules compare but do not reckon, the
 * arithmetic stands in facts that are functions of others, as its documentation shows.
 */
import { type Almanac, Engine } from 'json-rules-engine';
import { z } from 'zod';
import { type Asked, inFen, type Peer } from './peer.ts';

const ofTier = (tier: Asked['tier'], deductible: number, low: number, high: number) => ({
  name: tier,
  priority: 2,
  conditions: { all: [{ fact: 'tier', operator: 'equal', value: tier }] },
  event: { type: 'line', params: { deductible, low, high } },
  onSuccess: ({ params }: { params?: Record<string, unknown> }, almanac: Almanac) =>
    almanac.addRuntimeFact('line', params),
});

const fromAlmanac = async (almanac: Almanac, name: string): Promise<number> =>
  z.number().parse(await almanac.factValue(name));
const shareShape = z.object({ deductible: z.number(), low: z.number(), high: z.number() });
const toCents = (yuan: number): number => Math.round(yuan * 100) / 100;

export function jsonRulesPeer(): Peer {
  const engine = new Engine(
    [
      ofTier('sumu', 100, 0.4, 0.6),
      ofTier('banner', 200, 0.3, 0.5),
      ofTier('above', 400, 0.2, 0.35),
      {
        name: 'pays',
        priority: 1,
        conditions: { all: [{ fact: 'high', operator: 'greaterThanInclusive', value: 0 }] },
        event: { type: 'pays', params: { low: { fact: 'low' }, high: { fact: 'high' } } },
      },
    ],
    { replaceFactsInEventParams: true },
  );
  engine.addFact('base', async (_, almanac) => {
    const { deductible } = shareShape.parse(await almanac.factValue('line'));
    const eligible = (await fromAlmanac(almanac, 'total')) - (await fromAlmanac(almanac, 'ineligible'));
    return eligible - Math.min(eligible, deductible);
  });
  engine.addFact('most', async (_, almanac) => {
    const room = Math.max(0, 20_000 - (await fromAlmanac(almanac, 'paidThisYear')));
    const total = await fromAlmanac(almanac, 'total');
    return Math.min(room, Math.max(0, total - (await fromAlmanac(almanac, 'paidByOthers'))));
  });
  for (const end of ['low', 'high'] as const)
    engine.addFact(end, async (_, almanac) => {
      const line = shareShape.parse(await almanac.factValue('line'));
      const rate =
        z
          .number()
          .nullable()
          .parse(await almanac.factValue('rate')) ?? line[end];
      const base = await fromAlmanac(almanac, 'base');
      return Math.min(toCents(base * rate), await fromAlmanac(almanac, 'most'));
    });
  return {
    name: 'json-rules-engine',
    reckon: async (asked) => {
      const { events, results } = await engine.run({ ...asked });
      const paid = events.find(({ type }) => type === 'pays')?.params;
      const { low, high } = z.object({ low: z.number(), high: z.number() }).parse(paid);
      return { low: inFen(low), high: inFen(high), trace: results };
    },
  };
}
