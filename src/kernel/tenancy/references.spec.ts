import { describe, expect, it } from '@jest/globals'
import { pointersOf, referencesIn } from './references'

const first = <T>(list: readonly T[]): T => {
  const [head] = list
  if (head === undefined) throw new Error('the list is empty')
  return head
}

describe('referencesIn', () => {
  it('finds relationships and uploads at every depth', () => {
    const found = referencesIn([
      { name: 'unit', type: 'relationship', relationTo: 'units' },
      { type: 'row', fields: [{ name: 'photo', type: 'upload', relationTo: 'media' }] },
      {
        name: 'stay',
        type: 'group',
        fields: [{ name: 'host', type: 'relationship', relationTo: ['users', 'memberships'] }],
      },
      {
        name: 'guests',
        type: 'array',
        fields: [{ name: 'badge', type: 'upload', relationTo: 'media' }],
      },
      {
        type: 'tabs',
        tabs: [
          { label: 'A', fields: [{ name: 'a', type: 'relationship', relationTo: 'units' }] },
          { name: 'b', fields: [{ name: 'c', type: 'relationship', relationTo: 'units' }] },
        ],
      },
      {
        name: 'body',
        type: 'blocks',
        blocks: [
          { slug: 'link', fields: [{ name: 'to', type: 'relationship', relationTo: 'units' }] },
        ],
      },
      { name: 'note', type: 'text' },
    ])
    expect(found.map(({ path }) => path.join('.'))).toEqual([
      'unit',
      'photo',
      'stay.host',
      'guests.[].badge',
      'a',
      'b.c',
      'body.[].to',
    ])
  })
})

describe('pointersOf', () => {
  const reference = (path: string[], ...relationTo: string[]) => ({ path, relationTo })

  it('reads ids and populated documents', () => {
    expect(pointersOf({ unit: 'u1' }, reference(['unit'], 'units'))).toEqual([
      { relationTo: 'units', id: 'u1' },
    ])
    expect(pointersOf({ unit: { id: 'u2' } }, reference(['unit'], 'units'))).toEqual([
      { relationTo: 'units', id: 'u2' },
    ])
  })

  it('reads many, polymorphic and nested values', () => {
    expect(pointersOf({ units: ['a', 'b'] }, reference(['units'], 'units'))).toHaveLength(2)
    expect(
      first(
        pointersOf(
          { to: { relationTo: 'media', value: 'm' } },
          reference(['to'], 'units', 'media'),
        ),
      ),
    ).toEqual({ relationTo: 'media', id: 'm' })
    expect(
      pointersOf(
        { guests: [{ badge: 'x' }, {}, { badge: 'y' }] },
        reference(['guests', '[]', 'badge'], 'media'),
      ),
    ).toEqual([
      { relationTo: 'media', id: 'x' },
      { relationTo: 'media', id: 'y' },
    ])
  })

  it('is empty where nothing is set', () => {
    expect(pointersOf({}, reference(['unit'], 'units'))).toEqual([])
    expect(pointersOf({ unit: null }, reference(['unit'], 'units'))).toEqual([])
    expect(pointersOf(undefined, reference(['a', 'b'], 'units'))).toEqual([])
  })
})
