import { readdir } from 'node:fs/promises'
import type { Payload } from 'payload'
import { openReader, sql } from '../database/transaction'

export interface Readiness {
  isReady: boolean
  checks: Record<'database' | 'migrations' | 'worker' | 'jobs', 'ok' | 'failing'>
  /** Age of the oldest job that waits, in seconds. */
  jobLagSeconds: number
}

const WORKER_SILENT_SECONDS = 20
const MAX_LAG_SECONDS = 300

interface Row extends Record<string, unknown> {
  applied: string | number
  worker_age: string | number | null
  lag: string | number | null
}

const countMigrations = async (directory: URL | string): Promise<number> =>
  (await readdir(directory)).filter((name) => name.endsWith('.ts') && name !== 'index.ts').length

/** Whether this instance can serve: database, migrations current, a worker alive, jobs on time. */
export const readiness = async (payload: Payload, migrations: string): Promise<Readiness> => {
  const expected = await countMigrations(migrations)
  try {
    const { rows } = await openReader(payload).execute<Row>(sql`
      select
        (select count(*) from payload_migrations where batch > 0) as applied,
        (select extract(epoch from now() - max(at)) from worker_heartbeats) as worker_age,
        (select extract(epoch from now() - min(start_after)) from pgboss.job
          where state in ('created', 'retry') and start_after <= now()) as lag`)
    const [row] = rows
    const lag = Math.max(0, Number(row?.lag ?? 0))
    const age = row?.worker_age
    const checks = {
      database: 'ok',
      migrations: Number(row?.applied) >= expected ? 'ok' : 'failing',
      worker:
        age !== null && age !== undefined && Number(age) < WORKER_SILENT_SECONDS ? 'ok' : 'failing',
      jobs: lag < MAX_LAG_SECONDS ? 'ok' : 'failing',
    } as const
    const isReady = Object.values(checks).every((state) => state === 'ok')
    return { isReady, checks, jobLagSeconds: Math.round(lag) }
  } catch {
    const failing = 'failing'
    const checks = {
      database: failing,
      migrations: failing,
      worker: failing,
      jobs: failing,
    } as const
    return { isReady: false, checks, jobLagSeconds: 0 }
  }
}
