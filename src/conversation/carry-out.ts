/** Carries out what a dialogue wants done, within the turn's transaction. */
import type { Effect } from './effects.ts';
import type { Situation } from './facts.ts';
import type { UnitOfWork } from './ports.ts';

/** Effects after which the contact and its bindings must be read again. */
const identityEffects: ReadonlySet<Effect['kind']> = new Set([
  'consent-given',
  'consent-withdrawn',
  'bound',
  'bindings-ended',
  'failures-counted',
  'language-chosen',
  'opted-out',
  'opted-in',
  'news-agreed',
  'news-taken-back',
  'news-ended',
  'contact-erased',
]);

export function changesIdentity(effects: readonly Effect[]): boolean {
  return effects.some((effect) => identityEffects.has(effect.kind));
}

/** Acts on complaints go through the desk, which may refuse: complaint-acts.ts. */
export type Plain = Exclude<Effect, { kind: 'complaint-acted' }>;

export async function carryOut(effect: Plain, situation: Situation, work: UnitOfWork): Promise<void> {
  const { now, contact } = situation;
  switch (effect.kind) {
    case 'consent-given':
      await work.identity.saveConsent(contact.id, effect.version, now);
      return;
    case 'consent-withdrawn':
      await work.identity.saveConsent(contact.id, undefined, undefined);
      // Nobody is told of records that may not be used any more; a refusal of all news stands.
      await work.identity.saveNews(contact.id, { refusedAt: contact.newsRefusedAt });
      return;
    case 'bound':
      await work.identity.bind(contact.id, effect.memberId, 'self', now);
      return;
    case 'bindings-ended':
      await work.identity.endBindings(contact.id, now);
      return;
    case 'failures-counted':
      await work.identity.saveFailures(contact.id, effect, now);
      return;
    case 'certificate-lock-set':
      await work.identity.saveCertificateLock(effect.certificate, effect.lock);
      return;
    case 'language-chosen':
      await work.identity.saveLanguage(contact.id, effect.language);
      return;
    case 'opted-out':
      await work.identity.saveOptOut(contact.id, now);
      return;
    case 'opted-in':
      await work.identity.saveOptOut(contact.id, undefined);
      return;
    case 'news-agreed':
      await work.identity.saveNews(contact.id, { agreedAt: now });
      return;
    case 'news-taken-back':
      await work.identity.saveNews(contact.id, { agreedAt: contact.newsAgreedAt });
      return;
    case 'news-ended':
      await work.identity.saveNews(contact.id, { refusedAt: now });
      return;
    case 'complaint-filed':
      await work.complaints.add(contact.id, effect.complaint, effect.clock, effect.queue);
      await work.attachments.fileDraft(contact.id, effect.complaint.number);
      return;
    case 'rating-asked':
      await work.complaints.ratingAsked(effect.number, now);
      return;
    case 'enquiry-opened':
      await work.enquiries.open(contact.id, effect.enquiry);
      return;
    case 'enquiry-appended':
      await work.enquiries.append(contact.id, effect.text, now);
      return;
    case 'enquiry-closed':
      await work.enquiries.close(contact.id, now);
      return;
    case 'audited':
      await work.audit.append({
        at: now,
        actor: effect.anonymous ? 'complainant' : `contact:${String(contact.id)}`,
        action: effect.action,
        subject: effect.subject,
      });
      return;
    case 'words-concealed':
      // Nothing to do here: the answer says what is kept of the message instead (answer.ts).
      return;
    case 'contact-erased':
      await work.erasure.eraseContact(contact.id, now);
      return;
  }
}
