import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Generating the client needs no schema engine; naming any file here keeps it from being downloaded.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url);

export default defineConfig({ schema: 'prisma/schema.prisma' });
