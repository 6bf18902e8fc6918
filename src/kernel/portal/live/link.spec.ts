import { describe, expect, it } from '@jest/globals'
import { mustCatchUp, NO_LINK } from './link'

describe('a view catches up', () => {
  const view = ['a', 'b']

  it('when the last of its channels stands, not before', () => {
    expect(mustCatchUp(NO_LINK, view, null)).toBe(false)
    expect(mustCatchUp({ link: '1', settled: [] }, view, null)).toBe(false)
    expect(mustCatchUp({ link: '1', settled: ['b'] }, view, null)).toBe(false)
    expect(mustCatchUp({ link: '1', settled: ['b', 'a', 'c'] }, view, null)).toBe(true)
  })

  it('once for each connection', () => {
    const first = { link: '1', settled: view }
    expect(mustCatchUp(first, view, '1')).toBe(false)
    expect(mustCatchUp({ ...first, link: '2' }, view, '1')).toBe(true)
    expect(mustCatchUp({ ...first, link: '2' }, view, '2')).toBe(false)
  })
})
