import pino from 'pino'
import type { Logger } from 'pino'
import { env } from './env'

/** Paths that never reach a log line, whatever object they hang on. */
const REDACTED = [
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
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `req.headers.${name}`])

export const loggerOptions = (level: string) => ({
  level,
  base: { service: 'courtyard' },
  redact: { paths: REDACTED, censor: '[redacted]' },
  timestamp: pino.stdTimeFunctions.isoTime,
})

let logger: Logger | undefined

/** The process's logger: JSON lines, personal data and secrets redacted. */
export const log = (): Logger => {
  logger ??= pino(loggerOptions(env().LOG_LEVEL))
  return logger
}
