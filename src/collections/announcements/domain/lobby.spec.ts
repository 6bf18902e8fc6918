import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { EVERYBODY } from './audience'
import { isForLobby, nextNotice, passingText } from './lobby'

describe('a notice on the screen of a lobby', () => {
  it.each([
    ['everybody', {}, true],
    ['its building', { buildings: ['East', 'West'] }, true],
    ['another building', { buildings: ['West'] }, false],
    ['roles', { roles: ['owner' as const] }, false],
    ['roles of its building', { buildings: ['East'], roles: ['owner' as const] }, false],
    ['floors', { floors: ['2'] }, false],
    ['units', { units: ['u1'] }, false],
    ['kinds of unit', { unitTypes: ['house'] }, false],
    ['a list', { lists: ['l1'] }, false],
  ])('that is for %s', (_, audience, hangs) => {
    expect(isForLobby({ ...EVERYBODY, ...audience }, 'East')).toBe(hangs)
  })

  it('says as much as is read in passing, in whole words', () => {
    expect(passingText('  The lift\n\nis back.  ')).toBe('The lift is back.')
    fc.assert(
      fc.property(fc.lorem({ maxCount: 300 }), (text) => {
        const said = passingText(text)
        expect(said.length).toBeLessThanOrEqual(421)
        expect(text.startsWith(said.replace(/…$/, ''))).toBe(true)
      }),
    )
  })

  it('is followed by the next, and the last by the first', () => {
    expect([0, 1, 2].map((shown) => nextNotice(shown, 3))).toEqual([1, 2, 0])
    expect(nextNotice(5, 2)).toBe(0)
    expect(nextNotice(0, 0)).toBe(0)
  })
})
