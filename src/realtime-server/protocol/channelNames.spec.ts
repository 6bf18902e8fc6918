import { describe, expect, it } from '@jest/globals'
import { isUserId, traitsOf } from './channelNames.ts'

describe('traitsOf', () => {
  it.each([
    ['news', 'public', false, false],
    ['cache-news', 'public', false, true],
    ['private-a', 'private', false, false],
    ['private-cache-a', 'private', false, true],
    ['private-encrypted-a', 'private', true, false],
    ['private-encrypted-cache-a', 'private', true, true],
    ['presence-a', 'presence', false, false],
    ['presence-cache-a', 'presence', false, true],
    ['#server-to-user-42', 'server-to-user', false, false],
    ['my-private-a', 'public', false, false],
    ['A-z_0=@,.;', 'public', false, false],
  ])('reads %s', (name, kind, isEncrypted, isCache) => {
    expect(traitsOf(name)).toEqual({ kind, isEncrypted, isCache })
  })

  it.each([
    '',
    ' ',
    'a b',
    'a:b',
    'a/b',
    'ä',
    '#news',
    '#server-to-user-',
    'a\n',
    '#server-to-user-\n',
  ])('refuses %j', (name) => {
    expect(traitsOf(name)).toBeUndefined()
  })

  it('takes 164 characters and no more', () => {
    expect(traitsOf('a'.repeat(164))).toBeDefined()
    expect(traitsOf('a'.repeat(165))).toBeUndefined()
  })
})

describe('isUserId', () => {
  it('takes any words of up to 128 characters', () => {
    expect(isUserId('é:/ 1')).toBe(true)
    expect(isUserId('a'.repeat(128))).toBe(true)
    expect(isUserId('a'.repeat(129))).toBe(false)
    expect(isUserId('')).toBe(false)
    expect(isUserId('a\u0000')).toBe(false)
  })
})
