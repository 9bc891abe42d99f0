/** What stood before a run: put back whatever the files were, and forgotten after its time. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetOldRuns } from '../../src/database/import/runs.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';
import { first, importsOf, second } from '../support/imports.ts';

let database: Database;
let imports: ReturnType<typeof importsOf>;
beforeAll(async () => {
  database = await openTestDatabase();
  imports = importsOf(database);
});
afterAll(async () => {
  await database.close();
});

describe('what stood before', () => {
  it('is put back although certificates have moved on from one household to the next', async () => {
    const fillers = Array.from(
      { length: 1_000 },
      (_one, at) => `F${String(at)},FILL${String(at)},林东镇,东城嘎查`,
    );
    const head = '记录号,证号,苏木,嘎查';
    const row = (id: string, certificate: string) => `${id},${certificate},林东镇,东城嘎查`;
    // In one pair the earlier row makes room, in the other the later: whichever is put back first, one is in its way.
    await imports.bring(
      'households',
      [head, row('X1', 'MOVE1'), row('X2', 'MOVE2'), row('X3', 'MOVE4'), row('X4', 'MOVE5')],
      first,
      'moving',
    );
    const before = await imports.everything();

    const made = [row('X1', 'MOVE3'), row('X4', 'MOVE6')];
    const taken = [row('X2', 'MOVE1'), row('X3', 'MOVE5')];
    const run = await imports.bring('households', [head, ...made, ...fillers, ...taken], second, 'moving');
    await imports.undo(run);

    expect(await imports.everything()).toBe(before);
  });

  it('is forgotten after its time, and the run can then not be undone; the newest keeps which rows it touched', async () => {
    const file = (place: string) => ['证号,苏木,嘎查', `OLD1,林东镇,${place}`];
    const older = await imports.bring('households', file('东城嘎查'), first, 'old');
    const newest = await imports.bring('households', file('西城嘎查'), first, 'old');

    await database.transaction((tx) => forgetOldRuns(tx, second, second));

    expect((await imports.look(newest)).decision).toEqual({ kind: 'refused', why: 'forgotten' });
    expect(await database.client.importChange.count({ where: { runId: older } })).toBe(0);
    const kept = await database.client.importChange.findMany({ where: { runId: newest } });
    expect(kept.map(({ before, inserted }) => [before, inserted])).toEqual([[null, false]]);
    const young = await database.client.importRun.findFirst({ where: { importedAt: second } });
    expect(young?.forgottenAt).toBeNull();
  });
});

describe('whatever the files', () => {
  const row = fc.record({
    id: fc.integer({ min: 1, max: 8 }),
    sumu: fc.constantFrom('林东镇', '隆昌镇'),
    telephone: fc.constantFrom('', '19900000001', '19900000002'),
  });
  const file = fc.record({
    rows: fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
    telephones: fc.boolean(),
    hour: fc.integer({ min: 0, max: 5 }),
  });

  it('undone from the newest back, each leaves what was before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (all) => {
        const states: string[] = [];
        const runs: number[] = [];
        for (const { rows, telephones, hour } of all) {
          states.push(await imports.everything());
          const lines = rows.map(
            ({ id, sumu, telephone }) =>
              `D00${String(id)},${sumu},东城嘎查${telephones ? `,${telephone}` : ''}`,
          );
          const asOf = new Date(second.getTime() + hour * 3_600_000);
          runs.push(
            await imports.bring(
              'households',
              [`证号,苏木,嘎查${telephones ? ',电话' : ''}`, ...lines],
              asOf,
              'random',
            ),
          );
        }
        for (const run of runs.reverse()) {
          await imports.undo(run);
          expect(await imports.everything()).toBe(states.pop());
        }
      }),
      { numRuns: 12 },
    );
  });
});
