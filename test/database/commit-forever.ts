/** Run as a child of the kill test: commits one row after another and says each only when it is committed. */
import { openDatabase } from '../../src/database/open.ts';
import { silentLog } from '../support/database.ts';

const database = await openDatabase({ dataDir: process.argv[2], log: silentLog });
for (let count = 1; ; count += 1) {
  await database.transaction(async (tx) => {
    await tx.setting.create({ data: { key: `row ${String(count)}`, value: 'first half' } });
    await tx.setting.update({ where: { key: `row ${String(count)}` }, data: { value: 'whole' } });
  });
  process.stdout.write(`${String(count)}\n`);
}
