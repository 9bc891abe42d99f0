-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('terminal', 'web', 'telegram', 'wechat');

-- CreateEnum
CREATE TYPE "MemberCategory" AS ENUM ('ordinary', 'five_guarantee', 'special_poor');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('unpaid', 'paid_pending', 'active', 'lapsed', 'withdrawn');

-- CreateEnum
CREATE TYPE "Payer" AS ENUM ('household', 'civil_affairs');

-- CreateEnum
CREATE TYPE "EntryKind" AS ENUM ('credited', 'outpatient_paid', 'carried_over', 'corrected');

-- CreateEnum
CREATE TYPE "EntryPortion" AS ENUM ('current_year', 'carried_over');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('sumu', 'banner', 'above');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('submitted', 'checked', 'publicised', 'approved', 'paid', 'rejected', 'returned');

-- CreateEnum
CREATE TYPE "ComplaintState" AS ENUM ('received', 'accepted', 'assigned', 'awaiting_complainant', 'answered', 'closed', 'reopened', 'withdrawn');

-- CreateEnum
CREATE TYPE "ComplaintQueue" AS ENUM ('sumu_office', 'banner_office', 'supervision_committee', 'unclear');

-- CreateEnum
CREATE TYPE "EnquiryState" AS ENUM ('opened', 'taken', 'closed');

-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('received', 'processed', 'failed');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('queued', 'leased', 'accepted', 'failed');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('handler', 'supervisor', 'committee', 'outreach', 'admin');

