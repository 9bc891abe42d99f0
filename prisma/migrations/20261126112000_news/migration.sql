-- Whether there is anything to look at follows from other columns: generated, so that whoever writes a claim or a step
-- cannot forget it, and indexed, so that a look costs nothing while there is nothing.

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "newsWaits" BOOLEAN GENERATED ALWAYS AS ("state" IS DISTINCT FROM "toldState") STORED;

-- AlterTable
ALTER TABLE "ComplaintEvent" ADD COLUMN     "newsWaits" BOOLEAN GENERATED ALWAYS AS ("shown" AND "toldAt" IS NULL) STORED;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "newsRefusedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Claim_newsWaits_id_idx" ON "Claim"("newsWaits", "id");

-- CreateIndex
CREATE INDEX "ComplaintEvent_newsWaits_id_idx" ON "ComplaintEvent"("newsWaits", "id");

-- Nobody was told anything before: what has happened until now is not told afterwards.
UPDATE "Claim" SET "toldState" = "state";
UPDATE "ComplaintEvent" SET "toldAt" = "at" WHERE "toldAt" IS NULL;
