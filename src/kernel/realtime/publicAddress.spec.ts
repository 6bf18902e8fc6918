import { describe, expect, it } from '@jest/globals'
import { parseEnv } from '../env'
import { publicAddress, realtimeOrigins } from './publicAddress'

const BASE = {
  APP_ENV: 'test',
  DATABASE_URL: 'postgres://a@localhost/b',
  DATABASE_SYSTEM_URL: 'postgres://s@localhost/b',
  PAYLOAD_SECRET: 'x'.repeat(40),
  PUSHER_APP_ID: '1',
  PUSHER_KEY: 'k',
  PUSHER_SECRET: 's'.repeat(20),
  SMTP_URL: 'smtp://127.0.0.1',
  FILES_SECRET: 'f'.repeat(32),
  FILE_KEYS: `k1:${'8f3a91c7d2e64b05'.repeat(4)}`,
  PUBLIC_URL: 'https://portal.example.org',
}

/** As the product reads them: an empty variable is an absent one. */
const of = (settings: Record<string, string>) => {
  const env = parseEnv({ ...BASE, ...settings })
  return { address: publicAddress(env), origins: realtimeOrigins(env) }
}

const host = (name: string, port: number, isTls: boolean) => ({
  kind: 'host',
  host: name,
  port,
  isTls,
})

describe('where a browser finds the realtime server', () => {
  const embedded = {
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: '6001',
    PUSHER_USE_TLS: 'false',
    REALTIME_PROXY_SECRET: 'p'.repeat(20),
  }

  it('is the page’s own origin for what stands behind the web process', () => {
    expect(of(embedded)).toEqual({ address: { kind: 'own-origin' }, origins: [] })
  })

  it.each([
    [
      'a host',
      { PUSHER_HOST: 'rt.example.org' },
      'rt.example.org',
      443,
      true,
      'wss://rt.example.org',
    ],
    [
      'a host and its port',
      { PUSHER_HOST: 'rt.example.org', PUSHER_PORT: '6001' },
      'rt.example.org',
      6001,
      true,
      'wss://rt.example.org:6001',
    ],
    [
      'a host with TLS, which the web process does not hand on to',
      { ...embedded, PUSHER_HOST: 'rt.example.org', PUSHER_USE_TLS: 'true' },
      'rt.example.org',
      6001,
      true,
      'wss://rt.example.org:6001',
    ],
    [
      'a host without TLS',
      { PUSHER_HOST: 'rt.local', PUSHER_USE_TLS: 'false' },
      'rt.local',
      80,
      false,
      'ws://rt.local',
    ],
    [
      'the public name of one that we reach otherwise',
      { ...embedded, PUSHER_PUBLIC_HOST: 'rt.example.org' },
      'rt.example.org',
      443,
      true,
      'wss://rt.example.org',
    ],
    [
      'a public name with a port',
      { ...embedded, PUSHER_PUBLIC_HOST: 'rt.example.org:8443' },
      'rt.example.org',
      8443,
      true,
      'wss://rt.example.org:8443',
    ],
    [
      'a public name without TLS, on a page without it',
      {
        ...embedded,
        PUBLIC_URL: 'http://localhost:3000',
        PUSHER_PUBLIC_HOST: 'localhost:6001',
      },
      'localhost',
      6001,
      false,
      'ws://localhost:6001',
    ],
    [
      'a public name that says itself whether it speaks TLS',
      { PUSHER_HOST: 'x', PUSHER_PUBLIC_HOST: 'ws://localhost:6001' },
      'localhost',
      6001,
      false,
      'ws://localhost:6001',
    ],
    [
      'the public name of a cluster',
      { PUSHER_CLUSTER: 'eu', PUSHER_PUBLIC_HOST: 'wss://rt.example.org' },
      'rt.example.org',
      443,
      true,
      'wss://rt.example.org',
    ],
  ])('is %s', (_, settings, name, port, isTls, origin) => {
    expect(of(settings)).toEqual({ address: host(name, port, isTls), origins: [origin] })
  })

  it('is a cluster of hosted Pusher, unless a host is named as well', () => {
    expect(of({ PUSHER_CLUSTER: 'eu' })).toEqual({
      address: { kind: 'cluster', cluster: 'eu' },
      origins: ['wss://ws-eu.pusher.com'],
    })
    expect(of({ PUSHER_CLUSTER: 'eu', PUSHER_HOST: 'rt.example.org' }).address).toEqual(
      host('rt.example.org', 443, true),
    )
  })

  it.each(['a b', 'https://a/b', 'a:b', '"', ''.padEnd(3, ';')])(
    'cannot be %j: it would end up in a header',
    (PUSHER_PUBLIC_HOST) => {
      expect(() => of({ PUSHER_CLUSTER: 'eu', PUSHER_PUBLIC_HOST })).toThrow('PUSHER_PUBLIC_HOST')
    },
  )
})
