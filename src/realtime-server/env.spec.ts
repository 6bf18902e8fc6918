import { describe, expect, it } from '@jest/globals'
import { readOptions } from './env.ts'

const NEEDED = {
  PUSHER_APP_ID: '1',
  PUSHER_KEY: 'courtyard-key',
  PUSHER_SECRET: '7ad3773142a6692b25b8',
  NODE_ENV: 'test',
} as const

describe('the settings', () => {
  it('need an app with a real secret', () => {
    for (const name of ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET']) {
      expect(() => readOptions({ ...NEEDED, [name]: undefined })).toThrow(name)
      expect(() => readOptions({ ...NEEDED, [name]: '' })).toThrow(name)
    }
    expect(() => readOptions({ ...NEEDED, PUSHER_SECRET: 'app-secret' })).toThrow('PUSHER_SECRET')
  })

  it('are closed by default', () => {
    expect(readOptions(NEEDED)).toMatchObject({
      host: '127.0.0.1',
      port: 0,
      allowedOrigins: [],
      allowsAnyOrigin: false,
      proxySecret: undefined,
    })
  })

  it('read lists, flags and numbers', () => {
    const options = readOptions({
      ...NEEDED,
      REALTIME_PORT: '6001',
      REALTIME_ALLOWED_ORIGINS: ' https://a.example, http://localhost:3000 ,',
      REALTIME_ALLOW_ANY_ORIGIN: '1',
      REALTIME_PROXY_SECRET: '',
      REALTIME_WEBHOOK_URL: 'http://127.0.0.1:9/hook',
      REALTIME_WEBHOOK_EVENTS: 'member_added,client_event',
    })
    expect(options).toMatchObject({
      port: 6001,
      allowedOrigins: ['https://a.example', 'http://localhost:3000'],
      allowsAnyOrigin: true,
      proxySecret: undefined,
    })
    expect(options.apps[0]?.webhooks?.events).toEqual(['member_added', 'client_event'])
  })

  it('name everything that is wrong, but no value', () => {
    const wrong = {
      ...NEEDED,
      PUSHER_SECRET: 'short-one',
      REALTIME_PORT: '70000',
      REALTIME_ALLOWED_ORIGINS: 'nonsense',
      REALTIME_WEBHOOK_EVENTS: 'everything',
    }
    for (const name of Object.keys(wrong).filter((key) => !(key in NEEDED))) {
      expect(() => readOptions(wrong)).toThrow(name)
    }
    expect(() => readOptions(wrong)).not.toThrow('short-one')
  })
})
