import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { referenceFor } from './signatureReference'

const earlier = [
  { id: 'newest', person: null, name: 'Ada King' },
  { id: 'hers', person: 'ada', name: 'Ada King' },
  { id: 'older', person: 'ada', name: 'Ada King' },
  { id: 'son', person: 'junior', name: 'Yusuf Haddad' },
  { id: 'parcel shop', person: null, name: 'Zoé Müller' },
]

describe('the signature that somebody is compared with', () => {
  it('is the newest of their own account', () => {
    expect(referenceFor(earlier, { person: 'ada', name: 'Ada King' })?.id).toBe('hers')
  })

  it('is else the newest under their name, while no account is known', () => {
    expect(referenceFor(earlier, { person: 'zoe', name: 'Zoé Müller' })?.id).toBe('parcel shop')
    expect(referenceFor(earlier, { person: null, name: ' zoe  MULLER ' })?.id).toBe('parcel shop')
    expect(referenceFor(earlier, { person: null, name: 'Yusuf Haddad' })?.id).toBe('son')
  })

  it('is never one that another account signed, nor anybody’s for no name', () => {
    expect(referenceFor(earlier, { person: 'senior', name: 'Yusuf Haddad' })).toBeUndefined()
    for (const name of ['', '  ', '…', 'Ben']) {
      expect(referenceFor(earlier, { person: null, name })).toBeUndefined()
    }
  })

  it('is of the account or of the name, whoever signed before', () => {
    const person = fc.constantFrom(null, 'a', 'b')
    const name = fc.constantFrom('', 'Ann', 'ANN', 'Bob')
    const signed = fc.record({ person, name })
    fc.assert(
      fc.property(fc.array(signed), signed, (signatures, who) => {
        const found = referenceFor(signatures, who)
        if (found === undefined) {
          if (who.person !== null)
            expect(signatures.map((one) => one.person)).not.toContain(who.person)
          return
        }
        const isOwn = who.person !== null && found.person === who.person
        const isNamed =
          found.name.toLowerCase() === who.name.toLowerCase() &&
          (who.person === null || found.person === null)
        expect(isOwn || isNamed).toBe(true)
      }),
    )
  })
})
