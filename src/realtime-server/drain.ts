import { setTimeout as delay } from 'node:timers/promises'
import type { App } from './apps.ts'
import { CLOSE } from './protocol/closeCodes.ts'

const STEP_MS = 50
/** A handful of clients need no spreading. */
const FASTEST_PER_CONNECTION_MS = 5
const GOODBYE_MS = 1000

const openConnections = (apps: readonly App[]) =>
  apps.flatMap((app) => [...app.connections.values()])

/**
 * Sends everybody away over a few seconds. Each client reconnects at once, without jitter or growing
 * delay, and asks for its channels again: all in one moment would be a stampede on the web process.
 */
export const drain = async (apps: readonly App[], withinMs: number): Promise<void> => {
  const leaving = openConnections(apps)
  const spreadMs = Math.min(withinMs, leaving.length * FASTEST_PER_CONNECTION_MS)
  const steps = Math.max(1, Math.floor(spreadMs / STEP_MS))
  const perStep = Math.ceil(leaving.length / steps)
  while (leaving.length > 0) {
    for (const connection of leaving.splice(0, perStep)) {
      connection.close(CLOSE.reconnectNow, 'The server restarts')
    }
    if (leaving.length > 0) await delay(STEP_MS)
  }
  await allGone(apps)
  for (const connection of openConnections(apps)) connection.terminate()
  await allGone(apps)
}

const allGone = async (apps: readonly App[]): Promise<void> => {
  const giveUpAt = Date.now() + GOODBYE_MS
  while (openConnections(apps).length > 0 && Date.now() < giveUpAt) await delay(10)
}
