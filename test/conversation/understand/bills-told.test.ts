/** Bills in every style people write and dictate, read with the directory of the sample scheme. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Slots } from '../../../src/conversation/understand/understood.ts';
import { sampleSlots } from './sample-slots.ts';

const lines = z
  .array(z.string())
  .parse(parse(readFileSync(new URL('bills-told.yaml', import.meta.url), 'utf8')))
  .map((line) => line.split(' | '));

const readSlots = sampleSlots();

function shown(amount: Slots['ineligible']): string {
  if (amount === undefined) return '-';
  if (amount === 'none') return 'none';
  const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
  if (amount.kind === 'range') return `${yuan(amount.low)}-${yuan(amount.high)}`;
  return `${amount.kind === 'approximate' ? '~' : ''}${yuan(amount.value)}`;
}

describe('a bill as it is told', () => {
  it.each(lines)('%s', (text = '', ...wanted) => {
    const { totalCost, ineligible, tier } = readSlots(text);

    expect([shown(totalCost), shown(ineligible), tier ?? '-'].slice(0, wanted.length)).toEqual(wanted);
  });
});
