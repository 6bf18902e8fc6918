import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from '@jest/globals'
import { fillHeaders } from './fillHeaders'

const answered = async (write: (response: ServerResponse) => void): Promise<Headers> => {
  const server = createServer((_request, response) => {
    fillHeaders(response, { 'x-policy': 'ours', 'x-other': 'ours' })
    write(response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const { headers } = await fetch(`http://127.0.0.1:${port}/`)
  server.closeAllConnections()
  server.close()
  return headers
}

const policies = async (write: (response: ServerResponse) => void) => {
  const headers = await answered(write)
  return [headers.get('x-policy'), headers.get('x-other')]
}

describe('fillHeaders', () => {
  it('adds what the answer does not say, however it is written', async () => {
    const ways: ((response: ServerResponse) => void)[] = [
      (response) => response.end('a'),
      (response) => response.writeHead(404).end(),
      (response) => response.writeHead(200, 'Fine', { 'x-more': '1' }).end(),
      (response) => response.writeHead(200, ['x-more', '1']).end(),
      (response) => {
        response.flushHeaders()
        response.end()
      },
    ]
    for (const way of ways) expect(await policies(way)).toEqual(['ours', 'ours'])
  })

  it('leaves what the answer says for itself, and never says it twice', async () => {
    const ways: ((response: ServerResponse) => void)[] = [
      (response) => response.setHeader('X-Policy', 'own').end(),
      (response) => response.appendHeader('x-policy', 'own').end(),
      (response) => response.writeHead(200, { 'X-Policy': 'own' }).end(),
      (response) => response.writeHead(200, ['X-Policy', 'own']).end(),
      (response) => response.writeHead(200, 'Fine', { 'x-policy': 'own' }).end(),
    ]
    for (const way of ways) expect(await policies(way)).toEqual(['own', 'ours'])
  })
})
