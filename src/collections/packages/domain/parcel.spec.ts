import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canMove, isFinal } from '@/kernel/domain/transitions'
import {
  canUndo,
  isBroughtByHand,
  isCarrier,
  isItemKind,
  isParcelState,
  needsConditionNote,
  PARCEL_STATES,
  PARCEL_TRANSITIONS,
  summaryOf,
  UNDO_WINDOW_MS,
} from './parcel'

describe('a parcel', () => {
  it('is handed over, returned or lost once, and then stays so', () => {
    expect(canMove(PARCEL_TRANSITIONS, 'received', 'collected')).toBe(true)
    expect(canMove(PARCEL_TRANSITIONS, 'returned', 'collected')).toBe(false)
    const open = PARCEL_STATES.filter((state) => !isFinal(PARCEL_TRANSITIONS, state))
    expect(open).toEqual(['received'])
  })

  it('knows its states', () => {
    expect(isParcelState('lost')).toBe(true)
    expect(isParcelState('notified')).toBe(false)
  })

  it('is one of several kinds, from carriers or from hand to hand', () => {
    expect([isItemKind('laundry'), isItemKind('pigeon')]).toEqual([true, false])
    expect([isCarrier('hand'), isCarrier('pigeon')]).toEqual([true, false])
    expect(isBroughtByHand('keys')).toBe(true)
    expect(isBroughtByHand('outgoing')).toBe(false)
  })

  it('needs a word where it did not come whole', () => {
    expect(needsConditionNote('good')).toBe(false)
    expect(needsConditionNote('wet')).toBe(true)
    expect(needsConditionNote(undefined)).toBe(false)
  })

  it('can be taken back within the window and not a moment longer', () => {
    const closedAt = new Date('2026-03-01T10:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * UNDO_WINDOW_MS }), (elapsed) => {
        const now = new Date(closedAt.getTime() + elapsed)
        expect(canUndo({ status: 'collected', closedAt }, now)).toBe(elapsed < UNDO_WINDOW_MS)
        expect(canUndo({ status: 'received', closedAt: null }, now)).toBe(false)
      }),
    )
  })
})

describe('the line that names a parcel', () => {
  it.each([
    [{ carrier: 'dhl', recipientName: ' Ada ', trackingNumber: 'JD0146' }, 'DHL · Ada · JD0146'],
    [{ carrier: 'other', carrierName: 'Opal Couriers', recipientName: null }, 'Opal Couriers'],
    [{ carrier: 'ups', carrierName: 'nobody asked' }, 'UPS'],
    [{}, ''],
  ])('of %j is %s', (parcel, line) => {
    expect(summaryOf(parcel)).toBe(line)
  })
})
