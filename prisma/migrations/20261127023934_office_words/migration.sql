-- AlterTable
ALTER TABLE "ImportDraft" ADD COLUMN     "progress" JSONB,
ADD COLUMN     "workSeenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ImportMapping" ADD COLUMN     "words" JSONB;
