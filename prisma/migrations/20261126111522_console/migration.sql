-- DropIndex
DROP INDEX "Complaint_state_dueDay_id_idx";

-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN     "assigneeId" INTEGER,
ADD COLUMN     "closeReason" TEXT,
ADD COLUMN     "extensionDays" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mergedIntoId" INTEGER,
ADD COLUMN     "open" BOOLEAN GENERATED ALWAYS AS ("state" IN ('received', 'accepted', 'assigned', 'awaiting_complainant', 'reopened')) STORED,
ADD COLUMN     "pausedDays" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pausedOn" DATE,
ADD COLUMN     "ratingAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reopenedAt" TIMESTAMPTZ(3),
ADD COLUMN     "satisfaction" INTEGER,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "StaffMember" ADD COLUMN     "contactId" INTEGER,
ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failedAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lockedUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" SERIAL NOT NULL,
    "complaintId" INTEGER,
    "contactId" INTEGER,
    "kind" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerDraft" (
    "complaintId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnswerDraft_pkey" PRIMARY KEY ("complaintId","staffId")
);

-- CreateTable
CREATE TABLE "ComplaintReminder" (
    "complaintId" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ComplaintReminder_pkey" PRIMARY KEY ("complaintId","stage")
);

-- CreateTable
CREATE TABLE "StaffNotice" (
    "id" SERIAL NOT NULL,
    "staffId" INTEGER NOT NULL,
    "complaintId" INTEGER,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "sid" VARCHAR NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMP(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("sid")
);

-- CreateIndex
CREATE INDEX "Attachment_complaintId_idx" ON "Attachment"("complaintId");

-- CreateIndex
CREATE INDEX "Attachment_contactId_idx" ON "Attachment"("contactId");

-- CreateIndex
CREATE INDEX "StaffNotice_staffId_seenAt_id_idx" ON "StaffNotice"("staffId", "seenAt", "id");

-- CreateIndex
CREATE INDEX "IDX_session_expire" ON "session"("expire");

-- CreateIndex
CREATE INDEX "Complaint_open_queue" ON "Complaint"("queue", "dueDay", "id") WHERE ("open" = true);

-- CreateIndex
CREATE INDEX "Complaint_open_sumu" ON "Complaint"("queue", "sumu", "dueDay", "id") WHERE ("open" = true);

-- CreateIndex
CREATE INDEX "Complaint_open_assignee" ON "Complaint"("assigneeId", "dueDay", "id") WHERE ("open" = true);

-- CreateIndex
CREATE INDEX "Complaint_dueDay_id_idx" ON "Complaint"("dueDay", "id");

-- CreateIndex
CREATE INDEX "Complaint_receivedAt_id_idx" ON "Complaint"("receivedAt", "id");

-- CreateIndex
CREATE INDEX "Complaint_mergedIntoId_idx" ON "Complaint"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_contactId_key" ON "StaffMember"("contactId");

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerDraft" ADD CONSTRAINT "AnswerDraft_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerDraft" ADD CONSTRAINT "AnswerDraft_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintReminder" ADD CONSTRAINT "ComplaintReminder_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffNotice" ADD CONSTRAINT "StaffNotice_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffMember" ADD CONSTRAINT "StaffMember_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;
