import 'server-only'
import { env } from '../../env'
import type { LiveConfig } from './connection'

/** What a browser needs to reach the realtime server; no secret among it. */
export const liveConfig = (): LiveConfig => {
  const { PUSHER_KEY, PUSHER_CLUSTER, PUSHER_HOST } = env()
  return { key: PUSHER_KEY, cluster: PUSHER_HOST === undefined ? (PUSHER_CLUSTER ?? null) : null }
}
