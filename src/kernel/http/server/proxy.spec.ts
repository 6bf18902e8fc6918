import { createServer, request } from 'node:http'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { proxyRequest, proxyUpgrade } from './proxy'

const servers: Server[] = []

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    servers.push(server)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound ? bound.port : 0)
    })
  })

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

describe('proxyRequest', () => {
  it('hands on method, path, headers and body, and the answer back', async () => {
    const target = await listen(
      createServer((incoming, outgoing) => {
        incoming.on('data', (chunk: Buffer) => {
          outgoing.writeHead(201, { 'x-path': incoming.url ?? '', 'x-host': incoming.headers.host })
          outgoing.end(`${incoming.method ?? ''}:${chunk.toString()}`)
        })
      }),
    )
    const front = await listen(
      createServer((incoming, outgoing) => {
        proxyRequest(new URL(`http://127.0.0.1:${String(target)}`), incoming, outgoing)
      }),
    )
    const answer = await fetch(`http://127.0.0.1:${String(front)}/mailbox/1?a=b`, {
      method: 'POST',
      body: 'hello',
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-path')).toBe('/mailbox/1?a=b')
    expect(answer.headers.get('x-host')).toBe(`127.0.0.1:${String(target)}`)
    expect(await answer.text()).toBe('POST:hello')
  })

  it('answers 502 where nobody listens', async () => {
    const front = await listen(
      createServer((incoming, outgoing) => {
        proxyRequest(new URL('http://127.0.0.1:9'), incoming, outgoing)
      }),
    )
    expect((await fetch(`http://127.0.0.1:${String(front)}/`)).status).toBe(502)
  })
})

describe('proxyUpgrade', () => {
  const frontOf = (port: number) =>
    listen(
      createServer().on('upgrade', (incoming, socket, head) => {
        proxyUpgrade({ host: '127.0.0.1', port }, incoming, socket, head, {
          'x-courtyard-client-address': '198.51.100.9',
        })
      }),
    )

  it('joins the two sockets, with our header in place of the client’s', async () => {
    const seen: string[] = []
    const target = await listen(
      createServer().on('upgrade', (incoming, socket) => {
        seen.push(String(incoming.headers['x-courtyard-client-address']), incoming.url ?? '')
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
        )
        socket.on('data', (chunk: Buffer) => socket.end(`echo ${chunk.toString()}`))
      }),
    )
    const port = await frontOf(target)
    const text = await new Promise<string>((resolve, reject) => {
      const outgoing = request({
        host: '127.0.0.1',
        port,
        path: '/app/key',
        headers: { connection: 'upgrade', upgrade: 'x', 'x-courtyard-client-address': '6.6.6.6' },
      })
      outgoing.on('upgrade', (_answer, socket) => {
        socket.write('ping')
        socket.on('data', (chunk: Buffer) => {
          resolve(chunk.toString())
          socket.destroy()
        })
      })
      outgoing.on('error', reject)
      outgoing.end()
    })
    expect(text).toBe('echo ping')
    expect(seen).toEqual(['198.51.100.9', '/app/key'])
  })

  it('closes the client’s socket where nobody listens', async () => {
    const port = await frontOf(9)
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'GET /app/key HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
        )
      })
      socket.on('close', () => {
        resolve()
      })
      socket.on('error', () => undefined)
    })
  })
})
