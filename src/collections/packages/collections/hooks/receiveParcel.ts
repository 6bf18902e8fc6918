import { randomBytes } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'
import { systemClock } from '@/kernel/clock'
import type { Package } from '@/payload-types'
import { CODE_LENGTH, codeFrom } from '../../domain/pickupCode'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** A line that names the parcel in lists: `DHL · 12 · Ada Lovelace`. */
const summaryOf = (data: Partial<Package>): string =>
  [
    data.carrier === 'other' ? text(data.carrierName) : text(data.carrier).toUpperCase(),
    text(data.recipientName),
    text(data.trackingNumber),
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** A new parcel is received now, by whoever writes it down, under a code of its own. */
export const receiveParcel: CollectionBeforeChangeHook<Package> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const summary = summaryOf({ ...originalDoc, ...data })
  if (operation !== 'create') return { ...data, summary }
  return {
    ...data,
    summary,
    status: 'received',
    pickupCode: codeFrom(randomBytes(CODE_LENGTH)),
    receivedAt: systemClock.now().toISOString(),
    receivedBy: req.user?.id ?? null,
    notifiedAt: null,
    closedAt: null,
    closedBy: null,
    collectorName: null,
    releaseMethod: null,
  }
}
