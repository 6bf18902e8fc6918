import type { CollectionAfterChangeHook } from 'payload'
import type { Package } from '@/payload-types'
import { learnLabel } from '../../operations/learnLabel'
import { moveNote } from '../../operations/moveParcel'
import { recordStep } from '../../operations/recordStep'
import { idOf } from './idOf'

/** Records and announces every parcel that is written down or corrected, whoever does it. */
export const announceParcel: CollectionAfterChangeHook<Package> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const community = idOf(doc.community)
  const unitId = doc.unit ? idOf(doc.unit) : null
  const parcel = { community, packageId: idOf(doc), unitId }
  if (operation === 'create') {
    await recordStep(req, { ...parcel, step: 'received' })
    if (unitId !== null) {
      const recipient = doc.recipient ? idOf(doc.recipient) : null
      await learnLabel(req, { community, unit: unitId, recipient, label: doc.recipientName })
    }
    return
  }
  const isMoved = doc.status === 'received' && (doc.shelf ?? '') !== (previousDoc.shelf ?? '')
  await recordStep(req, {
    ...parcel,
    step: isMoved ? 'moved' : 'changed',
    ...(isMoved && { note: moveNote(previousDoc.shelf, doc.shelf) }),
  })
}
