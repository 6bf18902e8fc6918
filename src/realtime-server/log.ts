export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Record<string, string | number | boolean | null | undefined>

export interface Logger {
  info: (msg: string, fields?: LogFields) => void
  warn: (msg: string, fields?: LogFields) => void
  error: (msg: string, error: unknown, fields?: LogFields) => void
}

/**
 * One JSON object a line. Payloads, user ids and addresses stay out: a log outlives the right to
 * know them.
 */
export const createLogger = (write: (line: string) => void): Logger => {
  const log = (level: LogLevel, msg: string, fields: LogFields = {}) =>
    write(JSON.stringify({ level, time: new Date().toISOString(), msg, ...fields }))
  return {
    info: (msg, fields) => log('info', msg, fields),
    warn: (msg, fields) => log('warn', msg, fields),
    error: (msg, error, fields) =>
      log('error', msg, {
        ...fields,
        error: error instanceof Error ? error.message : String(error),
        stack: error instanceof Error ? error.stack : undefined,
      }),
  }
}

export const silentLogger: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
