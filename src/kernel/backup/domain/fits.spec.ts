import { describe, expect, it } from '@jest/globals'
import { misfitOf } from './fits'

const here = { migrations: ['a', 'b'], keys: { k1: 'one', k2: 'two' } }

describe('whether a backup fits an installation', () => {
  it('fits where the tables are the same and each key is there', () => {
    expect(misfitOf({ migrations: ['b', 'a'], keys: { k1: 'one' } }, here)).toBeNull()
  })
  it('knows one of a newer release and one of an older', () => {
    expect(misfitOf({ ...here, migrations: ['a', 'b', 'c'] }, here)).toEqual({
      reason: 'newer',
      migrations: ['c'],
    })
    expect(misfitOf({ ...here, migrations: ['a'] }, here)).toEqual({
      reason: 'older',
      migrations: ['b'],
    })
  })
  it('misses keys that are not there, and those that are others under the same name', () => {
    const keys = { k1: 'another', k2: 'two', k3: 'three' }
    expect(misfitOf({ ...here, keys }, here)).toEqual({ reason: 'keys', keys: ['k1', 'k3'] })
  })
})
