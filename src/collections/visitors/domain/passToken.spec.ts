import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  claimsToBytes,
  isPassToken,
  passPath,
  readPassBytes,
  readTypedPass,
  spellCode,
} from './passToken'

const second = fc.integer({ min: 0, max: 0xff_ff_ff_fe }).map((at) => new Date(at * 1000))
const claims = fc.record({
  kid: fc.integer({ min: 1, max: 255 }),
  community: fc.uuid(),
  pass: fc.uuid(),
  opensAt: second,
  closesAt: fc.option(second),
  isSingle: fc.boolean(),
})
const tokenOf = (bytes: Uint8Array) =>
  Buffer.concat([bytes, new Uint8Array(64).fill(7)]).toString('base64url')

describe('a pass', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(claims, (one) => {
        const token = tokenOf(claimsToBytes(one))
        expect(isPassToken(token)).toBe(true)
        const read = readPassBytes(Buffer.from(token, 'base64url'))
        expect(read?.claims).toEqual(one)
        expect(read?.signature).toEqual(Buffer.alloc(64, 7))
      }),
    )
  })

  it('is nothing where it has another length or version', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 140 }), (bytes) => {
        const isOne = bytes.byteLength === 107 && bytes[0] === 1
        expect(readPassBytes(bytes) !== undefined).toBe(isOne)
      }),
    )
  })
})

describe('what somebody types or scans', () => {
  it('is a code, a pass, or its address', () => {
    const token = tokenOf(new Uint8Array(43))
    expect(readTypedPass(' 048 151 ')).toEqual({ by: 'code', code: '048151' })
    expect(readTypedPass('048-151')).toEqual({ by: 'code', code: '048151' })
    expect(readTypedPass(token)).toEqual({ by: 'token', token })
    const address = `https://home.example.org${passPath(token)}`
    expect(readTypedPass(address)).toEqual({ by: 'token', token })
    for (const other of ['', '12345', '1234567', 'Robin', `${token}A`]) {
      expect(readTypedPass(other)).toBeUndefined()
    }
    expect(spellCode('048151')).toBe('048 151')
  })
})
