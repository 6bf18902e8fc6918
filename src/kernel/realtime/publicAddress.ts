import type { Env } from '../env'

type Settings = Pick<
  Env,
  | 'PUSHER_HOST'
  | 'PUSHER_PORT'
  | 'PUSHER_USE_TLS'
  | 'PUSHER_CLUSTER'
  | 'PUSHER_PUBLIC_HOST'
  | 'REALTIME_PROXY_SECRET'
  | 'PUBLIC_URL'
>

/** Where browsers reach the realtime server: not always where our own processes do. */
export type PublicAddress =
  | { kind: 'own-origin' }
  | { kind: 'host'; host: string; port: number; isTls: boolean }
  | { kind: 'cluster'; cluster: string }

const SECURE = /^(?:wss|https):\/\//
const SCHEME = /^[a-z]+:\/\//

/** "host", "host:port" or an address with a scheme. A page over TLS may not connect without it. */
const readHost = (given: string, settings: Settings): PublicAddress => {
  const isTls = SCHEME.test(given)
    ? SECURE.test(given)
    : settings.PUSHER_USE_TLS || settings.PUBLIC_URL.startsWith('https:')
  const { hostname, port } = new URL(`${isTls ? 'https' : 'http'}://${given.replace(SCHEME, '')}`)
  return {
    kind: 'host',
    host: hostname,
    port: port === '' ? (isTls ? 443 : 80) : Number(port),
    isTls,
  }
}

export const publicAddress = (settings: Settings): PublicAddress => {
  const { PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS, PUSHER_CLUSTER, PUSHER_PUBLIC_HOST } = settings
  if (PUSHER_PUBLIC_HOST !== undefined) return readHost(PUSHER_PUBLIC_HOST, settings)
  if (PUSHER_HOST === undefined) return { kind: 'cluster', cluster: PUSHER_CLUSTER ?? 'mt1' }
  // What the web process hands upgrades on to: it speaks to its neighbour without TLS.
  const isBehindUs =
    settings.REALTIME_PROXY_SECRET !== undefined && PUSHER_PORT !== undefined && !PUSHER_USE_TLS
  if (isBehindUs) return { kind: 'own-origin' }
  const port = PUSHER_PORT ?? (PUSHER_USE_TLS ? 443 : 80)
  return { kind: 'host', host: PUSHER_HOST, port, isTls: PUSHER_USE_TLS }
}

/**
 * The origins that pages connect to beside their own, for `connect-src` of the Content-Security-Policy:
 * none or one.
 */
export const realtimeOrigins = (settings: Settings): string[] => {
  const address = publicAddress(settings)
  switch (address.kind) {
    case 'own-origin':
      return []
    case 'cluster':
      return [`wss://ws-${address.cluster}.pusher.com`]
    case 'host':
      // As the browser writes it: without the port that goes without saying.
      return [
        new URL(`${address.isTls ? 'wss' : 'ws'}://${address.host}:${String(address.port)}`).origin,
      ]
  }
}
