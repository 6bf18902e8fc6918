import { readFileSync } from 'node:fs'
import { Failure, codeOf, systemReason } from './failure.mjs'
import { parsePort } from './options.mjs'

const NAME = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/
/** A quoted value, then nothing but a comment. */
const QUOTED = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*(?:#.*)?$/

/** @type {Record<string, string[]>} */
const URL_SETTINGS = {
  DATABASE_URL: ['postgres:', 'postgresql:'],
  DATABASE_OWNER_URL: ['postgres:', 'postgresql:'],
  DATABASE_SYSTEM_URL: ['postgres:', 'postgresql:'],
  PUBLIC_URL: ['http:', 'https:'],
  SMTP_URL: ['smtp:', 'smtps:'],
  S3_ENDPOINT: ['http:', 'https:'],
}

/**
 * Parses the text of an `.env` file. Stricter than the usual readers, which skip a line that they do
 * not understand: a setting that silently does nothing is worse than a start that refuses.
 * The sentences never repeat a value, because it may be a secret.
 * @param {string} text
 * @param {string} file the name to show
 * @returns {Record<string, string>}
 */
export function parseDotenv(text, file = '.env') {
  /** @type {Record<string, string>} */
  const settings = {}
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return
    const where = `${file}, line ${index + 1}`
    const match = NAME.exec(line)
    if (!match?.[1]) throw new Failure(`${where}: expected NAME=value.`)
    const name = match[1]
    if (name in settings) throw new Failure(`${where}: ${name} is set a second time.`)
    settings[name] = parseValue(match[2] ?? '', `${where}: ${name}`)
    checkSetting(name, settings[name], `${where}: ${name}`)
  })
  return settings
}

/**
 * @param {string} text
 * @param {string} where
 */
function parseValue(text, where) {
  if (!/^["']/.test(text)) return text.replace(/\s+#.*$/, '').trim()
  const quoted = QUOTED.exec(text)
  if (!quoted) throw new Failure(`${where} opens a quote that is not closed on the same line.`)
  if (quoted[2] !== undefined) return quoted[2]
  return (quoted[1] ?? '').replace(/\\(.)/g, (_, character) =>
    character === 'n' ? '\n' : character,
  )
}

/**
 * Checks what the launcher itself relies on; the product checks the rest when it starts.
 * @param {string} name
 * @param {string | undefined} value
 * @param {string} where
 */
function checkSetting(name, value, where) {
  if (value === undefined || value === '') return
  if (name === 'PORT') parsePort(value, where)
  const protocols = URL_SETTINGS[name]
  if (!protocols) return
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    const wanted = protocols.map((protocol) => `${protocol}//`).join(' or ')
    throw new Failure(`${where} must be an address that begins with ${wanted}`)
  }
}

/**
 * The settings of the `.env` file and the environment; the environment wins, and an empty value
 * counts as absent.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Record<string, string>}
 */
export function readSettings(file, environment) {
  /** @type {Record<string, string>} */
  const settings = {}
  for (const [name, value] of Object.entries(readFile(file))) {
    if (value !== '') settings[name] = value
  }
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || value === '') continue
    settings[name] = value
    checkSetting(name, value, `${name} in the environment`)
  }
  checkTogether(settings)
  return settings
}

/** @param {string} file */
function readFile(file) {
  try {
    return parseDotenv(readFileSync(file, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    if (codeOf(error)) throw new Failure(`${file} cannot be read: ${systemReason(error)}.`)
    throw error
  }
}

/**
 * A real service replaces the embedded one only as a whole.
 * @param {Record<string, string>} settings
 */
function checkTogether(settings) {
  if (settings.DATABASE_URL) {
    demand(settings, 'DATABASE_URL', ['DATABASE_OWNER_URL', 'DATABASE_SYSTEM_URL'])
  }
  const pusher = ['PUSHER_HOST', 'PUSHER_CLUSTER'].find((name) => settings[name])
  if (pusher) demand(settings, pusher, ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'])
}

/**
 * @param {Record<string, string>} settings
 * @param {string} because
 * @param {string[]} names
 */
function demand(settings, because, names) {
  const missing = names.filter((name) => !settings[name])
  if (missing.length === 0) return
  throw new Failure(`${because} is set, so ${missing.join(' and ')} must be set too.`)
}
