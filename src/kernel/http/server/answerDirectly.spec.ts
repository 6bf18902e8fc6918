import { createServer, request as send } from 'node:http'
import type { IncomingHttpHeaders, RequestOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { answerDirectly, isDirect } from './answerDirectly'

const ORIGIN = 'https://home.example.org'
const LONG = { text: 'é'.repeat(5000) }

let door: (request: Request) => Promise<Response> = () => Promise.reject(new Error('no door'))
let failed: unknown[] = []

const server = createServer((incoming, outgoing) => {
  if (!isDirect(incoming)) {
    outgoing.writeHead(299)
    outgoing.end()
    incoming.resume()
    return
  }
  answerDirectly(door, incoming, outgoing, ORIGIN).catch((error: unknown) => failed.push(error))
})

let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ;({ port } = server.address() as AddressInfo)
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
afterEach(() => {
  expect(failed).toEqual([])
  failed = []
})

interface Answered {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
}

const ask = (path: string, options: RequestOptions = {}, body: string | Buffer = '') =>
  new Promise<Answered>((resolve, reject) => {
    const asking = send({ host: '127.0.0.1', port, path, ...options }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        })
      })
      answer.on('error', reject)
    })
    asking.on('error', reject)
    asking.end(body)
  })

describe('a request of the API', () => {
  it('reaches the door as it was sent, below the address of the product', async () => {
    let seen: unknown
    door = async (request) => {
      seen = [request.method, request.url, request.headers.get('cookie'), await request.text()]
      return Response.json({ ok: true }, { status: 201 })
    }
    const { status, body, headers } = await ask(
      '/api/c/harbour/things?q=%C3%A9&q=2',
      { method: 'POST', headers: { cookie: 'a=1; b=2', 'content-type': 'application/json' } },
      '{"name":"é"}',
    )
    expect(seen).toEqual([
      'POST',
      `${ORIGIN}/api/c/harbour/things?q=%C3%A9&q=2`,
      'a=1; b=2',
      '{"name":"é"}',
    ])
    expect([status, body.toString()]).toEqual([201, '{"ok":true}'])
    expect(headers['content-length']).toBe('11')
  })

  it('may be answered without a body, and with many cookies', async () => {
    door = () => {
      const headers = new Headers([
        ['set-cookie', 'a=1; Path=/'],
        ['set-cookie', 'b=2; Path=/'],
      ])
      return Promise.resolve(new Response(null, { status: 204, headers }))
    }
    const { status, headers, body } = await ask('/api/c/harbour/things', { method: 'DELETE' })
    expect([status, headers['set-cookie'], body.byteLength]).toEqual([
      204,
      ['a=1; Path=/', 'b=2; Path=/'],
      0,
    ])
  })

  it('has a long answer zipped where it takes that', async () => {
    door = () => Promise.resolve(Response.json(LONG, { headers: { vary: 'cookie' } }))
    const plain = await ask('/api/c/harbour/things')
    expect([plain.headers['content-encoding'], JSON.parse(plain.body.toString())]).toEqual([
      undefined,
      LONG,
    ])
    const zipped = await ask('/api/c/harbour/things', {
      headers: { 'accept-encoding': 'br, gzip' },
    })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(zipped.headers.vary).toBe('cookie, accept-encoding')
    expect(zipped.body.byteLength).toBeLessThan(plain.body.byteLength / 10)
    expect(JSON.parse(gunzipSync(zipped.body).toString())).toEqual(LONG)
  })

  it('has a file as it comes', async () => {
    let isOver = false
    door = () => {
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(Buffer.from('one'))
          await new Promise((resolve) => setTimeout(resolve, 20))
          controller.enqueue(Buffer.from('two'))
          isOver = true
          controller.close()
        },
      })
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/csv' } }))
    }
    const { headers, body } = await ask('/api/c/harbour/things.csv')
    expect([body.toString(), headers['content-type'], isOver]).toEqual(['onetwo', 'text/csv', true])
  })

  it('is told when nobody waits for it any more', async () => {
    const asking = send({ host: '127.0.0.1', port, path: '/api/c/harbour/things' })
    asking.on('error', () => undefined)
    const isGone = new Promise<boolean>((resolve) => {
      door = (request) =>
        new Promise((answer) => {
          request.signal.addEventListener('abort', () => {
            resolve(true)
            answer(Response.json({}))
          })
          asking.destroy()
        })
    })
    asking.end()
    expect(await isGone).toBe(true)
  })
})

describe('what is left to the renderer', () => {
  it.each<[string, string, RequestOptions, number]>([
    ['a page', '/c/harbour', {}, 0],
    ['what is Payload’s', '/api/users/me', {}, 0],
    ['another host in the address', '//elsewhere/api/c/harbour', {}, 0],
    ['an address that leads elsewhere', '/api/c/../payload-jobs', {}, 0],
    ['the same in other signs', '/api/c/%2e%2e/payload-jobs', {}, 0],
    ['the same with the other stroke', '/api/c/..\\payload-jobs', {}, 0],
    ['a question for the head alone', '/api/c/harbour/things', { method: 'HEAD' }, 0],
    [
      'a body of a length that nobody knows',
      '/api/c/harbour/files',
      { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
      10,
    ],
    ['a file', '/api/c/harbour/files', { method: 'POST' }, 65 * 1024],
  ])('is %s', async (_what, path, options, bytes) => {
    const { status } = await ask(path, options, Buffer.alloc(bytes))
    expect(status).toBe(299)
  })
})
