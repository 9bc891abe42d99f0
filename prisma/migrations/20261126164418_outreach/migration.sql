-- CreateEnum
CREATE TYPE "CampaignState" AS ENUM ('draft', 'approved', 'scheduled', 'running', 'paused', 'finished', 'cancelled', 'expired');

-- CreateEnum
CREATE TYPE "RecipientState" AS ENUM ('queued', 'leased', 'accepted', 'delivered', 'failed', 'skipped');

-- AlterTable
ALTER TABLE "Household" ADD COLUMN     "telephone" TEXT;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "optedOutAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "texts" JSONB NOT NULL,
    "year" INTEGER NOT NULL,
    "state" "CampaignState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 0,
    "season" TEXT,
    "createdById" INTEGER NOT NULL,
    "editorIds" INTEGER[],
    "approvedById" INTEGER,
    "approvedAt" TIMESTAMPTZ(3),
    "startAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "lastDay" DATE NOT NULL,
    "enqueuedTo" INTEGER NOT NULL DEFAULT 0,
    "enqueuedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignRecipient" (
    "campaignId" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "contactId" INTEGER,
    "personId" INTEGER,
    "channel" "Channel",
    "householdIds" INTEGER[],
    "state" "RecipientState" NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doubtful" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "way" TEXT,
    "platformId" TEXT,

    CONSTRAINT "CampaignRecipient_pkey" PRIMARY KEY ("campaignId","id")
);

-- CreateTable
CREATE TABLE "CampaignEvent" (
    "id" SERIAL NOT NULL,
    "campaignId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CampaignEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Campaign_state_startAt_idx" ON "Campaign"("state", "startAt");

-- CreateIndex
CREATE INDEX "CampaignRecipient_due" ON "CampaignRecipient"("campaignId", "channel", "nextAttemptAt", "id") WHERE (state = ANY (ARRAY['queued'::"RecipientState", 'leased'::"RecipientState"]));

-- CreateIndex
CREATE INDEX "CampaignRecipient_told" ON "CampaignRecipient"("contactId", "settledAt") WHERE ("settledAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "CampaignRecipient_campaignId_personId_key" ON "CampaignRecipient"("campaignId", "personId");

-- CreateIndex
CREATE INDEX "CampaignEvent_campaignId_id_idx" ON "CampaignEvent"("campaignId", "id");

-- AddForeignKey
ALTER TABLE "CampaignEvent" ADD CONSTRAINT "CampaignEvent_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
