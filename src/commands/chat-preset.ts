/** What an operator may set before a chat in the terminal begins: the language, and who the person is. */
import { unitOfWork } from '../database/unit-of-work.ts';
import { consentVersion } from '../identity/consent.ts';
import type { Language } from '../kernel/message.ts';
import type { OpenScheme } from '../main.ts';
import { OperatorFault } from './operator-fault.ts';

/** Prepares each new person once: their language, and with `certificate` a binding as head of that household. */
export function presetContact(
  { database, clock }: OpenScheme,
  hashKey: Buffer,
  language: Language,
  certificate: string | undefined,
): (from: string) => Promise<void> {
  const prepared = new Set<string>();
  return async (from) => {
    if (prepared.has(from)) return;
    prepared.add(from);
    const now = clock();
    await database.transaction(async (tx) => {
      const { identity, audit } = unitOfWork(tx, hashKey);
      const { contact } = await identity.contact('terminal', from, now);
      if (contact.language !== language) await identity.saveLanguage(contact.id, language);
      if (certificate === undefined) return;
      const head = await tx.member.findFirst({
        where: { household: { certificate }, relation: 'head', leftOn: null },
        select: { id: true },
      });
      if (!head)
        throw new OperatorFault(`No household with a head has the certificate number ${certificate}.`);
      await identity.saveConsent(contact.id, consentVersion, now);
      await identity.bind(contact.id, head.id, 'operator', now);
      await audit.append({
        at: now,
        actor: 'operator',
        action: 'bound-by-operator',
        subject: `member:${String(head.id)}`,
      });
    });
  };
}
