import { z } from 'zod'
import { readKeyRing } from './files/sealing/keyRing'
import { keyPairOf } from './push/vapid'
import { isSmsSource, readSmppUrl } from './sms/settings'

/**
 * The only place that reads the environment of the web, worker and tool processes. A process that
 * finds something wrong stops with the whole list, so that an operator mends it in one go.
 */
const booleanText = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')

const secret = (name: string) =>
  z.string().min(32, `${name} needs at least 32 characters; \`openssl rand -hex 32\` makes one`)

/** A name or an IPv4 address, with or without a scheme before it and a port behind it. */
const PUBLIC_HOST =
  /^(?:(?:wss?|https?):\/\/)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/

const KNOWN_DEFAULTS = ['changeme', 'secret', 'password', 'courtyard', 'example', 'default']

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const isPlainAndFar = (url: string): boolean =>
  url.startsWith('http://') && !LOOPBACK.has(new URL(url).hostname)

const schema = z
  .object({
    APP_ENV: z.enum(['development', 'test', 'production']).default('production'),
    NODE_ENV: z.string().default('production'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_SYSTEM_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
    PAYLOAD_SECRET: secret('PAYLOAD_SECRET'),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    DATA_DIR: z.string().min(1).default('.data'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
    TRUSTED_PROXIES: z.string().default(''),
    /** Multiplies every rate limit; 0 counts nothing. */
    RATE_LIMIT_SCALE: z.coerce.number().min(0).max(100_000).default(1),
    METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
    METRICS_WORKER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN needs at least 16 characters').optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    DEMO: booleanText.default(false),
    PUSHER_APP_ID: z.string().min(1),
    PUSHER_KEY: z.string().min(1),
    PUSHER_SECRET: z.string().min(16, 'PUSHER_SECRET needs at least 16 characters'),
    PUSHER_HOST: z.string().optional(),
    PUSHER_PORT: z.coerce.number().int().optional(),
    PUSHER_USE_TLS: booleanText.default(true),
    PUSHER_CLUSTER: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'is a short name such as eu or mt1')
      .optional(),
    PUSHER_PUBLIC_HOST: z
      .string()
      .regex(PUBLIC_HOST, 'needs host, host:port, or one of the two after wss:// or ws://')
      .optional(),
    REALTIME_PROXY_SECRET: z.string().min(16).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    RESEND_API_KEY: z.string().min(1).optional(),
    RESEND_BASE_URL: z.url().optional(),
    RESEND_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/, 'is the signing secret of a webhook: whsec_…')
      .optional(),
    MAIL_FROM: z.string().min(3).default('Courtyard <courtyard@localhost.localdomain>'),
    MAILBOX_URL: z.url().optional(),
    VAPID_PRIVATE_KEY: z
      .string()
      .refine(
        (value) => keyPairOf(value) !== null,
        'is no private key of P-256; `openssl rand -hex 32` makes one',
      )
      .optional(),
    VAPID_SUBJECT: z
      .url({ protocol: /^(?:mailto|https)$/ })
      .max(200)
      .optional(),
    /** Takes push services on this machine, for tests. */
    PUSH_LOOPBACK: booleanText.default(false),
    SMPP_URL: z.string().optional(),
    SMS_HTTP_URL: z.url({ protocol: /^https?$/ }).optional(),
    SMS_HTTP_TOKEN: z.string().min(16, 'SMS_HTTP_TOKEN needs at least 16 characters').optional(),
    CALL_HTTP_URL: z.url({ protocol: /^https?$/ }).optional(),
    CALL_HTTP_TOKEN: z.string().min(16, 'CALL_HTTP_TOKEN needs at least 16 characters').optional(),
    SMS_FROM: z
      .string()
      .refine(isSmsSource, 'is a number, or up to 11 plain letters and digits')
      .optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d{3,20}:[\w-]{20,}$/, 'is what @BotFather gives, as in 123456:ABC…')
      .optional(),
    TELEGRAM_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
    FILES_SECRET: secret('FILES_SECRET'),
    FILE_KEYS: z.string(),
    FILE_SCANNER_URL: z.url({ protocol: /^tcp$/ }).optional(),
    TEXT_RECOGNITION: z.enum(['off', 'tesseract']).default('off'),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ENDPOINT: z.url().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
  })
  .superRefine((value, context) => {
    const complain = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
    }
    if (!value.PUSHER_HOST && !value.PUSHER_CLUSTER) {
      complain('PUSHER_HOST', 'set PUSHER_HOST (own server) or PUSHER_CLUSTER (hosted Pusher)')
    }
    if (!value.SMTP_URL && !value.RESEND_API_KEY) {
      complain('SMTP_URL', 'set SMTP_URL or RESEND_API_KEY, or no e-mail can leave')
    }
    if (value.S3_BUCKET && !(value.S3_ACCESS_KEY_ID && value.S3_SECRET_ACCESS_KEY)) {
      complain('S3_BUCKET', 'needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY')
    }
    const ring = readKeyRing(value.FILE_KEYS)
    if (typeof ring === 'string') complain('FILE_KEYS', ring)
    const smpp = value.SMPP_URL === undefined ? undefined : readSmppUrl(value.SMPP_URL)
    if (typeof smpp === 'string') complain('SMPP_URL', smpp)
    if (value.SMPP_URL !== undefined && value.SMS_HTTP_URL !== undefined) {
      complain('SMPP_URL', 'set SMPP_URL or SMS_HTTP_URL, not both')
    }
    if (value.SMS_HTTP_URL !== undefined && value.SMS_HTTP_TOKEN === undefined) {
      complain('SMS_HTTP_TOKEN', 'is needed beside SMS_HTTP_URL')
    }
    if (value.CALL_HTTP_URL !== undefined && value.CALL_HTTP_TOKEN === undefined) {
      complain('CALL_HTTP_TOKEN', 'is needed beside CALL_HTTP_URL')
    }
    const isScraped = (value.METRICS_PORT ?? value.METRICS_WORKER_PORT) !== undefined
    if (isScraped && !LOOPBACK.has(value.METRICS_HOST) && !value.METRICS_TOKEN) {
      complain('METRICS_TOKEN', 'is needed where METRICS_HOST is not the machine itself')
    }
    if (value.APP_ENV !== 'production') return
    for (const name of ['PAYLOAD_SECRET', 'FILES_SECRET', 'PUSHER_SECRET'] as const) {
      const held = value[name].toLowerCase()
      if (KNOWN_DEFAULTS.some((word) => held.includes(word)) || new Set(held).size < 8) {
        complain(name, 'looks like a default or an example; production needs one of its own')
      }
    }
    if (value.DEMO) complain('DEMO', 'the demo logins are public; they are refused in production')
    if (value.PUSH_LOOPBACK) complain('PUSH_LOOPBACK', 'is for tests only')
    if (value.MAILBOX_URL) complain('MAILBOX_URL', 'the local mailbox is for development only')
    if (value.SMS_HTTP_URL !== undefined && isPlainAndFar(value.SMS_HTTP_URL)) {
      complain('SMS_HTTP_URL', 'needs https:// in production, or a gateway on this machine')
    }
    if (value.CALL_HTTP_URL !== undefined && isPlainAndFar(value.CALL_HTTP_URL)) {
      complain('CALL_HTTP_URL', 'needs https:// in production, or a gateway on this machine')
    }
    if (isPlainAndFar(value.TELEGRAM_API_URL)) {
      complain('TELEGRAM_API_URL', 'needs https:// in production, or a server on this machine')
    }
    if (
      !value.PUBLIC_URL.startsWith('https://') &&
      !/\/\/(localhost|127\.)/.test(value.PUBLIC_URL)
    ) {
      complain('PUBLIC_URL', 'needs https:// in production')
    }
  })

