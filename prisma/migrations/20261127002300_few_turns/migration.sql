-- A handful of turns, not the thousand rows that PostgreSQL takes a function for: for so many it would rather read the
-- whole of "Complaint" at every turn than look up one contact's.
ALTER FUNCTION "open_turns"("Channel"[], TEXT[], TIMESTAMPTZ[], DATE[], BOOLEAN) ROWS 1;
