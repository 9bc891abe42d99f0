/**
 * How the embedded PostgreSQL (PGlite) is run: small, because it serves one process through one connection.
 * Written to postgresql.conf at each opening; 16 MB of shared buffers instead of 128 save about 120 MB of memory.
 */
export const embeddedSettings: readonly string[] = [
  'shared_buffers=16MB',
  'wal_buffers=1MB',
  'max_connections=4',
  'max_wal_senders=0',
  'wal_level=minimal',
  'max_wal_size=64MB',
  'min_wal_size=32MB',
  'jit=off',
  'timezone=UTC',
];
