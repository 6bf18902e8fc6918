import { describe, expect, it } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { newTotpSecret, stepOfCode, totpUri } from './totp'

const secret = newTotpSecret()
const codeAt = (timestamp: number) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp })
const NOW = Date.UTC(2026, 10, 24, 12, 0, 10)

describe('a code of an authenticator app', () => {
  it('is the published one', () => {
    // RFC 6238, appendix B: the last six digits of the value at 59 seconds.
    const published = Secret.fromLatin1('12345678901234567890').base32
    expect(stepOfCode(published, '287082', 59_000)).toBe(1)
  })

  it('counts one step early and late, and names its own step', () => {
    const step = Math.floor(NOW / 30_000)
    expect(stepOfCode(secret, codeAt(NOW), NOW)).toBe(step)
    expect(stepOfCode(secret, codeAt(NOW - 30_000), NOW)).toBe(step - 1)
    expect(stepOfCode(secret, codeAt(NOW + 30_000), NOW)).toBe(step + 1)
    expect(stepOfCode(secret, codeAt(NOW - 60_000), NOW)).toBeNull()
    expect(stepOfCode(secret, codeAt(NOW + 60_000), NOW)).toBeNull()
  })

  it('is told to the app with who and where', () => {
    const uri = new URL(totpUri(secret, 'ana@example.test'))
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toContain('Courtyard:ana@example.test')
    expect(uri.searchParams.get('secret')).toBe(secret)
    expect(uri.searchParams.get('issuer')).toBe('Courtyard')
  })
})
