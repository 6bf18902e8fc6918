import type Pusher from 'pusher-js'
import { reconnectDelay } from './backoff'
import { isTermination } from './termination'

export interface ReconnectPorts {
  random: () => number
  /** Runs something later; the answer takes it back. */
  after: (ms: number, run: () => void) => () => void
  /** Runs something whenever the device has a network again; the answer ends that. */
  onOnline: (run: () => void) => () => void
}

const BROWSER: ReconnectPorts = {
  random: Math.random,
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  onOnline: (run) => {
    window.addEventListener('online', run)
    return () => window.removeEventListener('online', run)
  },
}

/** A connection that is cut again within this time has not held. */
const HOLDS_AFTER_MS = 10_000
/** After a refusal that the library takes for final: the reason may be gone by then, or not. */
const REFUSED = 10

/**
 * Takes the waiting between two tries over from pusher-js, which waits for one second or not at all:
 * after a restart everybody would be back in the same moment.
 * @returns ends it, with whatever it was waiting for
 */
export const spreadReconnects = (
  client: Pusher,
  { random, after, onOnline }: ReconnectPorts = BROWSER,
): (() => void) => {
  let failures = 0
  let connectedAt = 0
  let isWaiting = false
  let isTerminated = false
  let cancel = () => {}

  const resume = () => {
    isWaiting = false
    client.connect()
  }
  const wait = () => {
    isWaiting = true
    client.disconnect()
    // The library tells of its own timer first and sets it afterwards: this one is taken away too.
    queueMicrotask(() => {
      if (isWaiting) client.disconnect()
    })
    cancel()
    cancel = after(reconnectDelay(failures, random()), resume)
    failures += 1
  }
  const onState = ({ previous, current }: { previous: string; current: string }) => {
    if (current === 'connected') connectedAt = Date.now()
    if (previous === 'connected' && Date.now() - connectedAt > HOLDS_AFTER_MS) failures = 0
    if (current === 'unavailable') wait()
    if (current === 'disconnected' && !isWaiting) {
      // Something changed in what the person may hear: what is left is asked for at once.
      failures = isTerminated ? 0 : REFUSED
      isTerminated = false
      wait()
    }
  }
  const ignoreNetwork = onOnline(() => {
    if (!isWaiting) return
    // Everybody behind one router is back in the same moment as well.
    cancel()
    cancel = after(reconnectDelay(0, random()), resume)
  })

  const onError = (error: unknown) => {
    // The library tells of one close twice, the second time in other words.
    if (isTermination(error)) isTerminated = true
  }

  client.connection.bind('connecting_in', wait)
  client.connection.bind('error', onError)
  client.connection.bind('state_change', onState)
  return () => {
    cancel()
    isWaiting = false
    client.connection.unbind('connecting_in', wait)
    client.connection.unbind('error', onError)
    client.connection.unbind('state_change', onState)
    ignoreNetwork()
  }
}
