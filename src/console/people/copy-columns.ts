/** What of the copy is printed, table by table, and what its values are. Columns of machines stand in the JSON only. */

/** How a value is read: as written; a day, an instant; yuan; by the words of a list; a reference to a numbered row. */
export type Kind =
  | 'text'
  | 'day'
  | 'instant'
  | 'yuan'
  | 'percent'
  | 'fields'
  | 'actor'
  | { readonly words: string }
  | { readonly of: string };

export type Columns = Readonly<Record<string, Kind>>;

const mirrored = { words: 'records.value' } as const;
const ofComplaint = { of: 'Complaint' } as const;

export const printed: Readonly<Record<string, Columns>> = {
  Member: {
    ...{ name: 'text', relation: mirrored, bornOn: 'day', category: mirrored, leftOn: 'day' },
    ...{ leftReason: 'text', optedOutAt: 'instant', sourceId: 'text', asOf: 'instant' },
  },
  Household: {
    ...{ certificate: 'text', sumu: 'text', gacha: 'text', telephone: 'text', sourceId: 'text' },
    asOf: 'instant',
  },
  Enrolment: {
    ...{ year: 'text', state: mirrored, amount: 'yuan', payer: mirrored, paidOn: 'day' },
    ...{ receiptNo: 'text', sourceId: 'text' },
  },
  FamilyAccountEntry: {
    ...{ occurredOn: 'day', kind: mirrored, portion: mirrored, amount: 'yuan', year: 'text' },
    ...{ note: 'text', sourceId: 'text' },
  },
  Claim: {
    ...{ number: 'text', institution: 'text', tier: mirrored, admittedOn: 'day', dischargedOn: 'day' },
    ...{ total: 'yuan', ineligible: 'yuan', deductible: 'yuan', rate: 'percent', computed: 'yuan' },
    ...{ paid: 'yuan', paidOn: 'day', state: mirrored, reason: 'text', sourceId: 'text' },
  },
  ClaimEvent: { claimId: { of: 'Claim' }, occurredOn: 'day', state: mirrored, note: 'text' },
  ImportChange: { before: 'fields' },
  Contact: {
    ...{ channel: { words: 'copy.channel' }, externalId: 'text', language: { words: 'copy.language' } },
    ...{ consentedAt: 'instant', consentVersion: 'text', lastInboundAt: 'instant', optedOutAt: 'instant' },
    ...{ newsAgreedAt: 'instant', newsRefusedAt: 'instant', failedAttempts: 'text', lockedUntil: 'instant' },
  },
  Binding: { verifiedAt: 'instant', verifiedBy: 'actor', endedAt: 'instant' },
  CertificateLock: {
    ...{ certificate: 'text', failedAttempts: 'text', firstFailedAt: 'instant', lockedUntil: 'instant' },
  },
  Complaint: {
    ...{ number: 'text', receivedAt: 'instant', complainantName: 'text', category: { words: 'category' } },
    ...{ target: { words: 'target' }, about: 'text', text: 'text', state: { words: 'state' } },
    ...{ dueDay: 'day', answer: 'text', answeredAt: 'instant', closedAt: 'instant', closeReason: 'text' },
    satisfaction: 'text',
  },
  ComplaintEvent: {
    ...{ complaintId: ofComplaint, at: 'instant', kind: { words: 'event' }, actor: 'actor' },
    note: 'text',
  },
  ComplaintPause: { complaintId: ofComplaint, from: 'day', through: 'day', reason: 'text' },
  Attachment: { complaintId: ofComplaint, at: 'instant', kind: { words: 'files.kind' } },
  Enquiry: {
    ...{ number: 'text', openedAt: 'instant', reason: { words: 'enquiries.reason' }, text: 'text' },
    closedAt: 'instant',
  },
  EnquiryEvent: {
    ...{ enquiryId: { of: 'Enquiry' }, at: 'instant', kind: { words: 'enquiries.event' }, note: 'text' },
  },
  CampaignRecipient: {
    ...{ channel: { words: 'copy.channel' }, state: { words: 'outcomes.state' }, settledAt: 'instant' },
    platformId: 'text',
  },
};

/** Many short rows: one line each. */
export const inLines: ReadonlySet<string> = new Set([
  ...['Enrolment', 'FamilyAccountEntry', 'ClaimEvent', 'ImportChange', 'Binding', 'CertificateLock'],
  ...['ComplaintEvent', 'ComplaintPause', 'Attachment', 'EnquiryEvent', 'CampaignRecipient'],
]);
