import type { CollectionAfterChangeHook } from 'payload'
import type { Package } from '@/payload-types'
import { recordStep } from '../../operations/recordStep'

const idOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  throw new TypeError('a parcel without its unit or community')
}

/** Records and announces every parcel that is written down or corrected, whoever does it. */
export const announceParcel: CollectionAfterChangeHook<Package> = async ({
  doc,
  operation,
  req,
}) => {
  await recordStep(req, {
    step: operation === 'create' ? 'received' : 'changed',
    community: idOf(doc.community),
    packageId: idOf(doc),
    unitId: idOf(doc.unit),
  })
}
