import { randomBytes } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'
import { systemClock } from '@/kernel/clock'
import type { Package } from '@/payload-types'
import { summaryOf } from '../../domain/parcel'
import { CODE_LENGTH, codeFrom } from '../../domain/pickupCode'

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
