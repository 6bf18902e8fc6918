import { readOptions } from './env.ts'
import { createLogger } from './log.ts'
import { createRealtimeServer } from './server.ts'

const log = createLogger((line) => console.log(line))

const start = async () => {
  const server = createRealtimeServer({ ...readOptions(), log })
  const stop = async (signal: string) => {
    log.info('stopping', { signal, connections: server.metrics().connections })
    await server.close()
    log.info('stopped')
  }
  // A terminal and a supervisor may both send one: the second changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop(signal).catch(fail)
    })
  }
  log.info('listening', { port: await server.listen() })
}

const fail = (error: unknown) => {
  log.error('the realtime server cannot run', error)
  process.exitCode = 1
}

process.on('uncaughtException', (error) => {
  fail(error)
  process.exit()
})

start().catch(fail)
