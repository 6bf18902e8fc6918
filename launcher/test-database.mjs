import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from './postgres.mjs'

/**
 * Starts a Postgres for one run of the tests, with the same roles as the real one. It is gone, data
 * and all, after `stop()` or when this process dies.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<import('./postgres.mjs').Postgres>}
 */
export function startTestDatabase({ log } = {}) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'courtyard-test-'))
  return startPostgres({ dataDir, log, fast: true, throwAway: true, maxConnections: 200 })
}
