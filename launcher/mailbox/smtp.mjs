import { SMTPServer } from 'smtp-server'

const MAX_BYTES = 25 * 1024 * 1024

/**
 * An SMTP server that accepts everything and sends nothing on.
 * @param {import('./store.mjs').MailStore} store
 */
export function createSmtpServer(store) {
  const server = new SMTPServer({
    authOptional: true,
    // It would ask the network for the name of 127.0.0.1, and wait where there is none.
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    size: MAX_BYTES,
    logger: false,
    onAuth: (_, __, callback) => callback(null, { user: 'anybody' }),
    onData: (stream, session, callback) => {
      /** @type {Buffer[]} */
      const chunks = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.once('end', () => {
        if (stream.sizeExceeded) {
          callback(Object.assign(new Error('Message too large'), { responseCode: 552 }))
          return
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        store.add(Buffer.concat(chunks), recipients).then(
          (id) => callback(null, `kept as ${id}`),
          (error) => {
            console.error('mailbox:', error)
            callback(Object.assign(new Error('Not kept'), { responseCode: 451 }))
          },
        )
      })
    },
  })
  // A client that hangs up in the middle of a word is its own affair.
  server.on('error', (error) => console.error('mailbox:', error.message))
  return server
}
