/** What is said of the data heyi keeps about a contact; named lines only. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import type { Enquiry } from '../../enquiry/enquiry.ts';
import type { Binding } from '../../identity/identity.ts';
import { dayOf, yearOf } from '../../kernel/day.ts';
import { maskCertificate, maskName } from '../../kernel/masking.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { dayText } from '../wording.ts';
import { momentText } from './identity-words.ts';

/** As many as are loaded (complaint/repository.ts, enquiry/repository.ts); older ones are had from the office. */
const loadedAtMost = 20;

const requestOptions: readonly Option[] = [
  { id: 'privacy-see' },
  { id: 'privacy-export' },
  { id: 'privacy-correct' },
  { id: 'privacy-delete' },
  { id: 'privacy-withdraw' },
];

/** Who is responsible, what for, for how long (PIPL art. 17), then the five rights. */
export function introduction(situation: Situation): Utterance {
  const { bannerOffice, telephones } = situation.scheme.profile;
  const { language } = situation.contact;
  return {
    lines: [
      { id: 'privacy-who', args: { office: bannerOffice.name[language], telephone: telephones.office } },
      { id: 'privacy-what-for' },
      { id: 'privacy-how-long' },
      { id: 'privacy-ask' },
    ],
    choices: requestOptions,
    citations: ['III.1.2-banner-office'],
  };
}

export function requestQuestion(): Utterance {
  return { lines: [{ id: 'privacy-ask' }], choices: requestOptions };
}

export function overview(complaints: readonly ComplaintView[], situation: Situation): Utterance {
  return {
    lines: [
      { id: 'privacy-see-head' },
      consentLine(situation),
      ...bindingLines(situation),
      { id: 'privacy-complaints', args: { count: complaints.length } },
      reminderLine(situation),
      newsLine(situation),
      { id: 'privacy-how-long' },
    ],
    choices: requestOptions.filter(({ id }) => id !== 'privacy-see'),
  };
}

/** The same at length: complaints and enquiries word for word. The chat's own words are not repeated in the chat. */
export function exported(
  complaints: readonly ComplaintView[],
  enquiries: readonly Enquiry[],
  files: Readonly<Record<string, number>>,
  situation: Situation,
): Utterance {
  const { contact, scheme } = situation;
  return {
    lines: [
      { id: 'privacy-export-head', args: { moment: momentText(situation.now, contact.language) } },
      { id: 'privacy-export-contact', args: { channel: contact.channel, name: contact.externalId } },
      consentLine(situation),
      ...bindingLines(situation),
      reminderLine(situation),
      newsLine(situation),
      { id: 'privacy-export-failures', args: { count: contact.failedAttempts } },
      { id: 'privacy-complaints', args: { count: complaints.length } },
      ...complaints.flatMap((one) => complaintLines(one, files[one.number] ?? 0, situation)),
      ...(complaints.length < loadedAtMost ? [] : [{ id: 'privacy-export-older' }]),
      { id: 'privacy-export-enquiries', args: { count: enquiries.length } },
      ...enquiries.flatMap((one) => enquiryLines(one, situation)),
      ...(enquiries.length < loadedAtMost ? [] : [{ id: 'privacy-export-older-enquiries' }]),
      { id: 'privacy-export-chat' },
      { id: 'privacy-export-records', args: { telephone: scheme.profile.telephones.office } },
    ],
    choices: requestOptions.filter(({ id }) => id !== 'privacy-export'),
  };
}

function complaintLines(complaint: ComplaintView, files: number, situation: Situation): readonly Line[] {
  const { language } = situation.contact;
  return [
    {
      id: 'privacy-export-complaint',
      args: {
        number: complaint.number,
        moment: momentText(complaint.receivedAt, language),
        due: dayText(complaint.dueDay, language, yearOf(situation.today)),
      },
    },
    { id: 'complaint-status-head', args: { number: complaint.number, state: complaint.state } },
    { id: 'complaint-line-category', args: { category: complaint.category } },
    { id: 'complaint-line-text', args: { text: complaint.text } },
    ...(files === 0 ? [] : [{ id: 'privacy-export-files', args: { count: files } }]),
    ...(complaint.answer === undefined
      ? []
      : [{ id: 'privacy-export-answer', args: { answer: complaint.answer } }]),
  ];
}

function enquiryLines(enquiry: Enquiry, situation: Situation): readonly Line[] {
  const { number, reason, text, openedAt } = enquiry;
  const moment = momentText(openedAt, situation.contact.language);
  return [
    { id: 'privacy-export-enquiry', args: { number, moment, reason } },
    { id: 'privacy-export-enquiry-text', args: { text } },
  ];
}

function consentLine({ contact, today }: Situation): Line {
  const { consent, language } = contact;
  if (!consent) return { id: 'privacy-consent-none' };
  const day = dayText(dayOf(consent.at), language, yearOf(today));
  return { id: 'privacy-consent-given', args: { day, version: consent.version } };
}

/** Who was verified, whether or not the consent text has changed since. */
export function boundAtAll({ bindings, bindingsBefore = [] }: Situation): readonly Binding[] {
  return [...bindings, ...bindingsBefore];
}

/** Where household data may not be told, not even whose it is. */
function bindingLines(situation: Situation): readonly Line[] {
  const { householdDataAllowed, contact, today } = situation;
  if (!householdDataAllowed) return [];
  const bindings = boundAtAll(situation);
  if (bindings.length === 0) return [{ id: 'privacy-bindings-none' }];
  return bindings.map((binding) => ({
    id: 'privacy-binding',
    args: {
      name: maskName(binding.memberName),
      certificate: maskCertificate(binding.certificate),
      day: dayText(dayOf(binding.verifiedAt), contact.language, yearOf(today)),
    },
  }));
}

function reminderLine({ contact, today }: Situation): Line {
  const { optedOutAt, language } = contact;
  if (!optedOutAt) return { id: 'privacy-reminders' };
  return { id: 'privacy-no-reminders', args: { day: dayText(dayOf(optedOutAt), language, yearOf(today)) } };
}

function newsLine({ contact }: Situation): Line {
  const { newsAgreedAt, newsRefusedAt } = contact;
  return {
    id: 'privacy-news',
    args: { wanted: newsRefusedAt ? 'none' : newsAgreedAt ? 'all' : 'complaints' },
  };
}

export function deleteQuestion(complaints: readonly ComplaintView[] | undefined): Utterance {
  const kept = complaints?.length ?? 0;
  return {
    lines: [
      { id: 'privacy-delete-what' },
      { id: 'privacy-delete-kept' },
      ...(kept === 0 ? [] : [{ id: 'privacy-delete-complaints', args: { count: kept } }]),
      { id: 'privacy-delete-ask' },
    ],
    choices: [{ id: 'privacy-delete-confirm' }, { id: 'privacy-keep' }],
  };
}
