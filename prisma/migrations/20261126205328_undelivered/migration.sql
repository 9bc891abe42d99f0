-- CreateIndex
CREATE INDEX "OutboxMessage_undelivered" ON "OutboxMessage"("channel", "state", "id") WHERE (state = ANY (ARRAY['failed'::"OutboxState", 'held'::"OutboxState"]));
