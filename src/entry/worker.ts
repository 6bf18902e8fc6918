import { setPriority } from 'node:os'
import config from '@payload-config'
import { getPayload } from 'payload'
import { env } from '@/kernel/env'
import { log } from '@/kernel/log'
import { startWorker } from '@/kernel/jobs/worker'
import { listenForScrapes } from '@/kernel/observability/listen'
import { startTracing } from '@/kernel/observability/tracing'
import { listenToTelegram } from '@/kernel/notifications/telegram/listen'
import { closeSmsTransport } from '@/kernel/sms/transport'
import { manifest } from '@/modules'

/** Whoever waits for a page has the processor before what happens in the background: a lower number is more. */
const NICENESS = 10
setPriority(NICENESS)

/** @returns what ends it in order. */
const start = async (): Promise<() => Promise<void>> => {
  const { METRICS_WORKER_PORT, METRICS_HOST, METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT } = env()
  const tracing = await startTracing('courtyard-worker', OTEL_EXPORTER_OTLP_ENDPOINT)
  await listenForScrapes({ port: METRICS_WORKER_PORT, host: METRICS_HOST, token: METRICS_TOKEN })
  const payload = await getPayload({ config })
  const worker = await startWorker(payload, manifest)
  const bot = listenToTelegram(payload)
  return async () => {
    await bot.stop()
    await worker.stop()
    await closeSmsTransport()
    await payload.destroy()
    await tracing.stop()
  }
}

// The signals are heard before the first job is taken: a worker that is told to stop while it
// starts must not die in the middle of one.
const started = start()
let isStopping = false
const stop = async () => {
  if (isStopping) return
  isStopping = true
  const end = await started
  await end()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop().catch((err: unknown) => {
      log().error({ err, msg: 'the worker did not stop cleanly' })
      process.exit(1)
    })
  })
}
await started
