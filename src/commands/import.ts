import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { importOnce } from '../database/import/import-once.ts';
import type { ImportOutcome, ImportRequest } from '../database/import/import-records.ts';
import { keptMapping } from '../database/import/mapping.ts';
import { systemClock } from '../kernel/clock.ts';
import { importKinds } from '../records/records.ts';
import { fileFaultWords, rowFaultWords } from './import-words.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const optionsShape = z.object({
  dryRun: z.boolean().default(false),
  source: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(60, 'must be at most 60 characters')
    .default('scheme'),
  asOf: z.iso
    .datetime({ offset: true, error: 'must be an instant like 2026-11-20T18:00:00+08:00' })
    .optional(),
  allowOddIds: z.boolean().default(false),
});

const shownErrors = 50;

/** `heyi import <kind> <file>`. Throws OperatorFault when nothing was saved. */
export async function importFile(kindText: string, file: string, given: unknown): Promise<void> {
  const kind = importKinds.find((one) => one === kindText);
  if (!kind)
    throw new OperatorFault(`There is no kind "${kindText}": use one of ${importKinds.join(', ')}.`, true);
  const options = optionsShape.safeParse(given);
  if (!options.success) {
    const [first] = options.error.issues;
    const option = String(first?.path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new OperatorFault(`--${option} ${first?.message ?? 'is wrong'}.`, true);
  }
  const { dryRun, source, asOf, allowOddIds } = options.data;
  const bytes = await readFile(file).catch((fault: unknown) => {
    throw new OperatorFault(
      `The file ${file} cannot be read (${faultText(fault)}): check its name and place.`,
    );
  });
  const now = systemClock();
  const { hashKey, sealKey } = readConfig();
  const request: ImportRequest = {
    kind,
    bytes,
    fileName: path.basename(file),
    source,
    asOf: asOf === undefined ? now : new Date(asOf),
    now,
    actor: 'operator',
    ...{ hashKey, sealKey },
    allowOddIds,
  };
  const outcome = await withDatabase(async (database) => {
    // As the office chose them in the console for files of this source and kind.
    const chosen = await keptMapping(database.client, { source, kind });
    return importOnce(database, { ...request, ...chosen }, dryRun);
  });
  console.log(told(outcome, request, dryRun));
}

/** What the operator reads; a refusal is thrown, with every bad row up to a screenful or two. */
function told(outcome: ImportOutcome, { fileName, kind }: ImportRequest, dryRun: boolean): string {
  switch (outcome.kind) {
    case 'unreadable':
      throw new OperatorFault(`${fileName} cannot be read: ${fileFaultWords(outcome)}.`);
    case 'refused': {
      const lines = outcome.errors
        .slice(0, shownErrors)
        .map((error) => `  line ${String(error.line)}, ${error.column}: ${rowFaultWords(error)}`);
      const more = outcome.errors.length - lines.length;
      if (more > 0) lines.push(`  … and ${String(more)} more`);
      throw new OperatorFault(
        `Nothing was saved: ${fileName} has ${String(outcome.errors.length)} mistakes; correct them and import it again.\n${lines.join('\n')}`,
      );
    }
    case 'saved': {
      const { rows, inserted, updated, unchanged } = outcome;
      const counts = `${String(inserted)} new, ${String(updated)} changed, ${String(unchanged)} as they were`;
      return dryRun
        ? `Dry run, nothing saved: ${fileName} would bring ${String(rows)} ${kind}: ${counts}.`
        : `Saved ${String(rows)} ${kind} from ${fileName}: ${counts}.`;
    }
  }
}

function faultText(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
}
