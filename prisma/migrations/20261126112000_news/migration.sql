-- Whether there is anything to look at follows from the two states: generated, so that whoever writes a claim cannot forget it.
-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "newsWaits" BOOLEAN GENERATED ALWAYS AS ("state" IS DISTINCT FROM "toldState") STORED;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "newsRefusedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Claim_newsWaits_id_idx" ON "Claim"("newsWaits", "id");

-- CreateIndex
CREATE INDEX "ComplaintEvent_shown_toldAt_idx" ON "ComplaintEvent"("shown", "toldAt");

-- Nobody was told anything before: what has happened until now is not told afterwards.
UPDATE "Claim" SET "toldState" = "state";
UPDATE "ComplaintEvent" SET "toldAt" = "at" WHERE "toldAt" IS NULL;
