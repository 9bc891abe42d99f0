-- CreateIndex
CREATE INDEX "OutboxMessage_sent" ON "OutboxMessage"("channel", "externalId", "acceptedAt") WHERE (state = 'accepted');
