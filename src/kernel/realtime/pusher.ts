import { Agent } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import Pusher from 'pusher'
import { atMost } from '../atMost'
import { env } from '../env'

let client: Pusher | undefined

/** The server side of any Pusher-compatible service; which one is decided by `PUSHER_*`. */
export const pusher = (): Pusher => {
  if (client) return client
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS } =
    env()
  const { PUSHER_CLUSTER } = env()
  const isTls = PUSHER_HOST === undefined || PUSHER_USE_TLS
  // A new connection for each event would cost more than the event.
  const agent = isTls ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true })
  const shared = {
    appId: PUSHER_APP_ID,
    key: PUSHER_KEY,
    secret: PUSHER_SECRET,
    timeout: 5000,
    agent,
  }
  client = PUSHER_HOST
    ? new Pusher({
        ...shared,
        host: PUSHER_HOST,
        useTLS: PUSHER_USE_TLS,
        ...(PUSHER_PORT !== undefined && { port: String(PUSHER_PORT) }),
      })
    : new Pusher({ ...shared, cluster: PUSHER_CLUSTER ?? 'mt1', useTLS: true })
  return client
}

/** Ends every connection of a person, on all devices; those that may go on come back at once. */
export const endConnections = async (userId: string): Promise<void> => {
  const response = await pusher().terminateUserConnections(userId)
  await response.text()
  if (!response.ok) throw new Error(`the realtime server answered ${String(response.status)}`)
}

const CHANNELS_PER_CALL = 100
/** Each call waits for its answer; the server is kept busy meanwhile. */
const CALLS_AT_ONCE = 4

/** Tells screens that something changed. The payload holds ids; at most 10 KB leave at once. */
export const triggerAll = async (
  channels: readonly string[],
  event: string,
  message: Record<string, unknown>,
): Promise<void> => {
  const unique = [...new Set(channels)]
  const inTurn = atMost(CALLS_AT_ONCE)
  const call = async (from: number) => {
    const part = unique.slice(from, from + CHANNELS_PER_CALL)
    const response = await pusher().trigger(part, event, message)
    // Unread, the answer would keep its connection from the next event.
    await response.text()
    if (!response.ok) throw new Error(`the realtime server answered ${String(response.status)}`)
  }
  const calls = Array.from({ length: Math.ceil(unique.length / CHANNELS_PER_CALL) }, (_, index) =>
    inTurn(() => call(index * CHANNELS_PER_CALL)),
  )
  const failed = (await Promise.allSettled(calls)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
