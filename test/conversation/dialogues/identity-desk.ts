/** The identity check sat down to: a household of three against which credentials are held. */
import { identityDialogue } from '../../../src/conversation/dialogues/identity.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { consentVersion } from '../../../src/identity/consent.ts';
import type { Candidate, CertificateLock } from '../../../src/identity/identity.ts';
import type { bound } from './complaint-desk.ts';
import { contact, now, sitDown, situation } from './complaint-desk.ts';

export const consent = { version: consentVersion, at: now };

const members: readonly (Candidate & { certificate: string; idLast4: string })[] = [
  {
    memberId: 11,
    name: '乌力吉',
    relation: 'head',
    householdId: 1,
    idLast4Matches: false,
    certificate: '150422000001',
    idLast4: '1234',
  },
  {
    memberId: 14,
    name: '萨仁',
    relation: 'grandchild',
    bornOn: '2019-08-08',
    householdId: 1,
    idLast4Matches: false,
    certificate: '150422000001',
    idLast4: '9900',
  },
  {
    memberId: 12,
    name: '其木格',
    relation: 'spouse',
    householdId: 1,
    idLast4Matches: false,
    certificate: '150422000001',
    idLast4: '4321',
  },
];

export function records(lock?: CertificateLock) {
  return ({ candidates: given }: Needs): Facts => {
    if (!given) return {};
    const named = members.filter(
      ({ certificate, name }) => certificate === given.certificate && name === given.name,
    );
    return {
      candidates: named.map(({ idLast4, ...one }) => ({ ...one, idLast4Matches: idLast4 === given.idLast4 })),
      ...(lock && { certificateLock: lock }),
    };
  };
}

/** With consent given before, so that the three things are asked for at once. */
export function consented(
  change: Parameters<typeof contact>[0] = {},
  lock?: CertificateLock,
  bindings = [] as (typeof bound)[],
) {
  return sitDown(identityDialogue, {
    situation: situation({ contact: contact({ consent, ...change }), bindings }),
    facts: records(lock),
  });
}
