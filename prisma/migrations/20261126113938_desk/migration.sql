-- A duplicate that goes on with another complaint waits for its answer, and yet is nobody's work: it leaves the queue.
-- A generated column's expression cannot be changed everywhere, so the column is made anew, its indexes with it.
ALTER TABLE "Complaint" DROP COLUMN "open";
ALTER TABLE "Complaint" ADD COLUMN "open" BOOLEAN GENERATED ALWAYS AS ("mergedIntoId" IS NULL AND "state" IN ('received', 'accepted', 'assigned', 'awaiting_complainant', 'reopened')) STORED;
CREATE INDEX "Complaint_open_queue" ON "Complaint"("queue", "dueDay", "id") WHERE ("open" = true);
CREATE INDEX "Complaint_open_sumu" ON "Complaint"("queue", "sumu", "dueDay", "id") WHERE ("open" = true);
CREATE INDEX "Complaint_open_assignee" ON "Complaint"("assigneeId", "queue", "dueDay", "id") WHERE ("open" = true);

-- DropIndex
DROP INDEX "Enquiry_state_openedAt_idx";

-- AlterTable
ALTER TABLE "Enquiry" ADD COLUMN     "assigneeId" INTEGER,
ADD COLUMN     "sumu" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "EnquiryEvent" (
    "id" SERIAL NOT NULL,
    "enquiryId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EnquiryEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EnquiryEvent_enquiryId_id_idx" ON "EnquiryEvent"("enquiryId", "id");

-- CreateIndex
CREATE INDEX "Complaint_open_unassigned" ON "Complaint"("queue", "dueDay", "id") WHERE ("open" = true AND "assigneeId" IS NULL);

-- CreateIndex
CREATE INDEX "Complaint_open_unassigned_sumu" ON "Complaint"("queue", "sumu", "dueDay", "id") WHERE ("open" = true AND "assigneeId" IS NULL);

-- CreateIndex
CREATE INDEX "Complaint_open_provisional" ON "Complaint"("queue", "dueDay", "id") WHERE ("open" = true AND "provisional" = true);

-- CreateIndex
CREATE INDEX "Complaint_open_category" ON "Complaint"("queue", "category", "dueDay", "id") WHERE ("open" = true);

-- CreateIndex
CREATE INDEX "Complaint_open_state" ON "Complaint"("queue", "state", "dueDay", "id") WHERE ("open" = true);

-- CreateIndex
CREATE INDEX "Complaint_ended_queue" ON "Complaint"("queue", "dueDay", "id") WHERE ("open" = false);

-- CreateIndex
CREATE INDEX "Complaint_ended_sumu" ON "Complaint"("queue", "sumu", "dueDay", "id") WHERE ("open" = false);

-- CreateIndex
CREATE INDEX "Enquiry_state_openedAt_id_idx" ON "Enquiry"("state", "openedAt", "id");

-- CreateIndex
CREATE INDEX "Enquiry_assigneeId_state_idx" ON "Enquiry"("assigneeId", "state");

-- AddForeignKey
ALTER TABLE "Enquiry" ADD CONSTRAINT "Enquiry_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnquiryEvent" ADD CONSTRAINT "EnquiryEvent_enquiryId_fkey" FOREIGN KEY ("enquiryId") REFERENCES "Enquiry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
