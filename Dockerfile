# The same Node as everywhere else, and no build step: the sources run as they are.
# `npm run bench -- image` follows these steps without a container engine and says what the image weighs.
FROM node:24-slim AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package's own script is run: what is there afterwards is what the lock's digests say.
RUN npm ci --omit=dev --ignore-scripts
COPY prisma.config.ts ./
COPY prisma ./prisma
COPY src/image ./src/image
COPY src/kernel ./src/kernel
COPY src/database ./src/database
# The database client and the empty database of a trial.
RUN node src/database/postinstall.ts
RUN node src/image/prune.ts
RUN node src/image/sbom.ts sbom.json

# Backups need PostgreSQL's own programs, of the server's very version: so they come from the server's own image.
FROM postgres:16 AS backup
WORKDIR /app
COPY --from=install /usr/local/bin/node /usr/local/bin/node
COPY --from=install /app/node_modules ./node_modules
COPY --from=install /app/src/database/generated ./src/database/generated
COPY . .
COPY --chmod=755 src/image/heyi src/image/backup-each-night /usr/local/bin/
RUN install -d -o postgres -g postgres -m 700 /backups
USER postgres
ENTRYPOINT []
# The server's own, SIGINT, a shell that waits for its sleep does not heed: stopping took until it was killed.
STOPSIGNAL SIGTERM
CMD ["backup-each-night", "/backups", "14"]

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# What is freed in pieces of 64 KB and more goes back to the system instead of waiting for a like piece.
ENV MALLOC_MMAP_THRESHOLD_=65536 MALLOC_TRIM_THRESHOLD_=65536 MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=install /app/node_modules ./node_modules
COPY --from=install /app/src/database/generated ./src/database/generated
COPY --from=install /app/sbom.json ./
COPY . .
# What a start would train and compile is trained and compiled here: the service may not write beside its code.
RUN node src/learn.ts
COPY --chmod=755 src/image/heyi /usr/local/bin/
RUN install -d -o node -g node -m 700 /data /app/node_modules/.cache/compiled
USER node
# Node takes compiled code from nobody but the account it runs as.
ENV NODE_COMPILE_CACHE=/app/node_modules/.cache/compiled
RUN node src/image/warm.ts
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["heyi", "start"]
