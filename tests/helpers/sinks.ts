import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface MailSink {
  url: string
  /** What was accepted, in order. */
  mails: Email[]
  /** How often a message was sent to the end, accepted or not. */
  tries: () => number
  /** Decides on each message; accepts all where nothing is set. Never settling is a hanging server. */
  decide: ((try_: number) => Promise<void>) | undefined
  /** Addresses that it does not know: refused for good before a message is sent. */
  unknown: Set<string>
  stop: () => Promise<void>
}

/** A real SMTP server that keeps what it gets. */
export const startMailSink = async (): Promise<MailSink> => {
  let tries = 0
  const server = new SMTPServer({
    authOptional: true,
    // A pool of clients keeps its connections open.
    closeTimeout: 200,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      const isKnown = !sink.unknown.has(address)
      callback(isKnown ? null : Object.assign(new Error('unknown'), { responseCode: 550 }))
    },
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('end', () => {
        tries += 1
        const keep = async () => {
          await sink.decide?.(tries)
          sink.mails.push(await PostalMime.parse(Buffer.concat(chunks)))
        }
        keep().then(
          () => callback(),
          (error: unknown) => callback(error as Error),
        )
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${String(port)}`,
    mails: [],
    tries: () => tries,
    decide: undefined,
    unknown: new Set(),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return sink
}

export interface HttpSink {
  port: number
  requests: { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string }[]
  answer: { status: number; body: unknown }
  stop: () => Promise<void>
}

/** An HTTP server that takes everything down and says what it is told to say. */
export const startHttpSink = async (): Promise<HttpSink> => {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      sink.requests.push({ method, url, headers, body })
      response.writeHead(sink.answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(sink.answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sink: HttpSink = {
    port: (server.address() as AddressInfo).port,
    requests: [],
    answer: { status: 200, body: {} },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return sink
}

/** Waits for an outcome; the time-out is only there so that a failure ends. */
export const until = async <T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  timeout = 60_000,
): Promise<T> => {
  const end = Date.now() + timeout
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error('it did not happen')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
