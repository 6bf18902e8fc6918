import type { Payload } from 'payload'
import { openReader, sql } from '../database/transaction'
import { log } from '../log'
import { metrics } from '../observability/metrics'

/** An entry commits with its change; no transaction of the product lasts this long. */
const LATEST_COMMIT = sql`clock_timestamp() - interval '10 minutes'`
const EVER = sql`'-infinity'::timestamptz`
const EVERY_MS = 2000
const AT_ONCE = 5000

const seal = async (payload: Payload, since: typeof EVER): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ sealed: number }>(
    sql`select app_seal_audit(${since}, ${AT_ONCE}) as sealed`,
  )
  const sealed = rows[0]?.sealed ?? 0
  metrics().auditSealed.inc(sealed)
  metrics().auditSealedAt.setToCurrentTime()
  return sealed
}

/**
 * Seals what has been written since the last time: each community's entries become a chain in which
 * nothing can be changed or removed unseen. Any number of workers may call it; one at a time seals.
 * @returns how many entries were sealed.
 */
export const sealNewEntries = (payload: Payload): Promise<number> => seal(payload, LATEST_COMMIT)

/** The same for whatever was left over while no worker ran. */
export const sealAllEntries = async (payload: Payload): Promise<number> => {
  let total = 0
  for (;;) {
    const sealed = await seal(payload, EVER)
    total += sealed
    if (sealed < AT_ONCE) return total
  }
}

/** Seals every two seconds until it is stopped. */
export const keepSealing = (payload: Payload): { stop: () => void } => {
  let isBusy = false
  const round = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    try {
      await sealNewEntries(payload)
    } catch (err) {
      log().warn({ err, msg: 'the audit log could not be sealed' })
    } finally {
      isBusy = false
    }
  }
  const timer = setInterval(() => void round(), EVERY_MS)
  return {
    stop: () => {
      clearInterval(timer)
    },
  }
}
