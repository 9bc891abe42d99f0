/** `heyi export-person`: everything held on a person, as they may ask for it (PIPL art. 45). */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { auditRepository } from '../database/audit.ts';
import { asJson, notHandedOver, personExport } from '../database/person-export.ts';
import { systemClock } from '../kernel/clock.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const optionsSchema = z.object({
  certificate: z.string().trim(),
  member: z.string().trim(),
  chat: z.boolean().default(false),
  committee: z.boolean().default(false),
});

export async function exportPerson(file: string, given: unknown): Promise<void> {
  const { certificate, member: name, chat, committee } = optionsSchema.parse(given);
  const { sealKey } = readConfig();
  const at = systemClock();
  const tables = await withDatabase((database) =>
    database.transaction(async (tx) => {
      const found = await personExport(tx, { certificate, name, chat, committee }, sealKey);
      if (found.kind === 'no-such')
        throw new OperatorFault(`Nobody of that name stands on the certificate ${certificate}.`);
      if (found.kind === 'several')
        throw new OperatorFault(
          `Several of that name stand on the certificate ${certificate}: heyi cannot tell whose record is asked for.`,
        );
      // Refused when the file is there already, and not written down then.
      writeFileSync(file, `${asJson({ at, notHandedOver, tables: found.tables })}\n`, {
        mode: 0o600,
        flag: 'wx',
      });
      await auditRepository(tx).append({
        ...{ at, actor: 'operator', action: 'person-exported', subject: `member:${String(found.memberId)}` },
        details: { chat, committee },
      });
      return found.tables;
    }),
  );
  const rows = Object.values(tables).reduce((sum, all) => sum + all.length, 0);
  console.log(
    `Written to ${file}: ${String(rows)} rows. Only this account can read it: hand it to the person, and delete it.`,
  );
}
