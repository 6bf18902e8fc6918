import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ROLES } from '@/kernel/domain/membership'
import { isOpenTo, readersOf } from './readers'

const list = fc.subarray([...ROLES])

describe('who reads what lies in folders', () => {
  it('is everybody who belongs there where no list says anything', () => {
    expect(isOpenTo([[], []], ['vendor'])).toBe(true)
    expect(isOpenTo([], ['owner'])).toBe(true)
    expect(isOpenTo([[]], [])).toBe(false)
  })

  it('asks one role to meet every list on the way', () => {
    expect(isOpenTo([['board'], ['owner']], ['board', 'owner'])).toBe(false)
    expect(isOpenTo([['board', 'owner'], ['owner']], ['board', 'owner'])).toBe(true)
  })

  it('is never opened by one more list, nor closed by one more role', () => {
    fc.assert(
      fc.property(
        fc.array(list),
        list,
        list,
        fc.constantFrom(...ROLES),
        (lists, more, held, role) => {
          if (isOpenTo([...lists, more], held)) expect(isOpenTo(lists, held)).toBe(true)
          if (isOpenTo(lists, held)) expect(isOpenTo(lists, [...held, role])).toBe(true)
        },
      ),
    )
  })
})

describe('a list of roles', () => {
  it('is read from whatever lies there', () => {
    expect(readersOf(['owner', 'x', 'manager', 'owner', 3])).toEqual(['manager', 'owner'])
    for (const value of [null, undefined, 'owner', {}, 7]) expect(readersOf(value)).toEqual([])
  })
})
