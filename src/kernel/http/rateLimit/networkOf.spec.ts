import { describe, expect, it } from '@jest/globals'
import { networkOf } from './networkOf'

describe('networkOf', () => {
  it('takes an IPv4 address as it is', () => {
    expect(networkOf('198.51.100.7')).toBe('198.51.100.7')
  })
  it('takes the first half of an IPv6 one, however it is written', () => {
    for (const address of [
      '2001:db8:1:2::1',
      '2001:0db8:0001:0002:ffff:ffff:ffff:ffff',
      '2001:DB8:1:2:a::',
    ]) {
      expect(networkOf(address)).toBe('2001:db8:1:2::/64')
    }
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  })
})
