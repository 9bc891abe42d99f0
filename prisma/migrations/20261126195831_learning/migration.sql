-- CreateEnum
CREATE TYPE "MissKind" AS ENUM ('unclear', 'corrected', 'unhelpful');

-- CreateTable
CREATE TABLE "Miss" (
    "id" SERIAL NOT NULL,
    "kind" "MissKind" NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "taken" TEXT NOT NULL,
    "clauses" TEXT[],
    "meant" TEXT,
    "day" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "setAside" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Miss_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lesson" (
    "id" SERIAL NOT NULL,
    "missId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "meaning" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneBy" TEXT,
    "undoneAt" TIMESTAMPTZ(3),
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Miss_setAside_lastDay_idx" ON "Miss"("setAside", "lastDay");

-- CreateIndex
CREATE UNIQUE INDEX "Miss_kind_language_text_key" ON "Miss"("kind", "language", "text");

-- CreateIndex
CREATE INDEX "Lesson_missId_idx" ON "Lesson"("missId");

-- CreateIndex
CREATE INDEX "Lesson_undoneAt_id_idx" ON "Lesson"("undoneAt", "id");

-- CreateIndex
CREATE INDEX "Member_name_idx" ON "Member"("name");

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_missId_fkey" FOREIGN KEY ("missId") REFERENCES "Miss"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
