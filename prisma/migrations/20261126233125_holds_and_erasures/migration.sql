-- CreateTable
CREATE TABLE "ErasedAccount" (
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ErasedAccount_pkey" PRIMARY KEY ("hash","at")
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placedBy" TEXT NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "liftedBy" TEXT,
    "liftedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LegalHold_kind_number_idx" ON "LegalHold"("kind", "number");
