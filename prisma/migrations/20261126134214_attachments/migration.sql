-- CreateEnum
CREATE TYPE "AttachmentState" AS ENUM ('waiting', 'kept', 'failed');

-- DropIndex
DROP INDEX "Attachment_contactId_idx";

-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN     "addedBy" TEXT NOT NULL DEFAULT 'complainant',
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "channel" "Channel",
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "nextAttemptAt" TIMESTAMPTZ(3),
ADD COLUMN     "reference" TEXT,
ADD COLUMN     "state" "AttachmentState" NOT NULL DEFAULT 'waiting',
ALTER COLUMN "mediaType" DROP NOT NULL,
ALTER COLUMN "size" DROP NOT NULL,
ALTER COLUMN "sha256" DROP NOT NULL,
ALTER COLUMN "bytes" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "Attachment_contactId_at_idx" ON "Attachment"("contactId", "at");

-- CreateIndex
CREATE INDEX "Attachment_waiting" ON "Attachment"("nextAttemptAt") WHERE ("nextAttemptAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Attachment_unfiled" ON "Attachment"("at") WHERE ("complaintId" IS NULL);
