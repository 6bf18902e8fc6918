import { describe, expect, it } from '@jest/globals'
import type { PortalContext } from '@/kernel/portal/context'
import { rowsOf } from './rowsOf'

const t = (key: string, values?: Record<string, string>) =>
  values ? `${key} ${Object.values(values).join(' to ')}` : key
const context = { format: { date: (day: string) => `<${day}>` } } as unknown as PortalContext

const row = (kind: Parameters<typeof rowsOf>[0]['kind'], entry: object) =>
  rowsOf({ kind, entries: [{ id: 'one', ...entry }], t, context })

describe('the entries of a household in a list', () => {
  it('say the least that tells them apart, and leave out what is not known', () => {
    expect(
      [
        row('members', { name: 'Ada', relation: 'child', phone: '+14165550100' }),
        row('members', { name: 'Ada', relation: 'child', phone: null }),
        row('contacts', { name: 'Bo', kind: 'emergency', phone: '+14165550100', note: 'At night' }),
        row('vehicles', { plate: 'ABCD 123', kind: 'car', description: 'Blue' }),
        row('pets', { name: 'Rex', species: 'dog' }),
        row('absences', { from: '2026-07-01', until: '2026-07-15', note: 'Sea' }),
        row('assistance', { needs: 'Wheelchair', whereToFind: 'Bedroom', whatHelps: 'Two people' }),
      ].flat(),
    ).toEqual([
      { id: 'one', title: 'Ada', text: 'members.options.relation.child · +1 416 555 0100' },
      { id: 'one', title: 'Ada', text: 'members.options.relation.child' },
      {
        id: 'one',
        title: 'Bo',
        text: 'contacts.options.kind.emergency · +1 416 555 0100 · At night',
      },
      { id: 'one', title: 'ABCD 123', text: 'vehicles.options.kind.car · Blue' },
      { id: 'one', title: 'Rex', text: 'pets.options.species.dog' },
      { id: 'one', title: 'absences.span <2026-07-01> to <2026-07-15>', text: 'Sea' },
      { id: 'one', title: 'Wheelchair', text: 'Bedroom · Two people' },
    ])
  })
})
