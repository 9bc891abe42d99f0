/**
 * The version of the consent text (prompts: identity-consent-*). PIPL art. 14, 29: sensitive data need a separate
 * consent; when its purpose or kinds change it is asked again, so raise this whenever that text changes in meaning.
 */
export const consentVersion = '2026-11';

/** Has this contact agreed to the text as it stands now? */
export function hasConsented(contact: { readonly consent?: { readonly version: string } }): boolean {
  return contact.consent?.version === consentVersion;
}
