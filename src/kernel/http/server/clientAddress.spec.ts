import { describe, expect, it } from '@jest/globals'
import { clientAddress, parseProxies, plainAddress } from './clientAddress'

const none = parseProxies('')
const caddy = parseProxies('10.0.0.0/8, 2001:db8::1')

describe('clientAddress', () => {
  it('is the socket’s, whatever a client claims', () => {
    expect(clientAddress('203.0.113.7', '1.2.3.4', none)).toBe('203.0.113.7')
    expect(clientAddress('203.0.113.7', '1.2.3.4', caddy)).toBe('203.0.113.7')
    expect(clientAddress(undefined, '1.2.3.4', caddy)).toBe('')
  })

  it('is what the nearest trusted proxy saw', () => {
    expect(clientAddress('10.1.1.1', '1.2.3.4, 198.51.100.9', caddy)).toBe('198.51.100.9')
    expect(clientAddress('10.1.1.1', '198.51.100.9, 10.2.2.2', caddy)).toBe('198.51.100.9')
    expect(clientAddress('2001:db8::1', '198.51.100.9', caddy)).toBe('198.51.100.9')
  })

  it('stays with the proxy where the header makes no sense', () => {
    expect(clientAddress('10.1.1.1', undefined, caddy)).toBe('10.1.1.1')
    expect(clientAddress('10.1.1.1', '<script>', caddy)).toBe('10.1.1.1')
  })

  it('writes mapped addresses as IPv4', () => {
    expect(plainAddress('::ffff:10.0.0.1')).toBe('10.0.0.1')
    expect(plainAddress('::1')).toBe('::1')
  })
})

describe('parseProxies', () => {
  it('names what it cannot read', () => {
    for (const bad of ['proxy.local', '10.0.0.0/33', '10.0.0.1/x']) {
      expect(() => parseProxies(bad)).toThrow(bad)
    }
  })
})
