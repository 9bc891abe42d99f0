-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "forgottenAt" TIMESTAMPTZ(3),
ADD COLUMN     "source" TEXT,
ADD COLUMN     "stayed" JSONB,
ADD COLUMN     "undoesId" INTEGER;

-- CreateTable
CREATE TABLE "ImportChange" (
    "runId" INTEGER NOT NULL,
    "rowId" INTEGER NOT NULL,
    "inserted" BOOLEAN NOT NULL,
    "before" JSONB,

    CONSTRAINT "ImportChange_pkey" PRIMARY KEY ("runId","rowId")
);

-- CreateTable
CREATE TABLE "ImportConfirmed" (
    "id" SERIAL NOT NULL,
    "runId" INTEGER NOT NULL,
    "asOf" TIMESTAMPTZ(3),
    "rowIds" INTEGER[],

    CONSTRAINT "ImportConfirmed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("source","kind")
);

-- CreateTable
CREATE TABLE "ImportDraft" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "columns" JSONB,
    "workSince" TIMESTAMPTZ(3),
    "preview" JSONB,
    "lists" BYTEA,
    "runId" INTEGER,

    CONSTRAINT "ImportDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportConfirmed_runId_idx" ON "ImportConfirmed"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportRun_undoesId_key" ON "ImportRun"("undoesId");

-- CreateIndex
CREATE INDEX "ImportRun_kind_source_id_idx" ON "ImportRun"("kind", "source", "id");

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "ImportRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChange" ADD CONSTRAINT "ImportChange_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportConfirmed" ADD CONSTRAINT "ImportConfirmed_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What stood before earlier runs was not kept.
UPDATE "ImportRun" SET "forgottenAt" = "importedAt";
