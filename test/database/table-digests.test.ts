import { expect, it } from 'vitest';
import { differingTables } from '../../src/database/table-digests.ts';

const held = { Member: { rows: 2, digest: '5' }, Claim: { rows: 1, digest: '7' } };

it('finds a table with another row, with as many but others, and one that is missing or new', () => {
  expect(differingTables(held, held)).toEqual([]);
  expect(differingTables(held, { ...held, Claim: { rows: 2, digest: '7' } })).toEqual(['Claim']);
  expect(differingTables(held, { ...held, Claim: { rows: 1, digest: '8' } })).toEqual(['Claim']);
  expect(differingTables(held, { Member: held.Member })).toEqual(['Claim']);
  expect(differingTables({ Member: held.Member }, held)).toEqual(['Claim']);
});
