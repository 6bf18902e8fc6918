import { describe, expect, it } from '@jest/globals'
import { hasUnchosenUnit, incompleteIn, parcelIn } from './batchRows'

const row = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(`${name}-one`, value)
  // Of another row, and of none.
  form.set('trackingNumber-two', 'another')
  form.set('unit', 'nowhere')
  return form
}

describe('a row of a batch', () => {
  it('is what stands in its own fields, without the spaces around', () => {
    const form = row({ unit: 'u1', trackingNumber: ' 1Z5R ', kind: 'parcel', carrier: 'ups' })
    expect(parcelIn(form, 'one')).toEqual({
      clientId: 'one',
      unit: 'u1',
      trackingNumber: '1Z5R',
      kind: 'parcel',
      carrier: 'ups',
      carrierName: '',
      recipientName: '',
      shelf: '',
    })
  })

  it('without a unit is one that nobody knows yet', () => {
    expect(parcelIn(row({ unit: '' }), 'one').unit).toBeNull()
    expect(parcelIn(row({}), 'one').unit).toBeNull()
  })

  it('with a unit that was typed and not chosen is not lost without a word', () => {
    expect(hasUnchosenUnit(row({ unitLabel: '402' }), 'one')).toBe(true)
    expect(hasUnchosenUnit(row({ unitLabel: '402', unit: 'u1' }), 'one')).toBe(false)
    expect(hasUnchosenUnit(row({ unitLabel: '  ' }), 'one')).toBe(false)
  })
})

describe('rows without a server', () => {
  it('say what is missing before they are kept', () => {
    const row = (clientId: string, carrier: string, carrierName = '') => ({
      ...{ clientId, unit: null, trackingNumber: '', kind: 'parcel', recipientName: '', shelf: '' },
      carrier,
      carrierName,
    })
    const rows = [row('a', 'dhl'), row('b', ''), row('c', 'other'), row('d', 'other', 'Bob')]
    expect([...incompleteIn(rows, 'missing')]).toEqual([
      ['b', { field: 'carrier', message: 'missing' }],
      ['c', { field: 'carrierName', message: 'missing' }],
    ])
  })
})
