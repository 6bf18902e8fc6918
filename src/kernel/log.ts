import pino from 'pino'
import type { Logger } from 'pino'
import { env } from './env'
import { workFields } from './observability/work'

/** Paths that never reach a log line, whatever object they hang on. */
export const REDACTED_NAMES = [
  'password',
  'token',
  'secret',
  'hash',
  'salt',
  'authorization',
  'cookie',
  'email',
  'phone',
  'pickupCode',
]

const REDACTED = REDACTED_NAMES.flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `req.headers.${name}`,
])

export const loggerOptions = (level: string) => ({
  level,
  base: { service: 'courtyard' },
  redact: { paths: REDACTED, censor: '[redacted]' },
  timestamp: pino.stdTimeFunctions.isoTime,
  // Which request or job a line belongs to, also where its writer does not know.
  mixin: workFields,
})

let logger: Logger | undefined

/** The process's logger: JSON lines, personal data and secrets redacted. */
export const log = (): Logger => {
  logger ??= pino(loggerOptions(env().LOG_LEVEL))
  return logger
}
