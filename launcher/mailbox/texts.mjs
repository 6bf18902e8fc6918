import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * @typedef {object} Text
 * @property {string} id
 * @property {string} receivedAt
 * @property {string} to
 * @property {string | undefined} from
 * @property {string} text
 * @property {number} segments as how many text messages it would be charged
 * @property {string} key
 */

const KEPT = 500
const MAX_BYTES = 16 * 1024

/** Text messages as they would leave, in one small file. */
export class TextStore {
  #file
  /** @type {Text[]} */
  #texts = []
  #writes = Promise.resolve()

  /** @param {string} folder */
  constructor(folder) {
    this.#file = path.join(folder, 'texts', 'all.json')
  }

  async load() {
    try {
      this.#texts = JSON.parse(await readFile(this.#file, 'utf8'))
    } catch {
      // None arrived yet.
      this.#texts = []
    }
  }

  /**
   * @param {{ to: string, text: string, from?: string, key: string, segments: number }} message
   * @returns {Promise<string>} its id; that of the first where the same key arrives again
   */
  async add({ to, text, from, key, segments }) {
    const twin = this.#texts.find((held) => held.key === key)
    if (twin) return twin.id
    const id = `t${Date.now().toString(36)}-${randomBytes(4).toString('hex')}`
    this.#texts.push({ id, receivedAt: new Date().toISOString(), to, from, text, segments, key })
    this.#texts.splice(0, Math.max(0, this.#texts.length - KEPT))
    await this.#save()
    return id
  }

  /** @param {string} [to] */
  list(to) {
    return this.#texts.filter((text) => !to || text.to === to).toReversed()
  }

  /** @param {string} id */
  get(id) {
    return this.#texts.find((text) => text.id === id)
  }

  async clear() {
    const count = this.#texts.splice(0).length
    await this.#save()
    return count
  }

  async #save() {
    this.#writes = this.#writes.then(async () => {
      await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 })
      await writeFile(`${this.#file}.new`, JSON.stringify(this.#texts), { mode: 0o600 })
      await rename(`${this.#file}.new`, this.#file)
    })
    await this.#writes
  }
}

/**
 * Takes what `src/kernel/sms/http.ts` sends. A page in a browser could post here too, so the token of
 * this start is asked for.
 * @param {TextStore} store
 * @param {import('node:http').IncomingMessage} request
 * @param {string | undefined} token
 * @returns {Promise<{ status: number, body: object }>}
 */
export async function receiveText(store, request, token) {
  if (!token || !isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
    return { status: 401, body: { error: 'The token is missing or wrong.' } }
  }
  const message = readMessage(await readAll(request))
  if (!message) return { status: 400, body: { error: 'to, text and key are needed.' } }
  return { status: 201, body: { id: await store.add(message) } }
}

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest()

/**
 * @param {string} given
 * @param {string} wanted
 */
const isSame = (given, wanted) => timingSafeEqual(digest(given), digest(wanted))

/** @param {import('node:http').IncomingMessage} request */
async function readAll(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > MAX_BYTES) return ''
  }
  return text
}

/** @param {string} text */
function readMessage(text) {
  let value
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { to, text: body, from, key, segments } = value
  if (typeof to !== 'string' || typeof body !== 'string' || typeof key !== 'string')
    return undefined
  return {
    to,
    text: body,
    key,
    segments: typeof segments === 'number' ? segments : 1,
    ...(typeof from === 'string' && { from }),
  }
}
