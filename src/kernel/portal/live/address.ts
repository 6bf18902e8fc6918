import type { PublicAddress } from '../../realtime/publicAddress'

export interface LiveConfig {
  key: string
  address: PublicAddress
  /** Whose tabs share a connection. */
  user: string
}

/**
 * How long a try may take. Where nobody listens the library would sit its own fifteen seconds out
 * before the next one, and ever longer ones after that.
 */
const GIVE_UP_MS = 6000

interface PageLocation {
  protocol: string
  hostname: string
  port: string
}

/** The options of pusher-js that decide where it connects to, for a page at a location. */
export const connectionOptions = (address: PublicAddress, page: PageLocation) => {
  // Named "ws" with and without TLS. Its fall-backs over HTTP are for browsers of another age.
  const shared = {
    enabledTransports: ['ws' as const],
    disableStats: true,
    unavailableTimeout: GIVE_UP_MS,
  }
  if (address.kind === 'cluster') return { ...shared, cluster: address.cluster, forceTLS: true }
  const isTls = address.kind === 'host' ? address.isTls : page.protocol === 'https:'
  const ownPort = page.port === '' ? (isTls ? 443 : 80) : Number(page.port)
  const [host, port] =
    address.kind === 'host' ? [address.host, address.port] : [page.hostname, ownPort]
  return { ...shared, cluster: '', wsHost: host, wsPort: port, wssPort: port, forceTLS: isTls }
}
