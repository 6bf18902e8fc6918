import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import '@/messages'
import { edgeCap } from '../rateLimit/edgeCap'
import { refuse, refuseRequest, refuseUpgrade } from './refuse'

const server = createServer((request, response) => {
  if (request.url === '/closed') {
    request.headers['x-request-id'] = 'request-1'
    refuse(request, response, { status: 404, code: 'not-found' })
  } else {
    refuseRequest(request, response, 90_000)
  }
}).on('upgrade', (_request, socket) => {
  refuseUpgrade(socket, '429 Too Many Requests', { 'retry-after': 7 })
})
let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  port = typeof bound === 'object' && bound ? bound.port : 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a refusal at the door', () => {
  it('has our shape, says how long to wait, and reads a language', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/x`, {
      headers: { 'accept-language': 'fr-CA' },
    })
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('90')
    expect(await answer.json()).toEqual({
      error: {
        code: 'rate-limited',
        message: 'Trop de tentatives en peu de temps. Réessayez dans 2 minutes.',
        details: { seconds: 90, minutes: 2 },
      },
    })
  })

  it('names the request, and what is wrong', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/closed`)
    expect([answer.status, await answer.json()]).toEqual([
      404,
      {
        error: {
          code: 'not-found',
          message:
            'This does not exist, or not any more. Check the address, or choose it from the list.',
          requestId: 'request-1',
        },
      },
    ])
  })

  it('is a sentence for whoever opens a page', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })
    expect(await answer.text()).toBe(
      'That was too often in a short time. Try again in 2 minutes.\n',
    )
  })

  it('ends a WebSocket before it is one', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /app/k HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')
      })
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
      socket.on('close', () => {
        resolve(heard)
      })
      socket.on('error', reject)
    })
    expect(text).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\nretry-after: 7\r\n/)
  })
})

describe('edgeCap', () => {
  it('counts each network for itself, and parallel ones exactly', async () => {
    const cap = edgeCap({ points: 5, seconds: 60 }, 2)
    const waits = await Promise.all(Array.from({ length: 25 }, () => cap('198.51.100.1')))
    expect(waits.filter((ms) => ms === 0)).toHaveLength(10)
    expect(Math.max(...waits)).toBeGreaterThan(50_000)
    expect(await cap('198.51.100.2')).toBe(0)
  })

  it('counts nothing where the scale is 0', async () => {
    const cap = edgeCap({ points: 1, seconds: 60 }, 0)
    expect([await cap('a'), await cap('a'), await cap('a')]).toEqual([0, 0, 0])
  })
})
