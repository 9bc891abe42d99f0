/** What an operator may set before a chat in the terminal begins: the language, and who the person is. */
import type { Keys } from '../kernel/keys.ts';
import { auditRepository } from '../database/audit.ts';
import { identityRepository } from '../database/identity.ts';
import { consentVersion } from '../identity/consent.ts';
import type { Language } from '../kernel/message.ts';
import type { OpenScheme } from '../main.ts';
import { OperatorFault } from './operator-fault.ts';

/** Prepares each new person once: their language, and with `certificate` a binding as head of that household. */
export async function presetContact(
  { database, clock }: OpenScheme,
  hashKey: Keys,
  language: Language,
  certificate: string | undefined,
): Promise<(from: string) => Promise<void>> {
  const headId = certificate === undefined ? undefined : await headOf(database, certificate);
  const prepared = new Set<string>();
  return async (from) => {
    if (prepared.has(from)) return;
    prepared.add(from);
    const now = clock();
    await database.transaction(async (tx) => {
      const identity = identityRepository(tx, hashKey);
      const { contact } = await identity.contact('terminal', from, now);
      if (contact.language !== language) await identity.saveLanguage(contact.id, language);
      if (headId === undefined) return;
      await identity.saveConsent(contact.id, consentVersion, now);
      await identity.bind(contact.id, headId, 'operator', now);
      await auditRepository(tx).append({
        at: now,
        actor: 'operator',
        action: 'bound-by-operator',
        subject: `member:${String(headId)}`,
      });
    });
  };
}

async function headOf({ client }: OpenScheme['database'], certificate: string): Promise<number> {
  const head = await client.member.findFirst({
    where: { household: { certificate }, relation: 'head', leftOn: null },
    select: { id: true },
  });
  if (!head)
    throw new OperatorFault(
      `No household with a head has the certificate number ${certificate}: check the number after --as.`,
    );
  return head.id;
}
