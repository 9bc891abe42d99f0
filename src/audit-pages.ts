/** The audit chain as the console shows it; looked through outside any transaction. */
import type { AuditPagesParts, ChainCheck } from './console/audit-parts.ts';
import { auditEntries } from './database/audit-entries.ts';
import { chainHead, recordedHeads } from './database/audit-head.ts';
import { recordVerdict } from './database/audit-verdict.ts';
import { verifyChain } from './database/audit-verify.ts';
import type { Database } from './database/open.ts';

export function auditPages({ database }: { readonly database: Database }): AuditPagesParts {
  let last: ChainCheck | undefined;
  let looking: Promise<ChainCheck> | undefined;

  async function look(at: Date): Promise<ChainCheck> {
    const heads = await recordedHeads(database);
    last = { at, heads: heads.length, state: await verifyChain(database, heads) };
    await recordVerdict(database, last.state.kind, at);
    return last;
  }

  return {
    entries: (question) => auditEntries(database.client, question),
    head: (at) => chainHead(database, at),
    recorded: () => recordedHeads(database),
    check: (at) => {
      looking ??= look(at).finally(() => {
        looking = undefined;
      });
      return looking;
    },
    lastCheck: () => last,
  };
}
