import { randomBytes } from 'node:crypto'
import { withNodeFirst } from './node.mjs'

/**
 * Which parts are replaced by services of the operator's own.
 * @param {Record<string, string>} settings
 */
export function ownServices(settings) {
  return {
    database: Boolean(settings.DATABASE_URL),
    realtime: Boolean(settings.PUSHER_HOST || settings.PUSHER_CLUSTER),
    mail: Boolean(settings.SMTP_URL || settings.RESEND_API_KEY),
    texts: Boolean(settings.SMPP_URL || settings.SMS_HTTP_URL),
  }
}

/**
 * The environment of every child. What the operator has set wins over what the launcher made.
 * @param {object} options
 * @param {Record<string, string>} options.settings
 * @param {string} options.dataDir
 * @param {number} options.port
 * @param {Record<string, number>} options.ports
 * @param {ReturnType<typeof import('./secrets.mjs').loadSecrets>} options.secrets
 * @param {import('../postgres/roles.mjs').Urls | undefined} options.urls
 * @param {boolean} options.demo
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment({ settings, dataDir, port, ports, secrets, urls, demo }) {
  const own = ownServices(settings)
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${port}`
  const origins = [publicUrl, `http://localhost:${port}`, `http://127.0.0.1:${port}`]

  /** @type {NodeJS.ProcessEnv} */
  const made = {
    APP_ENV: 'development',
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    PAYLOAD_SECRET: secrets.PAYLOAD_SECRET,
    JOBS_SECRET: secrets.JOBS_SECRET,
    FILES_SECRET: secrets.FILES_SECRET,
    FILE_KEYS: secrets.FILE_KEYS,
    REALTIME_PROXY_SECRET: secrets.REALTIME_PROXY_SECRET,
    VAPID_PRIVATE_KEY: secrets.VAPID_PRIVATE_KEY,
    MAIL_FROM: 'Courtyard <courtyard@localhost.localdomain>',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  if (!own.database && urls) {
    Object.assign(made, {
      DATABASE_URL: urls.app,
      DATABASE_OWNER_URL: urls.owner,
      DATABASE_SYSTEM_URL: urls.system,
    })
  }
  if (!own.realtime) {
    Object.assign(made, {
      PUSHER_APP_ID: secrets.PUSHER_APP_ID,
      PUSHER_KEY: secrets.PUSHER_KEY,
      PUSHER_SECRET: secrets.PUSHER_SECRET,
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(ports.realtime),
      PUSHER_USE_TLS: 'false',
      REALTIME_PORT: String(ports.realtime),
      // A stop waits for it; the portal has let go of its sockets by then.
      REALTIME_DRAIN_MS: '500',
      REALTIME_ALLOWED_ORIGINS: [...new Set(origins.map((url) => new URL(url).origin))].join(','),
    })
  }
  if (!own.mail) {
    Object.assign(made, {
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      MAILBOX_URL: `http://127.0.0.1:${ports.mailbox}`,
      MAILBOX_SMTP_PORT: String(ports.smtp),
      MAILBOX_HTTP_PORT: String(ports.mailbox),
    })
  }
  // With a mail server of the operator's own there is no mailbox that could show a text.
  if (!own.mail && !own.texts) {
    Object.assign(made, {
      SMS_HTTP_URL: `http://127.0.0.1:${ports.mailbox}/mailbox/api/texts`,
      SMS_HTTP_TOKEN: randomBytes(24).toString('hex'),
    })
  }
  return withNodeFirst(process.execPath, {
    ...made,
    ...settings,
    // Not the operator's to choose: a production build of Next runs as production.
    NODE_ENV: 'production',
    PORT: String(port),
    DEMO: String(demo),
  })
}
