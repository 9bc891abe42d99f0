import type { people as chinese } from '../zh-CN/people.ts';

export const people: Readonly<Record<keyof typeof chinese, string>> = {
  'people.title': 'Somebody asks for their own data',
  'people.told':
    'Whoever comes to the counter to see what is kept of them, to have a copy, or to have it deleted is helped here, within 15 working days. See the ID card first. Somebody else needs a written power; a child comes with its guardian; for the dead the next of kin may come in their own lawful interest.',
  'people.find': 'Find the person first',
  'people.certificate': 'Medical certificate number',
  'people.name': 'Name',
  'people.id-last-4': 'Last four of the ID number',
  'people.id-last-4-rule': 'From the ID card. Given, it is compared; without a card it may stay empty.',
  'people.find-go': 'Find them',
  'people.find-kept': 'Who looked for whom, and at whom, is written down.',
  'people.fault.empty': 'Please fill in the certificate number and the name.',
  'people.fault.nobody':
    'Nobody was found. Please compare certificate number, name and the last four of the ID number with the papers, and fill them in again.',
  'people.fault.several':
    'Several of that name stand on this certificate: please fill in the last four of the ID number.',
  'people.fault.unproved': 'Please choose first how you made sure.',
  'people.fault.nothing': 'There is nothing left to delete; perhaps it has just been done. Nothing was done.',
  'people.fault.held': 'Nothing was deleted: something is kept as evidence. Please see below.',
  'people.fault.changed':
    'Nothing was deleted: the accounts on which the person was verified have changed since this page was opened. Please look at them now, and press again.',
  'people.one': 'Data of {name}',
  'people.who': 'The person',
  'people.left': 'no longer in this household',
  'people.accounts': 'Verified on',
  'people.accounts-none': 'None.',
  'people.account': '{channel}, last heard of {when}',
  'people.account-silent': '{channel}',
  'people.ties': 'verified on other people’s accounts: {count}',
  'people.proof': 'How you made sure',
  'people.proof.id-card': 'Saw their own ID card',
  'people.proof.written-power': 'Saw a written power and the ID card of whoever came',
  'people.proof.guardian': 'The guardian came; saw the household register or other papers',
  'people.proof.next-of-kin': 'The person has died; the next of kin came; saw papers',
  'people.copy': 'Hand over a copy',
  'people.copy-told':
    'In it is what is kept of this person: enrolment, account, claims, identity checks, complaints under their name and their answers, enquiries, who looked. Not in it: other people, anonymous complaints, those against the banner office (ask the supervision committee), notes of the office, names of staff, words of the chat (they see them on their own telephone: “my data”).',
  'people.copy-html': 'Save it to read and print',
  'people.copy-json': 'Save it for machines (JSON)',
  'people.copy-then':
    'Hand it over, then delete it from this computer. Who handed it over, and how they made sure, is written down.',
  'people.copy-by-supervisor':
    'The supervisor hands over copies: the words of complaints are in them, and administration sees no complaint.',
  'people.file': 'own-data-{day}',
  'people.erase': 'Delete',
  'people.erase-go-on': 'See what would be deleted',
  'people.erase-nothing':
    'There is nothing to delete: no account was verified, so no words of a chat belong to them. What is left are the scheme’s records and complaints, kept by law.',
  'people.erase-title': 'Delete the data of {name}',
  'people.goes': 'What goes',
  'people.goes-account': 'What was said on {channel}, the identity checks, the consent, what is half told',
  'people.goes-others': 'On the same account {count} others were verified; they must be verified again',
  'people.goes-enquiries': '{count} enquiries with their answers',
  'people.goes-told': 'On which account broadcasts told them',
  'people.goes-ties': '{count} identity checks on other people’s accounts (what those people said stays)',
  'people.stays': 'What stays, and why',
  'people.stays-records':
    'The scheme’s records of enrolment, account and claims: kept by law, in the scheme’s own system; what is wrong can be corrected.',
  'people.stays-complaints':
    'Complaints and their answers: kept by the archive rules, but no longer tied to the account.',
  'people.stays-complaints-count': 'Under their name: {count}.',
  'people.stays-refusals':
    'That no reminders are wanted, wrong tries, locks: kept so that they hold. Nothing is said in them.',
  'people.stays-trail': 'Who did what and when: kept by law, the values go.',
  'people.stays-backups':
    'In backups: after a restore it is deleted again by a list. No name stands on that list.',
  'people.no-undo': 'It cannot be brought back. Whoever wants a copy gets it before.',
  'people.erase-yes': 'Delete for good',
  'people.erase-no': 'Do not delete, go back',
  'people.erased': 'Deleted, and noted in the list: after a restore of a backup it is deleted again.',
  'people.held': 'It cannot be deleted now',
  'people.held-told':
    'Something is kept as evidence, so the office must not delete it. Tell whoever came, in writing, and why (PIPL art. 50: a refusal is explained). Once it is kept no longer it can be deleted.',
  'people.held-household':
    'This household, or one verified on the same account, is on hold. The operator ends that.',
  'people.held-complaint': 'Complaints kept as evidence:',
  'people.held-other': 'The supervisor sees which one.',
  'audit.of.people': 'Somebody’s own data',
  'audit.deed.person-sought': 'looked for a person’s data',
  'audit.deed.person-viewed': 'viewed the page of a person’s data',
  'audit.deed.person-exported': 'handed over a copy of a person’s data',
  'audit.deed.person-erased': 'deleted at the person’s wish',
  'audit.deed.privacy-export': 'took a copy of their own',
  'audit.deed.privacy-delete': 'deleted their own',
  'audit.deed.privacy-withdraw': 'withdrew consent',
  'audit.deed.privacy-correct': 'asked for a correction',
  'audit.deed.paid-in-year-viewed': 'saw what was paid in a year',
};
