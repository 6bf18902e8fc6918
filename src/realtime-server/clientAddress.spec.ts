import { describe, expect, it } from '@jest/globals'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { addressGroup, readClient } from './clientAddress.ts'

const SECRET = 'a-shared-proxy-secret'

const requestWith = (headers: Record<string, string>) => {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: '::ffff:10.0.0.1' })
  const request = new IncomingMessage(socket)
  Object.assign(request.headers, headers)
  return request
}

const forwarded = (secret: string) =>
  requestWith({
    'x-courtyard-client-address': '203.0.113.7',
    'x-courtyard-proxy-secret': secret,
    'x-forwarded-proto': 'https',
  })

describe('readClient', () => {
  it('believes who knows the secret', () => {
    expect(readClient(forwarded(SECRET), SECRET)).toEqual({ group: '203.0.113.7', isSecure: true })
  })

  it.each([
    ['a wrong secret', 'another-secret', SECRET],
    ['an empty one', '', SECRET],
    ['any while none is set', SECRET, undefined],
    ['an empty one while none is set', '', undefined],
    ['an empty one while an empty one is set', '', ''],
  ])('takes the address of the socket with %s', (_, given, secret) => {
    expect(readClient(forwarded(given), secret)).toEqual({ group: '10.0.0.1', isSecure: false })
  })

  it('takes the address of the socket when a trusted proxy names none', () => {
    const request = requestWith({ 'x-courtyard-proxy-secret': SECRET })
    expect(readClient(request, SECRET)).toEqual({ group: '10.0.0.1', isSecure: false })
  })
})

describe('addressGroup', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1:2:3:4:5', 'fe80:0:0:1'],
    ['', ''],
    ['nonsense', 'nonsense'],
  ])('groups %s as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })
})
