import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { missingPart, sortOut } from './handover'
import type { Held } from './handover'
import { PARCEL_STATES } from './parcel'

describe('what a hand-over lacks', () => {
  const signed = { signature: 'paper', signatureCheck: 'none' } as const

  it('is somebody of the household, or a name for everybody else', () => {
    expect(missingPart({ ...signed, collectorKind: 'household' })).toBe('collector')
    expect(missingPart({ ...signed, collectorKind: 'household', collectorName: 'Ada' })).toBe(
      'collector',
    )
    for (const collectorKind of ['proxy', 'other'] as const) {
      expect(missingPart({ ...signed, collectorKind, collector: 'a' })).toBe('collectorName')
      expect(missingPart({ ...signed, collectorKind, collectorName: 'Ada' })).toBeUndefined()
    }
  })

  it('is the signature where it is said to be on the screen', () => {
    const taken = {
      collectorKind: 'household',
      collector: 'a',
      signatureCheck: 'none',
    } as const
    expect(missingPart({ ...taken, signature: 'screen' })).toBe('signatureFile')
    expect(missingPart({ ...taken, signature: 'screen', signatureFile: 'f' })).toBeUndefined()
    expect(missingPart({ ...taken, signature: 'paper' })).toBeUndefined()
  })

  it('is what it was compared with, and a note where that does not match', () => {
    const taken = { ...signed, collectorKind: 'household', collector: 'a' } as const
    for (const signatureCheck of ['alike', 'different'] as const) {
      expect(missingPart({ ...taken, signatureCheck, signatureNote: 'n' })).toBe(
        'signatureReference',
      )
    }
    const compared = { ...taken, signatureReference: 'h' }
    expect(missingPart({ ...compared, signatureCheck: 'alike' })).toBeUndefined()
    expect(missingPart({ ...compared, signatureCheck: 'different' })).toBe('signatureNote')
    expect(
      missingPart({ ...compared, signatureCheck: 'different', signatureNote: 'n' }),
    ).toBeUndefined()
    expect(missingPart(compared)).toBeUndefined()
  })
})

describe('parcels of one hand-over', () => {
  const parcel = (id: string, data: Partial<Held> = {}): Held => ({
    id,
    unit: 'u',
    status: 'received',
    ...data,
  })

  it('are all or nothing where one is not there or is another unit’s', () => {
    expect(sortOut(['a', 'b'], [parcel('a')], 'u')).toEqual({ problem: 'not-there' })
    expect(sortOut(['a', 'b'], [parcel('a'), parcel('b', { unit: 'v' })], 'u')).toEqual({
      problem: 'other-unit',
    })
    expect(sortOut(['a'], [parcel('a', { unit: null })], 'u')).toEqual({ problem: 'other-unit' })
  })

  it('go through but for those that are closed, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARCEL_STATES), { minLength: 1 }), (states) => {
        const held = states.map((status, index) => parcel(String(index), { status }))
        const asked = held.map(({ id }) => id)
        const sorted = sortOut([...asked, ...asked], held, 'u')
        if ('problem' in sorted) throw new Error(sorted.problem)
        expect(sorted.waiting.every(({ status }) => status === 'received')).toBe(true)
        expect(sorted.missed.some(({ status }) => status === 'received')).toBe(false)
        expect([...sorted.waiting, ...sorted.missed].map(({ id }) => id).toSorted()).toEqual(
          asked.toSorted(),
        )
      }),
    )
  })
})
