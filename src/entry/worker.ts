import config from '@payload-config'
import { getPayload } from 'payload'
import { log } from '@/kernel/log'
import { startWorker } from '@/kernel/jobs/worker'
import { manifest } from '@/modules'

const payload = await getPayload({ config })
const worker = await startWorker(payload, manifest)

let isStopping = false
const stop = async () => {
  if (isStopping) return
  isStopping = true
  await worker.stop()
  await payload.destroy()
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
