import { PgBoss } from 'pg-boss'
import { env } from '../env'
import { log } from '../log'
import { BOSS_SCHEMA, queuesWith } from './queues'

let sender: Promise<PgBoss> | undefined

const make = (connectionString: string, options: ConstructorParameters<typeof PgBoss>[0]) => {
  const boss = new PgBoss({
    ...(typeof options === 'object' ? options : {}),
    connectionString,
    schema: BOSS_SCHEMA,
    application_name: 'courtyard-jobs',
  })
  boss.on('error', (err) => {
    log().error({ err, msg: 'the job queue reported an error' })
  })
  return boss
}

/** For processes that only enqueue: no supervision, no schedules, one connection. */
export const senderBoss = (): Promise<PgBoss> => {
  sender ??= make(env().DATABASE_URL, {
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  }).start()
  return sender
}

export const stopSenderBoss = async (): Promise<void> => {
  const running = sender
  sender = undefined
  if (running) await (await running).stop({ graceful: false })
}

/** For the worker: listens for new jobs, hands out those of dead workers again, runs schedules. */
export const workerBoss = (): PgBoss =>
  make(env().DATABASE_URL, {
    max: 6,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    reindex: false,
  })

/** Installs or upgrades the schema and its queues; needs the owner's rights. */
export const installBoss = async (ownerUrl: string, jobNames: readonly string[]): Promise<void> => {
  const boss = make(ownerUrl, { max: 2, supervise: false, schedule: false })
  await boss.start()
  try {
    for (const [name, settings] of Object.entries(queuesWith(jobNames))) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, settings)
      else await boss.createQueue(name, settings)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