export type Env = z.infer<typeof schema>

class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

/**
 * Reads and checks an environment.
 * @throws EnvironmentError with one line for each setting that is wrong.
 */
export const parseEnv = (source: Record<string, string | undefined>): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join('.')
    const isMissing = given[name] === undefined && issue.code === 'invalid_type'
    return `  ${name}: ${isMissing ? 'is missing' : issue.message}`
  })
  throw new EnvironmentError(`The configuration is not usable:\n${lines.join('\n')}`)
}

// `next build` loads the configuration without connecting to anything; a build machine holds no secrets.
const BUILD_STAND_INS = {
  DATABASE_URL: 'postgres://build@127.0.0.1:1/none',
  DATABASE_SYSTEM_URL: 'postgres://build@127.0.0.1:1/none',
  PAYLOAD_SECRET: 'used-only-while-next-builds-0123456789',
  FILES_SECRET: 'used-only-while-next-builds-0123456789',
  FILE_KEYS: `build:${'0123456789abcdef'.repeat(4)}`,
  PUSHER_APP_ID: 'build',
  PUSHER_KEY: 'build',
  PUSHER_SECRET: 'used-only-while-next-builds',
  PUSHER_HOST: '127.0.0.1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  APP_ENV: 'development',
}

let cached: Env | undefined

/** The checked environment of this process. */
export const env = (): Env => {
  if (cached) return cached
  const isBuild = process.env['NEXT_PHASE'] === 'phase-production-build'
  cached = parseEnv(isBuild ? { ...process.env, ...BUILD_STAND_INS } : process.env)
  return cached
}
