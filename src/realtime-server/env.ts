import { z } from 'zod'
import type { RealtimeServerOptions } from './server.ts'
import { WEBHOOK_NAMES } from './webhooks/webhooks.ts'

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )

const whole = z.coerce.number().int()
const token = z.string().regex(/^[A-Za-z0-9_-]+$/, 'may have letters, digits, _ and - only')

const schema = z.object({
  PUSHER_APP_ID: token,
  PUSHER_KEY: token,
  PUSHER_SECRET: z.string().min(16, 'needs at least 16 characters'),
  REALTIME_HOST: z.string().min(1).default('127.0.0.1'),
  REALTIME_PORT: whole.min(0).max(65535).default(0),
  REALTIME_ALLOWED_ORIGINS: list.pipe(z.array(z.url({ protocol: /^https?$/ }))),
  REALTIME_ALLOW_ANY_ORIGIN: flag.default(false),
  REALTIME_PROXY_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  REALTIME_REQUIRE_TLS: flag.default(false),
  REALTIME_CLIENT_EVENTS: flag.default(true),
  REALTIME_REQUIRE_SIGN_IN: flag.default(true),
  REALTIME_MAX_CONNECTIONS: whole.min(1).default(10_000),
  REALTIME_MAX_CONNECTIONS_PER_ADDRESS: whole.min(1).default(500),
  REALTIME_CONNECTION_QUOTA: whole.min(1).optional(),
  REALTIME_DRAIN_MS: whole.min(0).default(3000),
  REALTIME_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  REALTIME_WEBHOOK_EVENTS: list.pipe(z.array(z.enum(WEBHOOK_NAMES))),
})

/** An empty variable is how compose files spell an absent one. */
const withoutEmpty = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))

/** Throws with the whole list of what is wrong, without the values, which may be secret. */
export const readOptions = (
  source: NodeJS.ProcessEnv = process.env,
): Omit<RealtimeServerOptions, 'log'> => {
  const result = schema.safeParse(withoutEmpty(source))
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(faults.join('; '))
  }
  const env = result.data
  const events = env.REALTIME_WEBHOOK_EVENTS
  return {
    apps: [
      {
        id: env.PUSHER_APP_ID,
        key: env.PUSHER_KEY,
        secret: env.PUSHER_SECRET,
        requiresTls: env.REALTIME_REQUIRE_TLS,
        hasClientEvents: env.REALTIME_CLIENT_EVENTS,
        requiresSignIn: env.REALTIME_REQUIRE_SIGN_IN,
        connectionQuota: env.REALTIME_CONNECTION_QUOTA,
        webhooks: {
          url: env.REALTIME_WEBHOOK_URL,
          ...(events.length > 0 && { events }),
        },
      },
    ],
    host: env.REALTIME_HOST,
    port: env.REALTIME_PORT,
    allowedOrigins: env.REALTIME_ALLOWED_ORIGINS,
    allowsAnyOrigin: env.REALTIME_ALLOW_ANY_ORIGIN,
    proxySecret: env.REALTIME_PROXY_SECRET,
    maxConnections: env.REALTIME_MAX_CONNECTIONS,
    maxConnectionsPerAddress: env.REALTIME_MAX_CONNECTIONS_PER_ADDRESS,
    drainMs: env.REALTIME_DRAIN_MS,
  }
}
