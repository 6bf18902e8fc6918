import type { App } from './apps.ts'
import type { Connection } from './connection.ts'
import { CLOSE, type CloseCode } from './protocol/closeCodes.ts'

export interface Timeouts {
  /** Silence after which the client is asked whether it is still there. */
  activityTimeoutMs: number
  /** How long it may take to answer. */
  pongTimeoutMs: number
  /** How long a connection may stay without a channel and without a person. */
  unusedTimeoutMs: number
}

const SWEEP_MS = 5000

/** One timer for all: a timer for each connection would be thousands that do nothing. */
export const startHeartbeat = (apps: readonly App[], timeouts: Timeouts): (() => void) => {
  const sweep = () => {
    const now = Date.now()
    for (const app of apps) {
      for (const connection of app.connections.values()) check(app, connection, timeouts, now)
    }
  }
  const timer = setInterval(sweep, Math.min(SWEEP_MS, Math.ceil(timeouts.pongTimeoutMs / 3)))
  timer.unref()
  return () => clearInterval(timer)
}

const check = (app: App, connection: Connection, timeouts: Timeouts, now: number): void => {
  if (connection.isClosing) return
  const end = (code: CloseCode, reason: string) => {
    app.metrics.add('connections_timed_out')
    connection.close(code, reason)
  }
  const isUnused = connection.subscriptions.size === 0 && !connection.user
  if (isUnused && now - connection.openedAt > timeouts.unusedTimeoutMs) {
    end(CLOSE.inactive, 'Neither subscribed nor signed in')
  } else if (connection.pingedAt !== undefined) {
    if (now - connection.pingedAt > timeouts.pongTimeoutMs) end(CLOSE.noPong, 'No pong in time')
  } else if (now - connection.lastActivityAt > timeouts.activityTimeoutMs) {
    connection.ping(now)
  }
}
