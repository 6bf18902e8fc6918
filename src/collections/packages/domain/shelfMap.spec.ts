import { describe, expect, it } from '@jest/globals'
import { freeFirst } from './shelfMap'

describe('the shelves to choose from', () => {
  it('are free ones first, then by what lies there, else as on the map', () => {
    const map = [
      { name: 'A1', area: 'Room', waiting: 2 },
      { name: 'A2', area: 'Room', waiting: 0 },
      { name: 'B1', area: 'Room', waiting: 1 },
      { name: 'C1', area: 'Cold', waiting: 0 },
    ]
    expect(freeFirst(map).map(({ name }) => name)).toEqual(['A2', 'C1', 'B1', 'A1'])
    expect(map[0]?.name).toBe('A1')
  })
})
