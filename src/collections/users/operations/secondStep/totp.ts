import { Secret, TOTP } from 'otpauth'

/** Seconds that a code lasts. */
const PERIOD = 30

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Courtyard',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })

/** 160 bits in base 32, as authenticator apps take them. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString()

/**
 * The 30-second step whose code this is: that of the moment, the one before, the one after. Null
 * where it is none of them.
 * @param at milliseconds since 1970
 */
export const stepOfCode = (secret: string, code: string, at: number): number | null => {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: at, window: 1 })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta
}
