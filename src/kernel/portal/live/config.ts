import 'server-only'
import { env } from '../../env'
import { publicAddress } from '../../realtime/publicAddress'
import type { LiveConfig } from './address'

/** What a person's browser needs to reach the realtime server; no secret among it. */
export const liveConfig = (user: string): LiveConfig => ({
  key: env().PUSHER_KEY,
  address: publicAddress(env()),
  user,
})
