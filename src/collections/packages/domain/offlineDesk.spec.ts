import { describe, expect, it } from '@jest/globals'
import { byUnit, isOfflineEntry, isOfflineList, stillWaiting, unitsLike } from './offlineDesk'
import type { OfflineEntry, OfflineList, OfflineParcel } from './offlineDesk'

const parcel = (id: string, unit: string | null, rest: Partial<OfflineParcel> = {}) => ({
  id,
  unit,
  name: null,
  kind: 'parcel',
  carrier: 'dhl',
  shelf: null,
  code: `CODE${id}`,
  receivedAt: '2026-11-30T10:00:00.000Z',
  ...rest,
})
const list: OfflineList = {
  parcels: [
    parcel('1', 'b'),
    parcel('2', 'a', { shelf: 'S2' }),
    parcel('3', null, { name: 'Zoë' }),
  ],
  units: [
    { id: 'a', label: '4B', people: [{ membership: 'm1', name: 'Hélène Roux' }] },
    { id: 'b', label: '14B', people: [{ membership: 'm2', name: 'Ada Lovelace' }] },
  ],
  shelves: ['S1', 'S2'],
}
const release: OfflineEntry = {
  kind: 'release',
  id: 'r',
  at: 1,
  unit: 'b',
  parcels: ['1'],
  collectorKind: 'other',
  collector: null,
  collectorName: 'Bob',
  drawing: null,
}

describe('the list of the day', () => {
  it('is by unit, and what nobody knows comes last', () => {
    const groups = byUnit(list, list.parcels, '')
    expect(groups.map(({ unit, parcels }) => [unit?.label, parcels.map(({ id }) => id)])).toEqual([
      ['4B', ['2']],
      ['14B', ['1']],
      [undefined, ['3']],
    ])
  })

  it('is searched by unit, name, code and shelf, without accents', () => {
    const found = (typed: string) =>
      byUnit(list, list.parcels, typed).flatMap(({ parcels }) => parcels.map(({ id }) => id))
    expect(['helene', 'roux 4b', 'code1', 's2', 'zoe', 'nobody'].map(found)).toEqual([
      ['2'],
      ['2'],
      ['1'],
      ['2'],
      ['3'],
      [],
    ])
  })

  it('has no more what was handed over here', () => {
    expect(stillWaiting(list, [release]).map(({ id }) => id)).toEqual(['2', '3'])
  })

  it('finds units by label and by name, the one that begins so first', () => {
    expect(unitsLike(list.units, '4b').map(({ label }) => label)).toEqual(['4B', '14B'])
    expect(unitsLike(list.units, 'lovelace').map(({ label }) => label)).toEqual(['14B'])
  })
})

describe('what lies on a device', () => {
  it('is read as what it is, or not at all', () => {
    expect([list, { parcels: [] }, null, 'x'].map(isOfflineList)).toEqual([
      true,
      false,
      false,
      false,
    ])
    const intake = { kind: 'intake', id: 'i', at: 1, parcel: {} }
    const broken = [
      { ...intake, at: 'x' },
      { ...intake, parcel: null },
      { ...release, parcels: 1 },
    ]
    expect([intake, release].map(isOfflineEntry)).toEqual([true, true])
    expect([...broken, { ...intake, kind: 'other' }, null].map(isOfflineEntry)).toEqual(
      Array.from({ length: 5 }, () => false),
    )
  })
})
