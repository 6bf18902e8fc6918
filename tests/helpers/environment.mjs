export const TEMPLATE = 'courtyard_template'

export const PUBLIC_URL = 'http://localhost:3000'

/**
 * What `src/kernel/env.ts` asks for; nothing of it is a secret of anybody's. Ports 1 and 9 refuse:
 * a test that wants mail or screens brings a server and names it.
 * @param {{ owner: string, app: string, system: string }} urls
 */
export function baseEnvironment(urls) {
  return {
    APP_ENV: 'test',
    NODE_ENV: 'test',
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_SYSTEM_URL: urls.system,
    DATABASE_POOL_SIZE: '6',
    PAYLOAD_SECRET: 'only-for-tests-0123456789abcdefghij',
    FILES_SECRET: 'only-for-tests-of-files-0123456789ab',
    FILE_KEYS: `t1:${'0123456789abcdef'.repeat(4)}`,
    FILE_SCANNER_URL: '',
    PUBLIC_URL,
    LOG_LEVEL: process.env.COURTYARD_TEST_LOG ?? 'silent',
    // A test file asks more than any person does; those about the limits set it.
    RATE_LIMIT_SCALE: '0',
    DEMO: 'false',
    PUSHER_APP_ID: 'test',
    PUSHER_KEY: 'test-key',
    PUSHER_SECRET: 'only-for-tests-0123456789',
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: '9',
    PUSHER_USE_TLS: 'false',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Courtyard <courtyard@example.org>',
    RESEND_API_KEY: '',
    RESEND_WEBHOOK_SECRET: '',
    // A test that wants push brings a key and a push service.
    VAPID_PRIVATE_KEY: '',
    SMPP_URL: '',
    SMS_HTTP_URL: '',
    SMS_HTTP_TOKEN: '',
    SMS_FROM: '',
    TELEGRAM_BOT_TOKEN: '',
    TELEGRAM_API_URL: '',
    S3_BUCKET: '',
  }
}
