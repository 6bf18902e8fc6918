import http from 'node:http'
import net from 'node:net'
import { standaloneHtml } from './html.mjs'
import { MAIL_POLICY, PAGE_POLICY, listPage, messagePage, missingPage, textPage } from './pages.mjs'
import { receiveText } from './texts.mjs'

/** @typedef {import('./store.mjs').MailStore} MailStore */
/**
 * @typedef {object} Kept
 * @property {MailStore} mails
 * @property {import('./texts.mjs').TextStore} texts
 * @property {string | undefined} smsToken what a text message must bring to be taken
 */
/**
 * @typedef {object} Answer
 * @property {number} [status]
 * @property {string} type
 * @property {string | Buffer} body
 * @property {Record<string, string>} [headers]
 */

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** @param {Kept} kept */
export function createHttpServer(kept) {
  return http.createServer((request, response) => {
    answer(kept, request).then(
      ({ status = 200, type, body, headers }) => {
        response.writeHead(status, { ...HEADERS, 'content-type': type, ...headers })
        response.end(request.method === 'HEAD' ? undefined : body)
      },
      (error) => {
        console.error('mailbox:', error)
        response.writeHead(500, { ...HEADERS, 'content-type': 'text/plain' })
        response.end('The mailbox failed; its log says why.\n')
      },
    )
  })
}

/**
 * @param {Kept} kept
 * @param {http.IncomingMessage} request
 * @returns {Promise<Answer>}
 */
async function answer(kept, request) {
  const { mails: store, texts } = kept
  if (!isOwnHost(request.headers.host)) return json({ error: 'This host is not served.' }, 403)
  const url = new URL(request.url ?? '/', 'http://mailbox')
  const parts = url.pathname.split('/').filter(Boolean).map(decode)
  if (parts[0] !== 'mailbox') return page(missingPage(), 404)
  if (parts[1] === 'api' && parts[2] === 'messages') {
    return api(store, request.method, parts[3], url.searchParams)
  }
  if (parts[1] === 'api' && parts[2] === 'texts') return textsApi(kept, request, url.searchParams)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return json({ error: 'Only reading is possible here.' }, 405)
  }
  const [, id, part] = parts
  if (id === undefined) return page(listPage(store.list(), texts.list()))
  if (id === 'texts') {
    const text = part === undefined ? undefined : texts.get(part)
    return text ? page(textPage(text)) : page(missingPage(), 404)
  }
  return part === undefined ? showMessage(store, id) : showPart(store, id, part)
}

/**
 * @param {MailStore} store
 * @param {string | undefined} method
 * @param {string | undefined} id
 * @param {URLSearchParams} query
 */
async function api(store, method, id, query) {
  if (method === 'DELETE' && id === undefined) return json({ deleted: await store.clear() })
  if (method !== 'GET') return json({ error: 'Only GET and DELETE of all are possible.' }, 405)
  if (id === undefined) {
    const filter = {
      to: query.get('to') ?? undefined,
      subject: query.get('subject') ?? undefined,
    }
    return json({ messages: store.list(filter) })
  }
  const message = await store.get(id)
  return message ? json(message) : json({ error: 'There is no such mail.' }, 404)
}

/**
 * @param {Kept} kept
 * @param {http.IncomingMessage} request
 * @param {URLSearchParams} query
 */
async function textsApi({ texts, smsToken }, request, query) {
  if (request.method === 'POST') {
    const { status, body } = await receiveText(texts, request, smsToken)
    return json(body, status)
  }
  if (request.method === 'DELETE') return json({ deleted: await texts.clear() })
  if (request.method !== 'GET')
    return json({ error: 'Only GET, POST and DELETE are possible.' }, 405)
  return json({ texts: texts.list(query.get('to') ?? undefined) })
}

/**
 * @param {MailStore} store
 * @param {string} id
 */
async function showMessage(store, id) {
  const message = await store.get(id)
  return message ? page(messagePage(message)) : page(missingPage(), 404)
}

/**
 * @param {MailStore} store
 * @param {string} id
 * @param {string} part
 * @returns {Promise<Answer>}
 */
async function showPart(store, id, part) {
  const raw = await store.raw(id)
  if (!raw || (part !== 'html' && part !== 'raw')) return page(missingPage(), 404)
  if (part === 'html') {
    return {
      type: 'text/html; charset=utf-8',
      body: await standaloneHtml(raw),
      headers: { 'content-security-policy': MAIL_POLICY },
    }
  }
  const disposition = `attachment; filename="${id}.eml"`
  return { type: 'message/rfc822', body: raw, headers: { 'content-disposition': disposition } }
}

/**
 * @param {unknown} value
 * @param {number} [status]
 * @returns {Answer}
 */
function json(value, status = 200) {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

/**
 * @param {string} html
 * @param {number} [status]
 * @returns {Answer}
 */
function page(html, status = 200) {
  const headers = { 'content-security-policy': PAGE_POLICY }
  return { status, type: 'text/html; charset=utf-8', body: html, headers }
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/**
 * A page on the internet can make its own name point at 127.0.0.1 and read what answers there, and
 * these mails hold links that log people in. It cannot do so with an address or with localhost.
 * @param {string | undefined} host
 */
function isOwnHost(host) {
  if (!host || !URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return hostname === 'localhost' || net.isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
}
