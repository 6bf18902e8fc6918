import { describe, expect, it } from '@jest/globals'
import { createOriginCheck } from './origins.ts'

describe('the origin check', () => {
  const check = createOriginCheck({
    allowed: ['https://home.example/', 'http://localhost:3000'],
    allowsAny: false,
  })

  it('lets in listed pages and programs', () => {
    expect(check('https://home.example')).toBe(true)
    expect(check('http://localhost:3000')).toBe(true)
    expect(check(undefined)).toBe(true)
  })

  it.each(['https://evil.example', 'http://home.example', 'https://home.example:8443', 'null', ''])(
    'refuses %j',
    (origin) => {
      expect(check(origin)).toBe(false)
    },
  )

  it('refuses every page when none is listed, unless any is allowed', () => {
    expect(createOriginCheck({ allowed: [], allowsAny: false })('https://a.example')).toBe(false)
    expect(createOriginCheck({ allowed: [], allowsAny: true })('https://a.example')).toBe(true)
  })
})
