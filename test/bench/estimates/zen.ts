/** The plan in zen-engine: a decision table for the tiers, an expression node for the arithmetic (it reckons in decimals). */
import { ZenEngine } from '@gorules/zen-engine';
import { z } from 'zod';
import { type Asked, inFen, type Peer } from './peer.ts';

const row = (tier: Asked['tier'], deductible: number, low: string, high: string) => ({
  _id: tier,
  tier: `"${tier}"`,
  deductible: String(deductible),
  low: `rate ?? ${low}`,
  high: `rate ?? ${high}`,
});

/** Each line may use those above it by `$`. */
const lines = {
  eligible: 'total - ineligible',
  deductibleBorne: 'min([$.eligible, line.deductible])',
  base: '$.eligible - $.deductibleBorne',
  room: 'max([0, 20000 - paidThisYear])',
  open: 'max([0, total - paidByOthers])',
  rawLow: 'round($.base * line.low, 2)',
  rawHigh: 'round($.base * line.high, 2)',
  low: 'min([$.rawLow, $.room, $.open])',
  high: 'min([$.rawHigh, $.room, $.open])',
};

const position = { x: 0, y: 0 };
const graph = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', type: 'inputNode', name: 'asked', position },
    {
      id: 'tiers',
      type: 'decisionTableNode',
      name: 'tiers',
      position,
      content: {
        hitPolicy: 'first',
        passThrough: true,
        outputPath: 'line',
        inputs: [{ id: 'tier', name: 'tier', type: 'expression', field: 'tier' }],
        outputs: ['deductible', 'low', 'high'].map((id) => ({ id, name: id, type: 'expression', field: id })),
        rules: [
          row('sumu', 100, '0.4', '0.6'),
          row('banner', 200, '0.3', '0.5'),
          row('above', 400, '0.2', '0.35'),
        ],
      },
    },
    {
      id: 'sum',
      type: 'expressionNode',
      name: 'sum',
      position,
      content: {
        expressions: Object.entries(lines).map(([key, value]) => ({ id: key, key, value })),
      },
    },
    { id: 'out', type: 'outputNode', name: 'told', position },
  ],
  edges: [
    { id: 'a', type: 'edge', sourceId: 'in', targetId: 'tiers' },
    { id: 'b', type: 'edge', sourceId: 'tiers', targetId: 'sum' },
    { id: 'c', type: 'edge', sourceId: 'sum', targetId: 'out' },
  ],
};

const told = z.object({ low: z.number(), high: z.number() });

/** @param trace its explanation: what went into each node and came out of it */
export function zenPeer(trace: boolean): Peer {
  const decision = new ZenEngine().createDecision(graph);
  return {
    name: `zen-engine${trace ? '' : ', without its trace'}`,
    reckon: async (asked) => {
      const answer = await decision.evaluate(asked, { trace });
      const { low, high } = told.parse(answer.result);
      return { low: inFen(low), high: inFen(high), trace: answer.trace };
    },
  };
}
