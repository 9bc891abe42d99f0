import { describe, expect, it } from 'vitest';
import { fen } from '../../src/kernel/money.ts';
import { decideEarlyWarning } from '../../src/reimbursement/early-warning.ts';

const incomeLine = fen(4_000_001);

describe('the early warning of high costs', () => {
  it.each([
    ['low-income-edge-or-monitored', 2_000_000, 'below-threshold', 50],
    ['low-income-edge-or-monitored', 2_000_001, 'may-meet-threshold', 50],
    ['ordinary', 6_000_001, 'below-threshold', 150],
    ['ordinary', 6_000_002, 'may-meet-threshold', 150],
  ] as const)('%s with %i fen: %s', (group, burden, kind, thresholdPercent) => {
    expect(decideEarlyWarning({ burden: fen(burden), incomeLine, group })).toEqual({
      kind,
      thresholdPercent,
    });
  });

  it('is not met by exactly the threshold', () => {
    const facts = { burden: fen(150), incomeLine: fen(100), group: 'ordinary' } as const;
    expect(decideEarlyWarning(facts).kind).toBe('below-threshold');
  });

  it.each([undefined, fen(0)])('decides nothing without an income line: %s', (missing) => {
    const facts = { burden: fen(9_000_000), incomeLine: missing, group: 'ordinary' } as const;
    expect(decideEarlyWarning(facts)).toEqual({ kind: 'no-income-line' });
  });
});
