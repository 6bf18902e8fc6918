import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { receiptsOf, unreadOf } from './receipts'
import type { Pointer } from './receipts'
import { joined, left, sees, UNSEEN } from './visibility'

const line = fc.record({
  sender: fc.constantFrom('me', 'you', null),
  isSystem: fc.boolean(),
  isDeleted: fc.boolean(),
})

describe('unread', () => {
  it('is what a count of the lines says', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.nat(30),
        fc.nat(30),
        fc.boolean(),
        (lines, joinedAt, readAt, hasLeft) => {
          const all = lines.map((one, index) => ({ ...one, seq: index + 1 }))
          const lastSeq = all.length
          const inside = joined(UNSEEN, Math.min(joinedAt, lastSeq), false)
          const sight = hasLeft ? left(inside, Math.max(joinedAt, lastSeq - 3)) : inside
          const lastRead = Math.min(readAt, lastSeq)
          const counted = all.filter(
            ({ seq, sender, isSystem, isDeleted }) =>
              seq > lastRead && sees(sight, seq) && sender !== 'me' && !isSystem && !isDeleted,
          )
          const exceptions = all.filter(
            ({ sender, isSystem, isDeleted }) => sender === 'me' || isSystem || isDeleted,
          )
          const unread = unreadOf({ person: 'me', lastSeq, lastRead, sight, exceptions })
          expect(unread).toBe(counted.length)
        },
      ),
    )
  })
})

const pointer = (user: string, lastRead: number, part: Partial<Pointer> = {}): Pointer => ({
  user,
  lastRead,
  lastDelivered: lastRead,
  hidesReceipts: false,
  ...part,
})

describe('receipts', () => {
  it('come from the pointers, without the sender', () => {
    const pointers = [pointer('me', 9), pointer('a', 4), pointer('b', 5, { lastDelivered: 7 })]
    expect(receiptsOf(5, 'me', pointers, { mayHide: true })).toEqual({
      read: 1,
      delivered: 1,
      readers: ['b'],
    })
    expect(receiptsOf(7, 'me', pointers, { mayHide: true })).toEqual({
      read: 0,
      delivered: 1,
      readers: [],
    })
  })

  it('can be hidden between neighbours, and not from management', () => {
    const pointers = [pointer('a', 5, { hidesReceipts: true })]
    expect(receiptsOf(5, 'me', pointers, { mayHide: true })).toMatchObject({
      read: 0,
      delivered: 1,
    })
    expect(receiptsOf(5, 'me', pointers, { mayHide: false })).toMatchObject({ read: 1 })
  })

  it('name nobody above twenty people', () => {
    const many = Array.from({ length: 21 }, (_, index) => pointer(`p${String(index)}`, 5))
    expect(receiptsOf(5, 'me', many, { mayHide: true })).toEqual({
      read: 21,
      delivered: 21,
      readers: null,
    })
    expect(receiptsOf(5, 'me', many.slice(0, 20), { mayHide: true }).readers).toHaveLength(20)
  })
})
