import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { changesFor, withoutTab, withWant, type Wants } from './wants'

const none: Wants = new Map()
const both = withWant(withWant(none, 'one', ['a', 'b']), 'two', ['b', 'c', 'c'])

describe('what the tabs want', () => {
  it('is joined once, whoever wants it', () => {
    expect(changesFor(both, new Set())).toEqual({ join: ['a', 'b', 'c'], leave: [] })
    expect(changesFor(both, new Set(['b', 'x']))).toEqual({ join: ['a', 'c'], leave: ['x'] })
  })

  it('is left when the last tab that wants it goes', () => {
    const held = new Set(['a', 'b', 'c'])
    expect(changesFor(withoutTab(both, 'one'), held)).toEqual({ join: [], leave: ['a'] })
    expect(changesFor(withWant(both, 'two', []), held)).toEqual({ join: [], leave: ['c'] })
    expect(changesFor(none, held)).toEqual({ join: [], leave: ['a', 'b', 'c'] })
  })

  it('is what the connection has once the changes are made', () => {
    const names = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'))
    fc.assert(
      fc.property(fc.array(names), names, (tabs, before) => {
        const wants = tabs.reduce<Wants>(
          (all, channels, tab) => withWant(all, String(tab % 3), channels),
          none,
        )
        const held = new Set(before)
        const { join, leave } = changesFor(wants, held)
        for (const channel of leave) held.delete(channel)
        for (const channel of join) held.add(channel)
        expect([...held].sort()).toEqual([...new Set([...wants.values()].flat())].sort())
      }),
    )
  })
})
