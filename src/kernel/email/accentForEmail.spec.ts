import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { accentForEmail } from './accentForEmail'

const contrastWithWhite = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

describe('accentForEmail', () => {
  it('keeps a colour that is dark enough', () => {
    expect(accentForEmail('#1f5c57')).toBe('#1f5c57')
  })

  it('carries white text for every colour there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const accent = accentForEmail(`#${value.toString(16).padStart(6, '0')}`)
        expect(contrastWithWhite(accent)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('falls back for what is no colour', () => {
    expect(accentForEmail('red; background: url(x)')).toBe('#1f5c57')
  })
})
