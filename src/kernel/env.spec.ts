import { describe, expect, it } from '@jest/globals'
import { parseEnv } from './env'

const SOUND = {
  APP_ENV: 'production',
  DATABASE_URL: 'postgres://app:x@db.internal/courtyard',
  DATABASE_SYSTEM_URL: 'postgres://system:x@db.internal/courtyard',
  PAYLOAD_SECRET: '8f3a91c7d2e64b05a7c1f09b3d5e7a2c',
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
