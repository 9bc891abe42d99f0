/**
 * What each retention rule finds, and what it does with it. No rule finds what another one takes: what is counted
 * beforehand is what is done. $1 is the instant before which it goes.
 */

/** As the scheme profile names them. */
export type SweepRule =
  | 'chat-words'
  | 'chat-rows'
  | 'conversations'
  | 'closed-enquiries'
  | 'closed-complaint-files'
  | 'closed-complaints'
  | 'ended-bindings'
  | 'locks'
  | 'staff-codes'
  | 'disabled-staff'
  | 'staff-notices'
  | 'broadcast-recipients'
  | 'misses'
  | 'audit-values';

export interface Sweep {
  readonly rule: SweepRule;
  /** As it is told: how many of what. */
  readonly what: string;
  readonly table: string;
  readonly key: string;
  readonly keyType: 'int' | 'bigint' | 'text';
  /** Of a row t. */
  readonly where: string;
  /** Done to the rows with the keys in $1, in this order; absent: they are deleted. */
  readonly acts?: readonly string[];
  /** Of another rule, as $2: what that one takes is not this one's. Where it takes nothing, long before everything. */
  readonly but?: SweepRule;
}

const heldNumbers = (kind: string) =>
  `(SELECT h."number" FROM "LegalHold" h WHERE h."kind" = '${kind}' AND h."liftedAt" IS NULL)`;
/** With what was merged into them. */
const heldComplaints = `(SELECT f."id" FROM "Complaint" f LEFT JOIN "Complaint" g ON g."id" = f."mergedIntoId"
  WHERE f."number" IN ${heldNumbers('complaint')} OR g."number" IN ${heldNumbers('complaint')})`;
const heldMembers = `(SELECT m."id" FROM "Member" m JOIN "Household" o ON o."id" = m."householdId"
  WHERE o."certificate" IN ${heldNumbers('household')})`;
const heldContacts = `(SELECT b."contactId" FROM "Binding" b WHERE b."memberId" IN ${heldMembers}
  UNION SELECT f."contactId" FROM "Complaint" f WHERE f."contactId" IS NOT NULL AND f."id" IN ${heldComplaints})`;
const accountNotHeld = `NOT EXISTS (SELECT 1 FROM "Contact" k
  WHERE k."channel" = t."channel" AND k."externalId" = t."externalId" AND k."id" IN ${heldContacts})`;
const contactNotHeld = `t."contactId" NOT IN ${heldContacts}`;
/** Of a complaint c. */
const complaintHeld = (c: string) => `(${c}."id" IN ${heldComplaints}
  OR coalesce(${c}."memberId" IN ${heldMembers}, false) OR coalesce(${c}."contactId" IN ${heldContacts}, false))`;
const endedBefore = (c: string, before: string) => `(${c}."state" IN ('closed', 'withdrawn') AND ${before} >
  coalesce(${c}."closedAt", (SELECT max(e."at") FROM "ComplaintEvent" e WHERE e."complaintId" = ${c}."id"), ${c}."receivedAt"))`;
/** With its duplicates, or not at all; nor a duplicate while the one it was merged into goes on. */
const complaintGoes = (c: string, before: string) => `(${endedBefore(c, before)} AND NOT ${complaintHeld(c)}
  AND NOT EXISTS (SELECT 1 FROM "Complaint" m WHERE m."id" = ${c}."mergedIntoId" AND NOT ${endedBefore('m', before)})
  AND NOT EXISTS (SELECT 1 FROM "Complaint" d WHERE d."mergedIntoId" = ${c}."id"
    AND (NOT ${endedBefore('d', before)} OR ${complaintHeld('d')})))`;

const done = `('accepted', 'passed_on', 'telephoned', 'failed', 'held')`;
const outboxGoes = (o: string, before: string) =>
  `(${o}."state" IN ${done} AND ${o}."createdAt" < ${before})`;
const emptyReply = `jsonb_build_object('text', '', 'choices', '[]'::jsonb, 'citations', '[]'::jsonb)`;

