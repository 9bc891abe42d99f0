-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "OutboxState" ADD VALUE 'held';
ALTER TYPE "OutboxState" ADD VALUE 'passed_on';
ALTER TYPE "OutboxState" ADD VALUE 'telephoned';

-- DropIndex
DROP INDEX "OutboxMessage_channel_externalId_id_idx";

-- DropIndex
DROP INDEX "OutboxMessage_state_nextAttemptAt_idx";

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "toldState" "ClaimState";

-- AlterTable
ALTER TABLE "ComplaintEvent" ADD COLUMN     "toldAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "newsAgreedAt" TIMESTAMPTZ(3),
ADD COLUMN     "unreachableAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "InboxMessage" ADD COLUMN     "code" TEXT,
ADD COLUMN     "enclosure" JSONB,
ADD COLUMN     "occasion" TEXT;

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "partsSent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "platformId" TEXT,
ADD COLUMN     "way" TEXT;

-- CreateTable
CREATE TABLE "ChannelPace" (
    "channel" "Channel" NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelPace_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "PlatformToken" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlatformToken_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "InboxMessage_channel_externalId_id_idx" ON "InboxMessage"("channel", "externalId", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_state_nextAttemptAt_idx" ON "OutboxMessage"("channel", "state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_externalId_state_id_idx" ON "OutboxMessage"("channel", "externalId", "state", "id");

-- What has happened before there was any news is not told afterwards.
UPDATE "Claim" SET "toldState" = "state";
UPDATE "ComplaintEvent" SET "toldAt" = "at";
