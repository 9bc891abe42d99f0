-- DropIndex
DROP INDEX "Miss_setAside_lastDay_idx";

-- CreateIndex
CREATE INDEX "Miss_setAside_times_lastDay_id_idx" ON "Miss"("setAside", "times" DESC, "lastDay" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Miss_setAside_kind_idx" ON "Miss"("setAside", "kind");

-- CreateIndex
CREATE INDEX "Miss_text_idx" ON "Miss"("text");
