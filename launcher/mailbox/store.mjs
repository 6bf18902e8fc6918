import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import PostalMime from 'postal-mime'

/**
 * @typedef {{ name: string, address: string }} Address
 * @typedef {object} Summary
 * @property {string} id sorts by time of arrival
 * @property {string} receivedAt
 * @property {string} messageId empty when the mail has none
 * @property {Address | undefined} from
 * @property {Address[]} to
 * @property {Address[]} cc
 * @property {string[]} recipients the addresses that the mail was handed in for, hidden ones too
 * @property {string} subject
 * @property {string} snippet
 *
 * @typedef {Summary & {
 *   headers: { name: string, value: string }[],
 *   text: string,
 *   html: string,
 *   attachments: { filename: string, mimeType: string, bytes: number }[],
 * }} Message
 */

const KEPT = 1000
const SNIPPET = 140

/** The mails on disk: for each an `.eml` as it arrived and a `.json` with what was understood. */
export class MailStore {
  /** @type {Summary[]} oldest first */
  #index = []
  #folder
  #last = 0
  /** @type {Promise<void>} */
  #changes = Promise.resolve()

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder
  }

  async load() {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const names = await readdir(this.#folder)
    for (const name of names.filter((name) => name.endsWith('.json')).sort()) {
      try {
        const text = await readFile(path.join(this.#folder, name), 'utf8')
        this.#index.push(summaryOf(JSON.parse(text)))
      } catch {
        console.error(`mailbox: ${name} is not readable and is left out`)
      }
    }
    await this.#dropOldest()
  }

  /**
   * Keeps a mail. One with a Message-ID that is there already is a repeated delivery: only its new
   * recipients are noted.
   * @param {Buffer} raw
   * @param {string[]} recipients
   */
  async add(raw, recipients) {
    const message = await parse(raw, recipients, this.#nextId())
    return this.#inTurn(async () => {
      const twin = message.messageId && this.#index.find((m) => m.messageId === message.messageId)
      if (twin) {
        await this.#addRecipients(twin, recipients)
        return twin.id
      }
      await writeFile(this.#file(message.id, 'eml'), raw, { mode: 0o600 })
      await this.#write(message)
      this.#index.push(summaryOf(message))
      await this.#dropOldest()
      return message.id
    })
  }

  /**
   * One change at a time: two copies of a mail may arrive in the same moment.
   * @template T
   * @param {() => Promise<T>} change
   * @returns {Promise<T>}
   */
  #inTurn(change) {
    const result = this.#changes.then(change)
    this.#changes = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }

  /**
   * @param {{ to?: string, subject?: string }} [filter] `to` an address, `subject` a part of it
   * @returns {Summary[]} newest first
   */
  list({ to, subject } = {}) {
    const wanted = to?.trim().toLowerCase()
    const part = subject?.trim().toLowerCase()
    return this.#index
      .filter((mail) => !wanted || addressesOf(mail).includes(wanted))
      .filter((mail) => !part || mail.subject.toLowerCase().includes(part))
      .reverse()
  }

  /**
   * @param {string} id
   * @returns {Promise<Message | undefined>}
   */
  async get(id) {
    // Only a known id becomes a file name.
    if (!this.#index.some((mail) => mail.id === id)) return undefined
    return JSON.parse(await readFile(this.#file(id, 'json'), 'utf8'))
  }

  /**
   * The mail as it arrived.
   * @param {string} id
   */
  async raw(id) {
    if (!this.#index.some((mail) => mail.id === id)) return undefined
    return readFile(this.#file(id, 'eml'))
  }

  clear() {
    return this.#inTurn(async () => {
      const gone = this.#index.splice(0)
      await Promise.all(gone.map(({ id }) => this.#remove(id)))
      return gone.length
    })
  }

  async #dropOldest() {
    const surplus = this.#index.length - KEPT
    if (surplus <= 0) return
    await Promise.all(this.#index.splice(0, surplus).map(({ id }) => this.#remove(id)))
  }

  /**
   * @param {Summary} mail
   * @param {string[]} recipients
   */
  async #addRecipients(mail, recipients) {
    const added = recipients.filter((address) => !mail.recipients.includes(address))
    if (added.length === 0) return
    mail.recipients.push(...added)
    const message = await this.get(mail.id)
    if (message) await this.#write({ ...message, recipients: mail.recipients })
  }

  /** @param {Message} message */
  async #write(message) {
    const file = this.#file(message.id, 'json')
    await writeFile(`${file}.new`, JSON.stringify(message, null, 2), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  /** @param {string} id */
  async #remove(id) {
    await Promise.all([
      rm(this.#file(id, 'eml'), { force: true }),
      rm(this.#file(id, 'json'), { force: true }),
    ])
  }

  #nextId() {
    // Several mails in one millisecond keep their order.
    this.#last = Math.max(Date.now(), this.#last + 1)
    return `${this.#last.toString(36).padStart(9, '0')}-${randomBytes(4).toString('hex')}`
  }

  /**
   * @param {string} id
   * @param {string} extension
   */
  #file(id, extension) {
    return path.join(this.#folder, `${id}.${extension}`)
  }
}

/** @param {Summary} mail */
function addressesOf(mail) {
  const written = [...mail.to, ...mail.cc].map(({ address }) => address.toLowerCase())
  return [...written, ...mail.recipients.map((address) => address.toLowerCase())]
}

/**
 * @param {Message} message
 * @returns {Summary}
 */
function summaryOf({ id, receivedAt, messageId, from, to, cc, recipients, subject, snippet }) {
  return { id, receivedAt, messageId, from, to, cc, recipients: [...recipients], subject, snippet }
}

/**
 * @param {Buffer} raw
 * @param {string[]} recipients
 * @param {string} id
 * @returns {Promise<Message>}
 */
async function parse(raw, recipients, id) {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' })
  const text = mail.text ?? ''
  return {
    id,
    receivedAt: new Date().toISOString(),
    messageId: mail.messageId ?? '',
    from: flat(mail.from ? [mail.from] : [])[0],
    to: flat(mail.to),
    cc: flat(mail.cc),
    recipients: [...recipients],
    subject: mail.subject ?? '',
    snippet: text.replace(/\s+/g, ' ').trim().slice(0, SNIPPET),
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text,
    html: mail.html ?? '',
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? 'attachment',
      mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  }
}

/**
 * Groups of addresses (`Board: a@x.org, b@x.org;`) as plain addresses.
 * @param {readonly import('postal-mime').Address[] | undefined} addresses
 * @returns {Address[]}
 */
function flat(addresses) {
  return (addresses ?? []).flatMap((entry) =>
    entry.group ? flat(entry.group) : [{ name: entry.name, address: entry.address ?? '' }],
  )
}
