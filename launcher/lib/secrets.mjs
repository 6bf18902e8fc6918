import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure, codeOf } from './failure.mjs'
import { shown } from './paths.mjs'

/** The bytes of randomness of each secret. */
const SECRETS = {
  PAYLOAD_SECRET: 32,
  JOBS_SECRET: 32,
  FILES_SECRET: 32,
  FILE_KEYS: 32,
  PUSHER_APP_ID: 8,
  PUSHER_KEY: 12,
  PUSHER_SECRET: 32,
  REALTIME_PROXY_SECRET: 32,
  VAPID_PRIVATE_KEY: 32,
  DB_OWNER_PASSWORD: 24,
  DB_APP_PASSWORD: 24,
  DB_SYSTEM_PASSWORD: 24,
}

/**
 * A ring of keys names each of them.
 * @type {Record<string, string>}
 */
const PREFIXES = { FILE_KEYS: 'k1:' }

/**
 * Reads this installation's secrets and makes those that are missing. There is no default secret
 * anywhere: each installation has its own.
 * @param {string} dataDir
 * @returns {Record<keyof typeof SECRETS, string>}
 */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json')
  const held = read(file)
  const missing = Object.entries(SECRETS).filter(([name]) => typeof held[name] !== 'string')
  for (const [name, bytes] of missing) {
    held[name] = `${PREFIXES[name] ?? ''}${randomBytes(bytes).toString('hex')}`
  }
  if (missing.length > 0) {
    // Written aside and renamed: a crash must never leave half a file of keys.
    writeFileSync(`${file}.new`, `${JSON.stringify(held, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  chmodSync(file, 0o600)
  return /** @type {Record<keyof typeof SECRETS, string>} */ (held)
}

/**
 * What the roles of the embedded database sign in with.
 * @param {ReturnType<typeof loadSecrets>} secrets
 * @returns {import('../postgres/roles.mjs').Passwords}
 */
export function passwordsOf(secrets) {
  return {
    owner: secrets.DB_OWNER_PASSWORD,
    app: secrets.DB_APP_PASSWORD,
    system: secrets.DB_SYSTEM_PASSWORD,
  }
}

/**
 * @param {string} file
 * @returns {Record<string, string>}
 */
function read(file) {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    throw error
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure(
      `${shown(file)} is damaged: restore it from a backup, or begin anew with npm start -- --reset.`,
    )
  }
}
