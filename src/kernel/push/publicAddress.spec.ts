import { describe, expect, it } from '@jest/globals'
import { createServer, get, Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ForbiddenAddress,
  guardedLookup,
  isLoopbackAddress,
  isPublicAddress,
} from './publicAddress'

describe('an address', () => {
  it.each(['1.1.1.1', '93.184.216.34', '2a00:1450:4007:80e::200a'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '::1',
    '::ffff:10.0.0.1',
    'fec0::1',
    '2001:db8::1',
    'name',
    '',
  ])('%j is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('a call to a name', () => {
  const calling = async (isAllowed: (address: string) => boolean): Promise<number | Error> => {
    let calls = 0
    const server = createServer((_request, response) => {
      calls += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    const { port } = server.address() as AddressInfo
    const agent = new Agent({ lookup: guardedLookup(isAllowed) })
    const outcome = await new Promise<number | Error>((resolve) => {
      get(`http://localhost:${String(port)}/`, { agent }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      }).on('error', resolve)
    })
    agent.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(calls).toBe(outcome === 200 ? 1 : 0)
    return outcome
  }

  it('is not made where the name leads to a private address', async () => {
    expect(await calling(isPublicAddress)).toBeInstanceOf(ForbiddenAddress)
    expect(await calling(isLoopbackAddress)).toBe(200)
  })

  it('that nobody knows is an ordinary failure', async () => {
    const found = await new Promise<Error | null>((resolve) => {
      guardedLookup(isPublicAddress)('nobody.invalid', {}, resolve)
    })
    expect(found).not.toBeNull()
    expect(found).not.toBeInstanceOf(ForbiddenAddress)
  })
})
