import config from '@payload-config'
import { getPayload } from 'payload'
import { env } from '@/kernel/env'
import { log } from '@/kernel/log'
import { startWorker } from '@/kernel/jobs/worker'
import { listenForScrapes } from '@/kernel/observability/listen'
import { startTracing } from '@/kernel/observability/tracing'
import { closeSmsTransport } from '@/kernel/sms/transport'
import { manifest } from '@/modules'

const { METRICS_WORKER_PORT, METRICS_HOST, METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT } = env()
const tracing = await startTracing('courtyard-worker', OTEL_EXPORTER_OTLP_ENDPOINT)
await listenForScrapes({ port: METRICS_WORKER_PORT, host: METRICS_HOST, token: METRICS_TOKEN })

const payload = await getPayload({ config })
const worker = await startWorker(payload, manifest)

let isStopping = false
const stop = async () => {
  if (isStopping) return
  isStopping = true
  await worker.stop()
  await closeSmsTransport()
  await payload.destroy()
  await tracing.stop()
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
