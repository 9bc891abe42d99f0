# The same Node as everywhere else, and no build step: the sources run as they are.
FROM node:24-slim AS install
WORKDIR /app
# The install script writes the database client and the empty database, so it needs what those are made from.
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY src/kernel ./src/kernel
COPY src/database ./src/database
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY . .
COPY --from=install /app/node_modules ./node_modules
COPY --from=install /app/src/database ./src/database
# What a start would train is trained here: the service may not write beside its code.
RUN node src/learn.ts
RUN printf '#!/bin/sh\nexec node --max-semi-space-size=2 /app/src/cli.ts "$@"\n' > /usr/local/bin/heyi \
  && chmod 755 /usr/local/bin/heyi \
  && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["heyi", "start"]
