import { describe, expect, it } from '@jest/globals'
import { receiptOf } from './receipts'

const receipts = { seq: 4, read: 0, delivered: 0, readers: [] }

describe('receiptOf', () => {
  it('is what the pointers of the others say', () => {
    expect(receiptOf(4, receipts)).toEqual({ state: 'sent' })
    expect(receiptOf(4, { ...receipts, delivered: 1 })).toEqual({ state: 'delivered' })
    expect(receiptOf(4, { ...receipts, delivered: 2, read: 1, readers: ['a'] })).toEqual({
      state: 'read',
      count: 1,
      people: ['a'],
    })
    expect(receiptOf(4, { ...receipts, read: 31, readers: null })).toEqual({
      state: 'read',
      count: 31,
      people: null,
    })
  })

  it('says sent of a message that the detail does not know yet', () => {
    expect(receiptOf(5, { ...receipts, read: 3 })).toEqual({ state: 'sent' })
    expect(receiptOf(1, null)).toEqual({ state: 'sent' })
  })
})
