import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { safeHref } from './safeHref'

describe('where a link leads', () => {
  it.each([
    'https://example.org/a?b#c',
    'http://example.org',
    'mailto:a@example.org',
    'tel:+331',
    '/c/x',
  ])('is kept: %s', (href) => {
    expect(safeHref(href)).toBe(href)
    expect(safeHref(` ${href} `)).toBe(href)
  })
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'example',
    '',
    undefined,
    7,
  ])('is not: %p', (href) => {
    expect(safeHref(href)).toBeNull()
  })
  it('is never a script, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const href = safeHref(text)
        if (href === null || href.startsWith('/')) return
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(new URL(href).protocol)
      }),
    )
  })
})
