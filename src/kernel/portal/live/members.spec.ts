import { describe, expect, it } from '@jest/globals'
import { membersAfter, readMembers } from './members'

const ANNA = { id: 'a', name: 'Anna', side: 'staff' }
const BEN = { id: 'b', name: 'Ben', side: 'resident' }
const info = ({ name, side }: typeof ANNA) => ({ name, side })

describe('membersAfter', () => {
  it('follows who comes and goes', () => {
    const first = membersAfter([], 'pusher:subscription_succeeded', {
      members: { a: info(ANNA) },
      count: 1,
      myID: 'a',
    })
    expect(first).toEqual([ANNA])
    const second = membersAfter(first!, 'pusher:member_added', { id: 'b', info: info(BEN) })
    expect(second).toEqual([ANNA, BEN])
    expect(membersAfter(second!, 'pusher:member_added', { id: 'b', info: info(BEN) })).toEqual(
      second,
    )
    expect(membersAfter(second!, 'pusher:member_removed', { id: 'a' })).toEqual([BEN])
  })

  it('says nothing of a private channel, of other events, and of nonsense', () => {
    expect(membersAfter([ANNA], 'pusher:subscription_succeeded', {})).toBeUndefined()
    expect(membersAfter([ANNA], 'message.sent', { id: 'a' })).toBeUndefined()
    expect(membersAfter([ANNA], 'pusher:member_removed', null)).toBeUndefined()
  })
})

describe('readMembers', () => {
  it('takes what another tab says, and leaves out what is none', () => {
    expect(readMembers([ANNA, null, { id: 3 }, { id: 'c' }])).toEqual([
      ANNA,
      { id: 'c', name: '', side: '' },
    ])
    expect(readMembers('x')).toEqual([])
  })
})
