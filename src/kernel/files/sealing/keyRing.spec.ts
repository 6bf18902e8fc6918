import { describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { KeyMissing, newFileKey, readKeyRing, unwrapKey, wrapKey } from './keyRing'
import type { KeyRing } from './keyRing'

const hex = () => randomBytes(32).toString('hex')
const ring = (text: string): KeyRing => {
  const read = readKeyRing(text)
  if (typeof read === 'string') throw new Error(read)
  return read
}

describe('the ring of keys', () => {
  it('takes what is new under its first key, and opens what is under any', () => {
    const [a, b] = [hex(), hex()]
    const fileKey = newFileKey()
    const old = wrapKey(ring(`a:${a}`), fileKey, 'x')
    const both = ring(`b:${b}, a:${a}`)
    expect(unwrapKey(both, old, 'x').equals(fileKey)).toBe(true)
    expect(wrapKey(both, fileKey, 'x').kid).toBe('b')
    expect(() => unwrapKey(ring(`b:${b}`), old, 'x')).toThrow(KeyMissing)
  })

  it('opens a key for the row alone that it is of, and only as it was', () => {
    const keys = ring(`a:${hex()}`)
    const held = wrapKey(keys, newFileKey(), 'community-a|row')
    expect(() => unwrapKey(keys, held, 'community-b|row')).toThrow()
    for (const at of [0, 12, 59]) {
      const wrapped = Buffer.from(held.wrapped)
      wrapped[at] = (wrapped[at] ?? 0) ^ 1
      expect(() => unwrapKey(keys, { ...held, wrapped }, 'community-a|row')).toThrow()
    }
    expect(() => unwrapKey(ring(`a:${hex()}`), held, 'community-a|row')).toThrow()
  })

  it.each([
    '',
    'a',
    `a:${'0'.repeat(64)}`,
    'a:abc',
    `:${hex()}`,
    `a:${hex()},`,
    `a b:${hex()}`,
    `a:${hex()},a:${hex()}`,
  ])('refuses what is none: %j', (text) => {
    expect(typeof readKeyRing(text)).toBe('string')
  })
})
