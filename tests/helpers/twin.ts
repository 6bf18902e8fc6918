import path from 'node:path'
import pg from 'pg'
import { readJson } from '../../launcher/lib/data.mjs'
import { childEnvironment } from '../../launcher/lib/environment.mjs'
import { freePort } from '../../launcher/lib/ports.mjs'
import { startChild, waitUntilHealthy } from '../../launcher/lib/processes.mjs'
import { loadSecrets } from '../../launcher/lib/secrets.mjs'
import { entry } from '../../launcher/lib/services.mjs'
import { urlsOf } from '../../launcher/postgres/roles.mjs'
import { answers } from '../load/lib/answers.mjs'
import { product } from './product'

const READY_MS = 120_000

export interface Twin {
  url: string
  /** Asks the product's database with the owner's rights. */
  query: (text: string, values?: unknown[]) => Promise<Record<string, string>[]>
  stop: () => Promise<void>
}

/**
 * The portal of the running product once more, on its database and with its worker, with a file loaded
 * before it. It says no to nobody who asks often.
 * @param preload path from the root
 */
export const startTwin = async (preload: string): Promise<Twin> => {
  const { dataDir } = product()
  const secrets = loadSecrets(dataDir)
  const ports = readJson(path.join(dataDir, 'ports.json')) as Record<string, number>
  const urls = urlsOf(
    ports['postgres']!,
    {
      owner: secrets.DB_OWNER_PASSWORD,
      app: secrets.DB_APP_PASSWORD,
      system: secrets.DB_SYSTEM_PASSWORD,
    },
    'courtyard',
  )
  const port = await freePort()
  const { PATH = '', HOME = '' } = process.env
  const settings = { PATH, HOME, LOG_LEVEL: 'warn', RATE_LIMIT_SCALE: '100000' }
  const env = childEnvironment({ settings, dataDir, port, ports, secrets, urls, demo: true })
  const web = entry('web', env)
  const args = ['--import', `./${preload}`, ...web.args]
  const child = startChild({ name: 'twin', args, env, dataDir })
  const url = `http://localhost:${String(port)}`
  await waitUntilHealthy(child, () => answers(`${url}/livez`), READY_MS)
  const owner = new pg.Pool({ connectionString: urls.owner, max: 2 })
  owner.on('error', () => undefined)
  return {
    url,
    query: async (text, values = []) => (await owner.query(text, values)).rows,
    stop: async () => {
      await owner.end()
      await child.stop(5000)
    },
  }
}
