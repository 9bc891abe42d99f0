/** A photo and a voice of the sample's people: drawn and played by us, nobody's. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Keys } from '../kernel/keys.ts';
import { addKept } from './attachment-bytes.ts';
import { projectFolder } from './paths.ts';
import type { Tx } from './transaction.ts';

const known = {
  'receipt.jpg': { kind: 'photo', mediaType: 'image/jpeg' },
  'voice.ogg': { kind: 'voice', mediaType: 'audio/ogg' },
} as const;

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}

/** Instead of those it had on another day. */
export async function layOutFiles(
  tx: Tx,
  complaintId: number,
  names: readonly string[],
  at: Date,
  sealKey: Keys,
): Promise<void> {
  if (names.length === 0) return;
  await tx.attachment.deleteMany({ where: { complaintId } });
  const files = names.filter(isKnown).map((name) => ({
    ...known[name],
    bytes: readFileSync(path.join(projectFolder, 'prisma', 'sample', 'files', name)),
  }));
  await addKept(tx, complaintId, files, { actor: 'complainant', at }, sealKey);
}
