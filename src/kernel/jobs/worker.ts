import { hostname } from 'node:os'
import type { JobWithMetadata, PgBoss, WorkOptions } from 'pg-boss'
import type { Payload } from 'payload'
import { keepSealing, sealAllEntries } from '../audit/seal'
import { systemClock } from '../clock'
import { openReader, sql } from '../database/transaction'
import { handleEvent } from '../events/handle'
import { log } from '../log'
import type { Manifest } from '../module'
import { ADAPTED_CHANNELS } from '../notifications/channels/registry'
import { deliver } from '../notifications/deliver'
import { observeJob } from '../observability/observeJob'
import { workerBoss } from './boss'
import { deliveryQueue, EVENTS_QUEUE } from './queues'

type Run = (job: JobWithMetadata<unknown>) => Promise<void>

// pitfalls.md, section 3: without the notify-polling option a burst stalls on a 30 s poll.
const OPTIONS = {
  batchSize: 8,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
  burstWhenBatchFull: true,
  includeMetadata: true,
  perJobResults: true,
} as const satisfies WorkOptions

/**
 * Of events: a batch is over when its slowest job is, and one that tells hundreds of people would keep
 * the screens of all others waiting.
 */
const BATCHES_OF_EVENTS = 3

const work = async (boss: PgBoss, queue: string, run: Run, localConcurrency = 1): Promise<void> => {
  await boss.work(queue, { ...OPTIONS, localConcurrency }, (jobs: JobWithMetadata<unknown>[]) =>
    Promise.all(
      jobs.map(async (job) => {
        try {
          await observeJob(queue, job, () => run(job))
          return { id: job.id, status: 'completed' as const }
        } catch (error) {
          log().error({
            err: error,
            queue,
            jobId: job.id,
            retry: job.retryCount,
            msg: 'a job failed',
          })
          const message = error instanceof Error ? error.message : String(error)
          return { id: job.id, status: 'failed' as const, output: { message } }
        }
      }),
    ),
  )
}

const HEARTBEAT_MS = 5000
const WORKER_ID = `${hostname()}:${String(process.pid)}`

/** Tells `/readyz` that a worker is alive. */
const beat = async (payload: Payload): Promise<void> => {
  await openReader(payload).execute(sql`
    insert into worker_heartbeats (id, at) values (${WORKER_ID}, now())
    on conflict (id) do update set at = now()`)
}

export interface RunningWorker {
  /** Lets running jobs end, takes no new ones. */
  stop: () => Promise<void>
}

/** Starts working on all queues of the manifest. Any number of workers may run. */
export const startWorker = async (payload: Payload, manifest: Manifest): Promise<RunningWorker> => {
  const boss = workerBoss()
  await boss.start()
  const kinds = new Map(
    manifest.modules.flatMap(({ notifications }) => notifications ?? []).map((k) => [k.kind, k]),
  )
  const follow = (job: JobWithMetadata<unknown>) => handleEvent(payload, manifest, job.data)
  await work(boss, EVENTS_QUEUE, follow, BATCHES_OF_EVENTS)
  for (const channel of ADAPTED_CHANNELS) {
    await work(boss, deliveryQueue(channel), (job) =>
      deliver(payload, kinds, channel, job.data, {
        isLastTry: job.retryCount >= job.retryLimit,
      }),
    )
  }
  for (const job of manifest.modules.flatMap(({ jobs }) => jobs ?? [])) {
    await work(boss, job.name, async ({ data }) => {
      const handler = await job.handler()
      await handler({ payload, data: job.input.parse(data ?? {}) })
    })
    if (job.schedule !== undefined) await boss.schedule(job.name, job.schedule)
  }
  await beat(payload)
  const timer = setInterval(() => {
    beat(payload).catch((err: unknown) => {
      log().warn({ err, msg: 'the heartbeat could not be written' })
    })
  }, HEARTBEAT_MS)
  await sealAllEntries(payload)
  const sealing = keepSealing(payload)
  log().info({ msg: 'worker ready', at: systemClock.now().toISOString() })
  return {
    stop: async () => {
      clearInterval(timer)
      sealing.stop()
      await boss.stop({ graceful: true, timeout: 20_000 })
    },
  }
}
