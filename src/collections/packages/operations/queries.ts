import type { PayloadRequest } from 'payload'
import { notFound } from '@/kernel/errors'
import { MOST_AT_ONCE } from '../domain/handover'
import type { ParcelState } from '../domain/parcel'
import { plainNumber } from '../domain/trackingNumber'
import { findUnits } from './findUnits'

const LIST_LIMIT = 100

/** Parcels of a community as the desk sees them, newest first; by rights of the person. */
export const deskList = ({
  req,
  community,
  status,
  isMatched,
}: {
  req: PayloadRequest
  community: string
  status: ParcelState
  /** Only those whose label is known, or only those whose is not. */
  isMatched?: boolean
}) =>
  req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: status === 'received' ? '-receivedAt' : '-closedAt',
    where: {
      and: [
        { community: { equals: community } },
        { status: { equals: status } },
        ...(isMatched === undefined ? [] : [{ unit: { exists: isMatched } }]),
      ],
    },
  })

/** Parcels of the person's own units, newest first; by rights of the person. */
export const ownParcels = ({
  req,
  community,
  units,
  isWaiting,
}: {
  req: PayloadRequest
  community: string
  units: string[]
  isWaiting: boolean
}) =>
  req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: '-receivedAt',
    where: {
      and: [
        { community: { equals: community } },
        { unit: { in: units } },
        { status: isWaiting ? { equals: 'received' } : { not_equals: 'received' } },
      ],
    },
  })

/**
 * Those of the parcels that are there for the person. It may run inside a change: somebody without any
 * right to parcels gets none of them, and no refusal, which would take the change with it.
 */
export const parcelsById = ({
  req,
  community,
  ids,
}: {
  req: PayloadRequest
  community: string
  ids: readonly string[]
}) =>
  req.payload.find({
    collection: 'packages',
    depth: 1,
    disableErrors: true,
    limit: ids.length,
    overrideAccess: false,
    pagination: false,
    req,
    select: { unit: true, kind: true, carrier: true, carrierName: true, status: true },
    where: { and: [{ community: { equals: community } }, { id: { in: [...ids] } }] },
  })

/** One parcel of a community with its timeline, by rights of the person. */
export const parcelWithTimeline = async ({
  req,
  community,
  id,
}: {
  req: PayloadRequest
  community: string
  id: string
}) => {
  const parcel = await req.payload.findByID({
    collection: 'packages',
    depth: 1,
    disableErrors: true,
    id,
    overrideAccess: false,
    req,
  })
  const held = typeof parcel?.community === 'string' ? parcel.community : parcel?.community.id
  if (!parcel || held !== community) throw notFound()
  const { docs } = await req.payload.find({
    collection: 'package-events',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'at',
    where: { package: { equals: id } },
  })
  return { parcel, steps: docs }
}

/** The parcel behind a pickup code, by rights of the person; null where there is none to see. */
export const parcelByCode = async ({
  req,
  community,
  code,
}: {
  req: PayloadRequest
  community: string
  code: string
}) => {
  const { docs } = await req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    where: { and: [{ community: { equals: community } }, { pickupCode: { equals: code } }] },
  })
  return docs[0] ?? null
}

/** Parcels that wait for units or names with these words in them, by rights of the person. */
export const findWaiting = async ({
  req,
  community,
  words,
}: {
  req: PayloadRequest
  community: string
  words: string
}) => {
  const units = await findUnits({ req, community, words })
  return req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'receivedAt',
    where: {
      and: [
        { community: { equals: community } },
        { status: { equals: 'received' } },
        {
          or: [
            { unit: { in: units.map(({ id }) => id) } },
            { recipientName: { like: words } },
            { trackingNumber: { equals: words } },
            // As carriers store it, and as a question about it names it.
            { trackingNumber: { equals: plainNumber(words) } },
          ],
        },
      ],
    },
  })
}

/** Some parcels of a community, with all that the desk reads of one, by rights of the person. */
export const parcelsInFull = async ({
  req,
  community,
  ids,
}: {
  req: PayloadRequest
  community: string
  ids: readonly string[]
}) => {
  const { docs } = await req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: LIST_LIMIT,
    overrideAccess: false,
    pagination: false,
    req,
    where: { and: [{ community: { equals: community } }, { id: { in: [...ids] } }] },
  })
  return docs
}

/** What waits for one unit, the oldest first, by rights of the person. */
export const waitingForUnit = ({
  req,
  community,
  unit,
}: {
  req: PayloadRequest
  community: string
  unit: string
}) =>
  req.payload.find({
    collection: 'packages',
    depth: 1,
    limit: MOST_AT_ONCE,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'receivedAt',
    where: {
      and: [
        { community: { equals: community } },
        { unit: { equals: unit } },
        { status: { equals: 'received' } },
      ],
    },
  })
