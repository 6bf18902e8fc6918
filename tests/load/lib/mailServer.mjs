/** An SMTP server that reads every message to its end, says yes, and keeps nothing. */
import { setPriority } from 'node:os'
import { SMTPServer } from 'smtp-server'

// In life it is a machine of its own: here it gets what the product leaves.
setPriority(10)

const server = new SMTPServer({
  authOptional: true,
  disableReverseLookup: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (stream, _session, callback) => {
    stream.resume()
    stream.once('end', () => callback())
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  console.log(JSON.stringify({ msg: 'listening', port }))
})
process.once('SIGTERM', () => process.exit())
