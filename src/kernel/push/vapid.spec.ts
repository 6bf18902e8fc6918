import { describe, expect, it } from '@jest/globals'
import { createECDH } from 'node:crypto'
import { isPointOfCurve, keyPairOf } from './vapid'

const ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'

describe('the key that we send with', () => {
  it('is read from hex and from base64url alike, with its public half', () => {
    const pair = createECDH('prime256v1')
    const publicKey = pair.generateKeys('base64url', 'uncompressed')
    const privateKey = pair.getPrivateKey()
    const expected = { publicKey, privateKey: privateKey.toString('base64url').padStart(43, 'A') }
    const padded = Buffer.concat([Buffer.alloc(32 - privateKey.length), privateKey])
    expect(keyPairOf(padded.toString('hex'))).toEqual({
      ...expected,
      privateKey: padded.toString('base64url'),
    })
    expect(keyPairOf(padded.toString('base64url'))?.publicKey).toBe(publicKey)
  })

  it.each([
    ['', 'nothing'],
    ['00'.repeat(32), 'zero'],
    [ORDER, 'the order of the curve'],
    ['ff'.repeat(32), 'more than the order'],
    ['ab'.repeat(16), 'half of one'],
    ['a secret of some words', 'no key at all'],
  ])('is not %j: %s', (text) => {
    expect(keyPairOf(text)).toBeNull()
  })
})

describe('the key of a browser', () => {
  it('is a point of the curve', () => {
    const own = createECDH('prime256v1').generateKeys()
    expect(isPointOfCurve(own.toString('base64url'))).toBe(true)
    const off = Buffer.from(own)
    off[64] = (off[64] ?? 0) ^ 1
    expect(isPointOfCurve(off.toString('base64url'))).toBe(false)
    expect(isPointOfCurve(own.subarray(0, 64).toString('base64url'))).toBe(false)
    expect(isPointOfCurve(Buffer.alloc(65).toString('base64url'))).toBe(false)
    expect(isPointOfCurve('')).toBe(false)
  })
})