-- CreateTable
CREATE TABLE "Household" (
    "id" SERIAL NOT NULL,
    "certificate" TEXT NOT NULL,
    "sumu" TEXT NOT NULL,
    "gacha" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" SERIAL NOT NULL,
    "householdId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "idHash" TEXT NOT NULL,
    "idLast4Hash" TEXT NOT NULL,
    "bornOn" DATE,
    "category" "MemberCategory" NOT NULL DEFAULT 'ordinary',
    "leftOn" DATE,
    "leftReason" TEXT,
    "source" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "amount" DECIMAL(12,2) NOT NULL,
    "payer" "Payer" NOT NULL DEFAULT 'household',
    "receiptNo" TEXT,
    "paidOn" DATE,
    "source" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FamilyAccountEntry" (
    "id" SERIAL NOT NULL,
    "householdId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "portion" "EntryPortion" NOT NULL,
    "amount" DECIMAL(12,2) NOT NULL,
    "occurredOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FamilyAccountEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "memberId" INTEGER NOT NULL,
    "institution" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "admittedOn" DATE,
    "dischargedOn" DATE NOT NULL,
    "creditedYear" INTEGER NOT NULL,
    "total" DECIMAL(12,2) NOT NULL,
    "ineligible" DECIMAL(12,2),
    "deductible" DECIMAL(12,2),
    "rate" DECIMAL(7,6),
    "computed" DECIMAL(12,2),
    "paid" DECIMAL(12,2),
    "paidOn" DATE,
    "state" "ClaimState" NOT NULL,
    "reason" TEXT,
    "source" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimEvent" (
    "id" SERIAL NOT NULL,
    "claimId" INTEGER NOT NULL,
    "state" "ClaimState" NOT NULL,
    "occurredOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ClaimEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" SERIAL NOT NULL,
    "channel" "Channel" NOT NULL,
    "externalId" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'zh-CN',
    "consentVersion" TEXT,
    "consentedAt" TIMESTAMPTZ(3),
    "optedOutAt" TIMESTAMPTZ(3),
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,
    "lastFailedAt" TIMESTAMPTZ(3),
    "lockedUntil" TIMESTAMPTZ(3),
    "lastInboundAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Binding" (
    "id" SERIAL NOT NULL,
    "contactId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Binding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateLock" (
    "certificate" TEXT NOT NULL,
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,
    "firstFailedAt" TIMESTAMPTZ(3) NOT NULL,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "CertificateLock_pkey" PRIMARY KEY ("certificate")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "contactId" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("contactId")
);

-- CreateTable
CREATE TABLE "InboxMessage" (
    "id" BIGSERIAL NOT NULL,
    "channel" "Channel" NOT NULL,
    "externalId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "InboxState" NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "processedAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "InboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" BIGSERIAL NOT NULL,
    "inboxId" BIGINT,
    "channel" "Channel" NOT NULL,
    "externalId" TEXT NOT NULL,
    "reply" JSONB NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "complainantName" TEXT,
    "memberId" INTEGER,
    "contactId" INTEGER,
    "queryCodeHash" TEXT,
    "target" TEXT NOT NULL,
    "queue" "ComplaintQueue" NOT NULL,
    "sumu" TEXT,
    "about" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueDay" DATE NOT NULL,
    "calendarVersion" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "internalTarget" DATE,
    "state" "ComplaintState" NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComplaintEvent" (
    "id" SERIAL NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "shown" BOOLEAN NOT NULL,

    CONSTRAINT "ComplaintEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enquiry" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "contactId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "EnquiryState" NOT NULL DEFAULT 'opened',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffMember" (
    "id" SERIAL NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "sumu" TEXT,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "year" INTEGER NOT NULL,
    "arrangement" JSONB NOT NULL,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL,
    "loadedBy" TEXT NOT NULL,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB,
    "salt" TEXT,
    "digest" TEXT NOT NULL,
    "previousDigest" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,
    "inserted" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Household_certificate_key" ON "Household"("certificate");

-- CreateIndex
CREATE INDEX "Household_sumu_gacha_idx" ON "Household"("sumu", "gacha");

-- CreateIndex
CREATE UNIQUE INDEX "Household_source_sourceId_key" ON "Household"("source", "sourceId");

-- CreateIndex
CREATE INDEX "Member_householdId_idx" ON "Member"("householdId");

-- CreateIndex
CREATE INDEX "Member_idHash_idx" ON "Member"("idHash");

-- CreateIndex
CREATE UNIQUE INDEX "Member_source_sourceId_key" ON "Member"("source", "sourceId");

-- CreateIndex
CREATE INDEX "Enrolment_year_state_idx" ON "Enrolment"("year", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_memberId_year_key" ON "Enrolment"("memberId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_source_sourceId_key" ON "Enrolment"("source", "sourceId");

-- CreateIndex
CREATE INDEX "FamilyAccountEntry_householdId_year_idx" ON "FamilyAccountEntry"("householdId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "FamilyAccountEntry_source_sourceId_key" ON "FamilyAccountEntry"("source", "sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_number_key" ON "Claim"("number");

-- CreateIndex
CREATE INDEX "Claim_memberId_dischargedOn_idx" ON "Claim"("memberId", "dischargedOn");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_source_sourceId_key" ON "Claim"("source", "sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimEvent_claimId_state_occurredOn_key" ON "ClaimEvent"("claimId", "state", "occurredOn");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_channel_externalId_key" ON "Contact"("channel", "externalId");

-- CreateIndex
CREATE INDEX "Binding_memberId_idx" ON "Binding"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Binding_contactId_memberId_key" ON "Binding"("contactId", "memberId");

-- CreateIndex
CREATE INDEX "InboxMessage_state_id_idx" ON "InboxMessage"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboxMessage_channel_externalId_messageId_key" ON "InboxMessage"("channel", "externalId", "messageId");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_nextAttemptAt_idx" ON "OutboxMessage"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_externalId_id_idx" ON "OutboxMessage"("channel", "externalId", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_inboxId_idx" ON "OutboxMessage"("inboxId");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_number_key" ON "Complaint"("number");

-- CreateIndex
CREATE INDEX "Complaint_state_dueDay_id_idx" ON "Complaint"("state", "dueDay", "id");

-- CreateIndex
CREATE INDEX "Complaint_contactId_idx" ON "Complaint"("contactId");

-- CreateIndex
CREATE INDEX "ComplaintEvent_complaintId_id_idx" ON "ComplaintEvent"("complaintId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Enquiry_number_key" ON "Enquiry"("number");

-- CreateIndex
CREATE INDEX "Enquiry_state_openedAt_idx" ON "Enquiry"("state", "openedAt");

-- CreateIndex
CREATE INDEX "Enquiry_contactId_state_idx" ON "Enquiry"("contactId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_login_key" ON "StaffMember"("login");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_previousDigest_key" ON "AuditEntry"("previousDigest");

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_householdId_fkey" FOREIGN KEY ("householdId") REFERENCES "Household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FamilyAccountEntry" ADD CONSTRAINT "FamilyAccountEntry_householdId_fkey" FOREIGN KEY ("householdId") REFERENCES "Household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimEvent" ADD CONSTRAINT "ClaimEvent_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Binding" ADD CONSTRAINT "Binding_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Binding" ADD CONSTRAINT "Binding_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_inboxId_fkey" FOREIGN KEY ("inboxId") REFERENCES "InboxMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintEvent" ADD CONSTRAINT "ComplaintEvent_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enquiry" ADD CONSTRAINT "Enquiry_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
