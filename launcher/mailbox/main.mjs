import path from 'node:path'
import { createHttpServer } from './http.mjs'
import { createSmtpServer } from './smtp.mjs'
import { MailStore } from './store.mjs'
import { TextStore } from './texts.mjs'

/** Stands in for a mail provider on one machine: keeps every mail and shows it. Loopback only. */
const HOST = '127.0.0.1'
const folder = process.env.MAILBOX_DIR ?? path.resolve('.data', 'mailbox')

const store = new MailStore(folder)
const texts = new TextStore(folder)
await Promise.all([store.load(), texts.load()])

const smtp = createSmtpServer(store)
const http = createHttpServer({ mails: store, texts, smsToken: process.env.SMS_HTTP_TOKEN })

/**
 * @param {import('node:net').Server} server
 * @param {string | undefined} port
 * @returns {Promise<number>}
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: Number(port ?? 0), host: HOST }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}

const [httpPort, smtpPort] = await Promise.all([
  listen(http, process.env.MAILBOX_HTTP_PORT),
  listen(smtp.server, process.env.MAILBOX_SMTP_PORT),
])
console.log(JSON.stringify({ smtpPort, httpPort }))

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    http.close()
    http.closeAllConnections()
    smtp.close(() => process.exit(0))
  })
}
