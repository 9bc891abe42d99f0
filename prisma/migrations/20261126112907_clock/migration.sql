-- CreateTable
CREATE TABLE "ComplaintPause" (
    "id" SERIAL NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "through" DATE,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "ComplaintPause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffBindingCode" (
    "staffId" INTEGER NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StaffBindingCode_pkey" PRIMARY KEY ("staffId")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entries" BIGINT NOT NULL,
    "lastId" BIGINT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "ComplaintPause_complaintId_from_key" ON "ComplaintPause"("complaintId", "from");

-- CreateIndex
CREATE UNIQUE INDEX "StaffBindingCode_codeHash_key" ON "StaffBindingCode"("codeHash");

-- AddForeignKey
ALTER TABLE "ComplaintPause" ADD CONSTRAINT "ComplaintPause_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffBindingCode" ADD CONSTRAINT "StaffBindingCode_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
