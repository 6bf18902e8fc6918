import { describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { NotVerified } from './envelope'
import { openText, sealText } from './text'

const key = randomBytes(32)
const context = 'community|messages|conversation|7|body'

describe('a sealed text', () => {
  it('says the same when it is opened, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 5000 }),
        fc.string({ maxLength: 200 }),
        (text, where) => {
          expect(openText(key, sealText(key, text, where), where)).toBe(text)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('shows nothing of what it says, and never looks the same twice', () => {
    const text = 'My neighbour has lost her job'
    const [one, other] = [sealText(key, text, context), sealText(key, text, context)]
    expect(one.includes('neighbour')).toBe(false)
    expect(one.equals(other)).toBe(false)
  })

  it('names its version and its suite, and other ones are refused', () => {
    const sealed = sealText(key, 'Hello', context)
    expect([sealed[0], sealed[1]]).toEqual([1, 1])
    for (const at of [0, 1]) {
      const later = Buffer.from(sealed)
      later[at] = 2
      expect(() => openText(key, later, context)).toThrow(/does not know/)
    }
  })

  it('opens as nothing else: in another row, with another key, changed or cut', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, where, bits) => {
          const sealed = sealText(key, text, context)
          const changed = Buffer.from(sealed)
          const at = where % changed.byteLength
          changed[at] = (changed[at] ?? 0) ^ bits
          expect(() => openText(key, changed, context)).toThrow(NotVerified)
          expect(() => openText(key, sealed.subarray(0, at), context)).toThrow(NotVerified)
          expect(() => openText(key, sealed, `${context} `)).toThrow(NotVerified)
          expect(() => openText(randomBytes(32), sealed, context)).toThrow(NotVerified)
        },
      ),
      { numRuns: 200 },
    )
  })
})
