import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  accentCss,
  accentsOf,
  accentStyle,
  ACCENT_THEMES,
  DEFAULT_ACCENT,
  THEME_GROUNDS,
} from './accent'
import { contrast, fromOklch, normaliseHex, toOklch } from './colour'

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('accentsOf', () => {
  it.each(ACCENT_THEMES)('can be read in the %s theme, whatever the colour', (theme) => {
    const { grounds, ratio } = THEME_GROUNDS[theme]
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { accent, strong, on, soft } = accentsOf(colour)[theme]
        for (const ground of [...grounds, soft, on]) {
          expect(contrast(accent, ground)).toBeGreaterThanOrEqual(ratio)
        }
        expect(contrast(strong, on)).toBeGreaterThanOrEqual(ratio)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves a colour that can be read as it is', () => {
    expect(accentsOf('#1f6b57').light.accent).toBe('#1f6b57')
    expect(accentsOf('#7a3e9d').light.accent).toBe('#7a3e9d')
  })

  it('darkens what is too pale for light pages, and keeps its hue', () => {
    const { accent } = accentsOf('#ffd400').light
    expect(toOklch(accent).lightness).toBeLessThan(toOklch('#ffd400').lightness)
    expect(Math.abs(toOklch(accent).hue - toOklch('#ffd400').hue)).toBeLessThan(6)
  })

  it('lightens what is too deep for dark pages', () => {
    const { accent } = accentsOf('#12324a').dark
    expect(toOklch(accent).lightness).toBeGreaterThan(toOklch('#12324a').lightness)
  })

  it('takes the product’s accent for what is no colour', () => {
    expect(accentsOf('url(evil)')).toEqual(accentsOf(DEFAULT_ACCENT))
    expect(accentsOf('')).toEqual(accentsOf(DEFAULT_ACCENT))
  })
})

describe('accentStyle and accentCss', () => {
  it('name one variable for each theme and token', () => {
    const style = accentStyle('#1f6b57')
    expect(Object.keys(style)).toHaveLength(12)
    expect(style['--brand-light-accent']).toBe('#1f6b57')
  })

  it('let nothing but colours into the page', () => {
    expect(accentCss('red;}body{display:none')).toMatch(
      /^:root\{(--brand-[a-z]+-[a-z]+:#[0-9a-f]{6};?){12}\}$/,
    )
  })
})

describe('colour', () => {
  it.each([
    ['#ABC', '#aabbcc'],
    ['0055ff', '#0055ff'],
    [' #0055FF ', '#0055ff'],
    ['#0055', undefined],
    ['blue', undefined],
  ])('reads %s', (text, expected) => {
    expect(normaliseHex(text)).toBe(expected)
  })

  it('knows the ends of the scale', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#777777')).toBe(1)
  })

  it('comes back from OKLCH', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const back = fromOklch(toOklch(colour))
        const bytes = (hex: string) =>
          [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
        const [before, after] = [bytes(colour), bytes(back)]
        before.forEach((byte, index) =>
          expect(Math.abs(byte - (after[index] ?? 999))).toBeLessThan(8),
        )
      }),
    )
  })
})
