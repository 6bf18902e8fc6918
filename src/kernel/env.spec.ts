import { describe, expect, it } from '@jest/globals'
import { parseEnv } from './env'

const SOUND = {
  APP_ENV: 'production',
  DATABASE_URL: 'postgres://app:x@db.internal/courtyard',
  DATABASE_SYSTEM_URL: 'postgres://system:x@db.internal/courtyard',
  PAYLOAD_SECRET: '8f3a91c7d2e64b05a7c1f09b3d5e7a2c',
  FILES_SECRET: '1d9b04e6f27ac85309e4b7d1c6a2f853',
  FILE_KEYS: `k1:${'8f3a91c7d2e64b05'.repeat(4)}`,
  PUBLIC_URL: 'https://courtyard.example.org',
  PUSHER_APP_ID: '1',
  PUSHER_KEY: 'k',
  PUSHER_SECRET: '5e7a2c8f3a91c7d2',
  PUSHER_HOST: '127.0.0.1',
  SMTP_URL: 'smtps://mail.example.org',
}

const refusal = (changes: Record<string, string | undefined>): string => {
  try {
    parseEnv({ ...SOUND, ...changes })
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('parseEnv', () => {
  it('takes a sound configuration and fills in the rest', () => {
    expect(parseEnv(SOUND)).toMatchObject({ PORT: 3000, DEMO: false, DATABASE_POOL_SIZE: 10 })
    expect(parseEnv({ ...SOUND, PORT: '' }).PORT).toBe(3000)
  })

  it('names everything that is wrong at once', () => {
    const text = refusal({ DATABASE_URL: undefined, PAYLOAD_SECRET: 'short', PORT: 'x' })
    expect(text).toContain('DATABASE_URL: is missing')
    expect(text).toContain('PAYLOAD_SECRET: PAYLOAD_SECRET needs at least 32 characters')
    expect(text).toContain('PORT')
  })

  it('never repeats a secret in its complaint', () => {
    expect(refusal({ PAYLOAD_SECRET: 'hunter2-hunter2' })).not.toContain('hunter2')
  })

  it('refuses default secrets, the demo, the mailbox and plain http in production', () => {
    expect(refusal({ PAYLOAD_SECRET: 'changeme-changeme-changeme-changeme' })).toContain('default')
    expect(refusal({ PUSHER_SECRET: 'aaaaaaaaaaaaaaaaaaaa' })).toContain('PUSHER_SECRET')
    expect(refusal({ DEMO: 'true' })).toContain('DEMO')
    expect(refusal({ MAILBOX_URL: 'http://127.0.0.1:1' })).toContain('MAILBOX_URL')
    expect(refusal({ PUBLIC_URL: 'http://courtyard.example.org' })).toContain('https://')
    expect(refusal({ PUBLIC_URL: 'http://localhost:3000' })).toBe('')
    expect(refusal({ APP_ENV: 'development', DEMO: 'true' })).toBe('')
  })

  it('asks for a way to send mail, a realtime server, and whole S3 settings', () => {
    expect(refusal({ SMTP_URL: undefined })).toContain('SMTP_URL or RESEND_API_KEY')
    expect(refusal({ PUSHER_HOST: undefined })).toContain('PUSHER_HOST')
    expect(refusal({ S3_BUCKET: 'b' })).toContain('S3_ACCESS_KEY_ID')
  })

  it('says what is wrong with the way to text messages', () => {
    expect(refusal({ SMPP_URL: 'smpp://user:pw@sms.example.org:2775?source=Maple' })).toBe('')
    expect(refusal({ SMPP_URL: 'https://sms.example.org' })).toContain('SMPP_URL: needs smpp://')
    expect(refusal({ SMPP_URL: 'smpp://sms.example.org' })).toContain('names no user')
    expect(refusal({ SMPP_URL: 'smpp://u:far-too-long@h' })).toContain('more than 8 characters')
    expect(refusal({ SMPP_URL: 'smpp://u:far-too-long@h' })).not.toContain('far-too-long')
    expect(refusal({ SMPP_URL: 'smpp://user-of-15-char:p@h' })).toBe('')
    expect(refusal({ SMPP_URL: 'smpp://u:p@h?source=Maple%20Court%20Office' })).toContain('source')
    expect(refusal({ SMPP_URL: 'smpp://u:p@h?long=yes' })).toContain('long=')
    const http = { SMS_HTTP_URL: 'https://sms.example.org/v1', SMS_HTTP_TOKEN: 'x'.repeat(16) }
    expect(refusal(http)).toBe('')
    expect(refusal({ ...http, SMS_HTTP_TOKEN: undefined })).toContain('SMS_HTTP_TOKEN')
    expect(refusal({ ...http, SMPP_URL: 'smpp://u:p@h' })).toContain('not both')
    expect(refusal({ ...http, SMS_HTTP_URL: 'http://sms.example.org' })).toContain('https://')
    expect(refusal({ ...http, SMS_HTTP_URL: 'http://127.0.0.1:13013' })).toBe('')
    expect(refusal({ ...http, SMS_FROM: 'Maple & Co' })).toContain('SMS_FROM')
  })

  it('says what is wrong with a bot or a webhook, and repeats no secret', () => {
    expect(refusal({ TELEGRAM_BOT_TOKEN: 'hunter2' })).toContain('@BotFather')
    expect(refusal({ TELEGRAM_BOT_TOKEN: 'hunter2' })).not.toContain('hunter2')
    expect(refusal({ TELEGRAM_BOT_TOKEN: `123456:${'a'.repeat(35)}` })).toBe('')
    expect(refusal({ TELEGRAM_API_URL: 'http://bots.example.org' })).toContain('https://')
    expect(refusal({ TELEGRAM_API_URL: 'http://127.0.0.1:8081' })).toBe('')
    expect(refusal({ RESEND_WEBHOOK_SECRET: 'hunter2' })).toContain('signing secret')
    expect(refusal({ RESEND_WEBHOOK_SECRET: 'hunter2' })).not.toContain('hunter2')
  })

  it('shows metrics beyond the machine only for a token', () => {
    const open = { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }
    expect(refusal(open)).toContain('METRICS_TOKEN: is needed')
    expect(refusal({ ...open, METRICS_TOKEN: 'short' })).toContain('METRICS_TOKEN')
    expect(refusal({ ...open, METRICS_TOKEN: 'f3a91c7d2e64b05a' })).toBe('')
    expect(refusal({ METRICS_WORKER_PORT: '9465' })).toBe('')
    // Compose names the host always, and no port until somebody wants one.
    expect(refusal({ METRICS_PORT: '', METRICS_HOST: '0.0.0.0', METRICS_TOKEN: '' })).toBe('')
  })
})
