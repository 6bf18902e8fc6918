import type { Payload } from 'payload'
import { openReader, sql } from '../database/transaction'
import { processWide } from '../processWide'
import { metrics } from './metrics'
import { traceQueries } from './traceQueries'

const held = processWide('database-gauges', (): { refresh?: () => Promise<void> } => ({}))

const PATIENCE_MS = 3000

interface QueueRow extends Record<string, unknown> {
  name: string
  waiting: number
  active: number
  failed: number
  lag: string | number | null
  worker_age: string | number | null
}

/** pg-boss's monitor in the worker keeps the counts; what is due is read from the jobs themselves. */
const readQueues = async (payload: Payload): Promise<QueueRow[]> => {
  const { rows } = await openReader(payload).execute<QueueRow>(sql`
    select q.name, q.queued_count as waiting, q.active_count as active, q.failed_count as failed,
      (select extract(epoch from now() - min(j.start_after)) from pgboss.job j
        where j.name = q.name and j.state < 'active' and not j.blocked
          and j.start_after <= now()) as lag,
      (select extract(epoch from now() - max(at)) from worker_heartbeats) as worker_age
    from pgboss.queue q`)
  return rows
}

const showQueues = (rows: readonly QueueRow[]): void => {
  const { jobs, jobLag, workerBeat } = metrics()
  for (const { name: queue, waiting, active, failed, lag } of rows) {
    jobs.set({ queue, state: 'waiting' }, waiting)
    jobs.set({ queue, state: 'active' }, active)
    jobs.set({ queue, state: 'failed' }, failed)
    jobLag.set({ queue }, Math.max(0, Number(lag ?? 0)))
  }
  const age = rows[0]?.worker_age
  // Never a heartbeat is worse than an old one, and an alert must see it.
  workerBeat.set(age === null || age === undefined ? Number.POSITIVE_INFINITY : Number(age))
}

const showPool = ({ db }: Payload): void => {
  const { poolConnections, poolWaiting, poolMax } = metrics()
  const { totalCount, idleCount, waitingCount, options } = db.pool
  poolConnections.set({ state: 'idle' }, idleCount)
  poolConnections.set({ state: 'busy' }, totalCount - idleCount)
  poolWaiting.set(waitingCount)
  poolMax.set(options.max)
}

const tooLate = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error('the database did not answer in time'))
    }, PATIENCE_MS).unref()
  })

const refresh = async (payload: Payload): Promise<void> => {
  showPool(payload)
  const { databaseUp } = metrics()
  try {
    showQueues(await Promise.race([readQueues(payload), tooLate()]))
    databaseUp.set(1)
  } catch {
    // An old number would look like a good one.
    const { jobs, jobLag, workerBeat } = metrics()
    for (const stale of [jobs, jobLag]) stale.reset()
    workerBeat.set(Number.POSITIVE_INFINITY)
    databaseUp.set(0)
  }
}

/**
 * Lets a scrape of this process look at its pool and at the queue. Called where Payload starts,
 * because only there its instance is known: in the web process that is inside Next.
 */
export const observeDatabase = (payload: Payload): void => {
  traceQueries(payload.db.pool)
  let running: Promise<void> | undefined
  // Scrapes at one time share one look: whoever scrapes more often costs no more.
  held.refresh = () => {
    running ??= refresh(payload).finally(() => {
      running = undefined
    })
    return running
  }
}

/** Looks at the database once; nothing happens before Payload has started. */
export const refreshDatabaseGauges = async (): Promise<void> => {
  await held.refresh?.()
}
