/** Whole sentences in many voices: the bill, the self-paid part, the hospital and whose it is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLexicon } from '../../../src/conversation/understand/lexicon.ts';
import { createNormaliser } from '../../../src/conversation/understand/normalise.ts';
import { createSlotReader } from '../../../src/conversation/understand/slots.ts';
import type { Slots } from '../../../src/conversation/understand/understood.ts';

const lines = z
  .array(z.string())
  .parse(parse(readFileSync(new URL('slots-said.yaml', import.meta.url), 'utf8')));

const normalise = createNormaliser(readLexicon());
const readSlots = createSlotReader([]);

function shown(amount: Slots['ineligible']): string {
  if (amount === undefined) return '-';
  if (amount === 'none') return 'none';
  if (amount.kind === 'range') return `${amount.low / 100}-${amount.high / 100}`;
  return `${amount.kind === 'approximate' ? '~' : ''}${amount.value / 100}`;
}

describe('what is said of a bill', () => {
  it.each(lines.map((line) => line.split('|').map((part) => part.trim())))(
    '%s',
    (text = '', bill = '', selfPaid = '', tier = '', whose = '') => {
      const slots = readSlots(normalise(text).plain);
      const inFigures = (said: string): string => said.replace(/\.(\d)0$/u, '.$1');

      expect([shown(slots.totalCost), shown(slots.ineligible), slots.tier ?? '-']).toEqual([
        inFigures(bill),
        selfPaid,
        tier,
      ]);
      expect(slots.forWhom ?? '-').toBe(whose);
    },
  );
});