export const sweeps: readonly Sweep[] = [
  {
    ...{ rule: 'chat-rows', what: 'answers', table: 'OutboxMessage', key: 'id', keyType: 'bigint' },
    where: `${outboxGoes('t', '$1')} AND ${accountNotHeld}`,
  },
  {
    ...{ rule: 'chat-rows', what: 'messages', table: 'InboxMessage', key: 'id', keyType: 'bigint' },
    where: `t."state" <> 'received' AND t."receivedAt" < $1 AND ${accountNotHeld}
      AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" o WHERE o."inboxId" = t."id" AND NOT ${outboxGoes('o', '$1')})`,
  },
  {
    ...{ rule: 'chat-words', what: 'answers emptied', table: 'OutboxMessage', key: 'id', keyType: 'bigint' },
    // What was announced stays: by it is known what somebody has been asked. What has not reached the person keeps its
    // words: it is still told when they come back, or sent again by hand.
    where: `${outboxGoes('t', '$1')} AND t."state" NOT IN ('held', 'failed') AND t."createdAt" >= $2 AND t."reply"->>'text' <> '' AND ${accountNotHeld}`,
    but: 'chat-rows',
    acts: [
      `UPDATE "OutboxMessage" SET "failure" = NULL, "reply" = ${emptyReply} ||
         CASE WHEN "reply" ? 'notice' THEN jsonb_build_object('notice', "reply"->'notice') ELSE '{}'::jsonb END
       WHERE "id" = ANY ($1::text[]::bigint[])`,
    ],
  },
  {
    ...{ rule: 'chat-words', what: 'messages emptied', table: 'InboxMessage', key: 'id', keyType: 'bigint' },
    where: `t."state" <> 'received' AND t."receivedAt" < $1 AND t."receivedAt" >= $2 AND ${accountNotHeld}
      AND (t."text" <> '' OR t."enclosure" IS NOT NULL OR t."code" IS NOT NULL OR t."failure" IS NOT NULL)`,
    but: 'chat-rows',
    acts: [
      `UPDATE "InboxMessage" SET "text" = '', "enclosure" = NULL, "code" = NULL, "failure" = NULL WHERE "id" = ANY ($1::text[]::bigint[])`,
    ],
  },
  {
    ...{ rule: 'conversations', what: 'conversations', table: 'Conversation', key: 'contactId' },
    keyType: 'int',
    where: `t."updatedAt" < $1 AND ${contactNotHeld}`,
  },
  {
    ...{ rule: 'closed-enquiries', what: 'enquiries', table: 'Enquiry', key: 'id', keyType: 'int' },
    where: `t."state" = 'closed' AND t."closedAt" < $1 AND ${contactNotHeld}`,
  },
  {
    ...{ rule: 'closed-complaints', what: 'complaints with everything about them', table: 'Complaint' },
    ...{ key: 'id', keyType: 'int', where: complaintGoes('t', '$1') },
    acts: [
      ...[
        'ComplaintEvent',
        'ComplaintReminder',
        'ComplaintPause',
        'AnswerDraft',
        'Attachment',
        'StaffNotice',
      ].map((table) => `DELETE FROM "${table}" WHERE "complaintId" = ANY ($1::text[]::int[])`),
      `DELETE FROM "Complaint" WHERE "id" = ANY ($1::text[]::int[])`,
    ],
  },
  {
    ...{ rule: 'closed-complaint-files', what: 'files of complaints', table: 'Attachment', key: 'id' },
    ...{ keyType: 'int', but: 'closed-complaints' },
    where: `t."bytes" IS NOT NULL AND EXISTS (SELECT 1 FROM "Complaint" c WHERE c."id" = t."complaintId"
      AND ${endedBefore('c', '$1')} AND NOT ${complaintHeld('c')} AND NOT ${complaintGoes('c', '$2')})`,
    acts: [
      `UPDATE "Attachment" SET "state" = 'failed', "failure" = 'erased', "bytes" = NULL, "name" = NULL, "sha256" = NULL
       WHERE "id" = ANY ($1::text[]::int[])`,
    ],
  },
  {
    ...{ rule: 'ended-bindings', what: 'ended bindings', table: 'Binding', key: 'id', keyType: 'int' },
    where: `t."endedAt" < $1 AND ${contactNotHeld}`,
  },
  {
    ...{ rule: 'locks', what: 'counts of wrong tries', table: 'CertificateLock', key: 'certificate' },
    keyType: 'text',
    where: `greatest(t."firstFailedAt", t."lockedUntil") < $1
      AND t."certificate" NOT IN ${heldNumbers('household')} AND t."certificate" NOT IN ${heldNumbers('complaint')}`,
  },
  {
    ...{ rule: 'staff-codes', what: 'codes of staff', table: 'StaffBindingCode', key: 'staffId' },
    ...{ keyType: 'int', where: `t."expiresAt" < $1` },
  },
  {
    ...{ rule: 'disabled-staff', what: 'accounts of staff emptied', table: 'StaffMember', key: 'id' },
    keyType: 'int',
    where: `t."disabledAt" < $1 AND (t."passwordHash" <> '' OR t."contactId" IS NOT NULL)`,
    acts: [
      `UPDATE "StaffMember" SET "passwordHash" = '', "contactId" = NULL WHERE "id" = ANY ($1::text[]::int[])`,
    ],
  },
  {
    ...{ rule: 'staff-notices', what: 'notices to staff', table: 'StaffNotice', key: 'id', keyType: 'int' },
    but: 'closed-complaints',
    where: `t."at" < $1 AND NOT EXISTS (SELECT 1 FROM "Complaint" c
      WHERE c."id" = t."complaintId" AND (${complaintHeld('c')} OR ${complaintGoes('c', '$2')}))`,
  },
  {
    ...{ rule: 'broadcast-recipients', what: 'recipients cut off', table: 'CampaignRecipient', key: 'id' },
    keyType: 'bigint',
    where: `(t."contactId" IS NOT NULL OR t."platformId" IS NOT NULL) AND EXISTS (SELECT 1 FROM "Campaign" c
        WHERE c."id" = t."campaignId" AND c."state" IN ('finished', 'cancelled', 'expired') AND c."endedAt" < $1)
      AND coalesce(${contactNotHeld}, true)`,
    acts: [
      `UPDATE "CampaignRecipient" SET "contactId" = NULL, "platformId" = NULL WHERE "id" = ANY ($1::text[]::bigint[])`,
    ],
  },
  {
    ...{ rule: 'misses', what: 'words not understood', table: 'Miss', key: 'id', keyType: 'int' },
    where: `t."lastDay" < $1 AND NOT EXISTS (SELECT 1 FROM "Lesson" l WHERE l."missId" = t."id")`,
  },
];

/** Of the audit chain only the values go: an entry seals the one before it (audit.ts). */
export const auditValues = {
  rule: 'audit-values',
  what: 'audit entries without their values',
  where: `t."at" < $1 AND t."salt" IS NOT NULL AND t."details" IS NOT NULL
    AND t."subject" NOT IN (SELECT 'complaint:' || n FROM ${heldNumbers('complaint')} AS held(n))
    AND t."subject" NOT IN (SELECT 'contact:' || n FROM ${heldContacts} AS held(n))`,
} as const;
